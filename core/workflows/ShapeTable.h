// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/synthesis/ShapeStatistics.h"

namespace disyre {

/// A row of the table of anomaly shapes: the statistics of one kind of shape.
struct ShapeTableRow {
    std::string kind;  ///< In words.
    ShapeStatistics shapes;
};

/// Measures `count` shapes of each kind that training draws, in patches with a side of `patch`
/// pixels. The last row holds the known statistics of the authors' own free forms. Throws
/// SettingsError as shapeStatistics() does.
[[nodiscard]] std::vector<ShapeTableRow> shapeTable(int patch, int count, std::uint64_t seed);

}  // namespace disyre
