// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/evaluation/Baselines.h"
#include "core/image/Volume.h"

namespace disyre::app {

/// A skull-stripped brain that others are aligned with, in RAS order.
struct TemplateBrain {
    Volume scan;
    Mask brain;
};

/// Throws ScanError when the file is no skull-stripped brain.
[[nodiscard]] TemplateBrain readTemplateBrain(const std::filesystem::path& file);

/// A trivial map: the difference from the template, which is carried to the scan by an affine and given
/// the gain and offset that fit it best inside the brain. 0 outside the brain.
/// @param image,brain a scan scaled to [0, 1], in RAS order
/// Throws SettingsError when the two cannot be aligned.
[[nodiscard]] BaselineMap templateDifference(const TemplateBrain& templateBrain, const Volume& image,
                                             const Mask& brain);

}  // namespace disyre::app
