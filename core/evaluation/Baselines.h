// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// An anomaly map that is computed without a model.
struct BaselineMap {
    std::string name;
    std::vector<float> scores;  ///< One score for each voxel of the scan; 0 outside the brain.
};

/// Computes the trivial anomaly maps that every method is compared with. The scan must be in RAS
/// order and scaled to [0, 1]. The maps are the intensity, the darkness (1 - intensity), the
/// absolute difference from a slice-wise Gaussian blur with a standard deviation of
/// `blurMillimetres`, and the absolute difference from the left-right mirror image about the middle
/// of the brain.
[[nodiscard]] std::vector<BaselineMap> baselineMaps(const Volume& image, const Mask& brain,
                                                    double blurMillimetres = 6.0);

}  // namespace disyre
