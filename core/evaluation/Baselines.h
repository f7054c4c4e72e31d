// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// An anomaly map that needs no model.
struct BaselineMap {
    std::string name;
    std::vector<float> scores;  ///< one a voxel, 0 outside the brain
};

/// The trivial maps every method is compared with, on a scan in RAS order scaled to [0, 1]:
/// intensity, darkness (1 - intensity), the difference from a slice-wise Gaussian blur of
/// `blurMillimetres`, and from the left-right mirror image about the brain's middle.
[[nodiscard]] std::vector<BaselineMap> baselineMaps(const Volume& image, const Mask& brain,
                                                    double blurMillimetres = 6.0);

}  // namespace disyre
