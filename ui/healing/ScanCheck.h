// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

#include "core/card/ModelCard.h"
#include "core/image/Volume.h"
#include "core/preprocess/BrainVolume.h"

namespace disyre::ui {

struct OpenedScan;

/// Measures that tell whether a scan is of the kind that a model was trained on.
struct ScanTraits {
    /// The volume of what differs from the background, in litres; no value where nothing can be
    /// told apart from the background.
    std::optional<double> brainLitres;
    /// Whether it shows more than a brain; see MeasuredBrain::looksLikeHead().
    bool looksLikeHead = false;
    /// How well its bright and dark places agree with those of the sample's T1 brain, -1 to 1 (see
    /// contrastSimilarity()); no value where there is no sample to compare with.
    std::optional<double> likenessToT1;
};

/// Measures a scan. Slow. @param ras the scan in RAS order. @param brain its measured brain.
[[nodiscard]] ScanTraits traitsOf(const Volume& ras, const MeasuredBrain& brain);

/// Translated sentences on why the map that this model makes of this scan may not be trusted, and
/// what can be done; none where there is no reason for doubt.
[[nodiscard]] QStringList doubtsAbout(const OpenedScan& scan, const ModelCard& card);

}  // namespace disyre::ui
