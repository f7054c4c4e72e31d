// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

#include "core/card/ModelCard.h"
#include "core/image/Volume.h"

namespace disyre::ui {

struct OpenedScan;

/// What tells whether a scan is of the kind that a model was trained on.
struct ScanTraits {
    /// What differs from the background; without one that stands out, no value.
    std::optional<double> brainLitres;
    /// How alike the sample's T1 brain its bright and dark places are, -1 to 1 (see
    /// contrastSimilarity()); no value where there is no sample to compare with.
    std::optional<double> likenessToT1;
};

/// @param ras in RAS order. Slow.
[[nodiscard]] ScanTraits traitsOf(const Volume& ras);

/// Sentences on why this model's map of this scan cannot be trusted, and what can be done; none
/// where it can.
[[nodiscard]] QStringList doubtsAbout(const OpenedScan& scan, const ModelCard& card);

}  // namespace disyre::ui
