// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// The filled brain of a skull-stripped scan: voxels that differ from the background value, their
/// largest connected piece, holes filled in 3-D (real scans have zeros inside the brain). Where no
/// background value stands out (noise around the head), Otsu's threshold replaces it and a warning
/// says so. Padding or cropping the background changes nothing.
/// Adds a sentence to `warnings` when the result does not look like one stripped adult brain.
/// The result is empty (all 0) only when the scan has no contrast.
[[nodiscard]] Mask findBrain(const Volume& scan, std::vector<std::string>& warnings);

/// A mask or label volume as a brain mask: what is above 0, closed by `closing` voxels, holes
/// filled, then grown by `growing` voxels.
[[nodiscard]] Mask brainFromLabels(const Volume& labels, int closing, int growing);

/// Index box of the voxels inside: first, and one past the last, on each axis. Both are 0 for an
/// empty mask.
struct Box {
    Size3 first{0, 0, 0};
    Size3 end{0, 0, 0};
};
[[nodiscard]] Box boxOf(const Mask& mask);

}  // namespace disyre
