// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/evaluation/Baselines.h"
#include "core/image/Volume.h"

namespace disyre {

/// A skull-stripped brain in its own standard space, in RAS order. Other brains are aligned with
/// it.
struct TemplateBrain {
    Volume scan;
    Mask brain;
};

/// Reads a template brain from a file. Throws ScanError when the file is no skull-stripped brain.
[[nodiscard]] TemplateBrain readTemplateBrain(const std::filesystem::path& file);

/// Makes an anomaly map without a model: the absolute difference between a scan and the template.
/// The template is carried to the scan by an affine and given the gain and offset that fit it best
/// inside the brain. Outside the brain the map is 0.
/// @param image a scan in RAS order with intensities in [0, 1]
/// @param brain its brain, on the same grid
/// Throws SettingsError when the two brains cannot be aligned.
[[nodiscard]] BaselineMap templateDifference(const TemplateBrain& templateBrain,
                                             const Volume& image, const Mask& brain);

}  // namespace disyre
