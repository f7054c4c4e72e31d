// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/Message.h"

namespace disyre {

/// How a slice of the volume is made: as (1 - weight) * lower + weight * upper, where the two are
/// numbers of slices that are there. Mostly it is one of them as it is: lower with a weight of 0.
struct SliceMix {
    std::size_t lower = 0;
    std::size_t upper = 0;
    float weight = 0.0f;
};

/// What becomes of a row of slices along their normal.
struct SliceRow {
    std::vector<SliceMix> slices;    ///< Those of the volume, evenly spaced.
    double spacing = 0.0;            ///< Their distance in mm.
    std::optional<Message> refusal;  ///< Why no volume can be made; `slices` is then empty.
    std::vector<Message> warnings;   ///< What was filled in or resampled.
};

/// Finds out how evenly slices lie. Gaps count as even if they differ by 2 % at most. Single
/// missing slices of an otherwise even row, a tenth of it at most, become the mean of their
/// neighbours; slices that lie unevenly are resampled to their median distance, unless a gap
/// measures more than 2.5 times that. Everything else is refused.
/// @param places where the slices lie along their normal in mm, in rising order, without doubles;
/// two or more.
[[nodiscard]] SliceRow evenRow(const std::vector<double>& places);

}  // namespace disyre
