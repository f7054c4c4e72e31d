// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/image/Volume.h"

namespace disyre {

/// Returns the value of the background of a stripped scan, which fills at least a tenth of it: 0,
/// or else the smallest value, or else the value that most voxels have. That one must also have
/// hardly anything below it (1 % of the voxels, such as noise in the background) or fill half of
/// the scan's six faces. Returns nothing if there is no such value, as in a scan with noise around
/// the head.
[[nodiscard]] std::optional<float> backgroundOf(const Volume& scan);

/// Returns the voxels that differ from the background or, where there is none, lie above Otsu's
/// threshold.
[[nodiscard]] Mask tissueOf(const Volume& scan);

/// Finds the brain of a skull-stripped scan: the voxels that differ from the background's value, of
/// these the largest connected piece, with its holes filled in three dimensions (real scans have
/// zeros inside the brain). If no background value stands out, for instance because of noise around
/// the head, Otsu's threshold is used instead and a warning says so. Padding or cropping the
/// background does not change the result. A message is added to `warnings` if the result does not
/// look like one stripped adult brain, and if a second value may be air: it counts as tissue. The
/// mask is empty (all 0) only if the scan has no contrast.
[[nodiscard]] Mask findBrain(const Volume& scan, std::vector<Message>& warnings);

/// Tells whether one value fills the background of a scan, as in skull-stripped ones: at least a
/// tenth of all voxels have it.
[[nodiscard]] bool hasEmptyBackground(const Volume& scan);

/// Turns a mask or label volume into a brain mask: the voxels above 0, closed by `closing` voxels,
/// with holes filled, and then grown by `growing` voxels.
[[nodiscard]] Mask brainFromLabels(const Volume& labels, int closing, int growing);

/// The bounding box of the voxels of a mask: the first index on each axis, and the index after the
/// last. Both are 0 for an empty mask.
struct Box {
    Size3 first{0, 0, 0};
    Size3 end{0, 0, 0};
};
[[nodiscard]] Box boxOf(const Mask& mask);

}  // namespace disyre
