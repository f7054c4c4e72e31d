// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// The image and brain mask of a subject that patches are drawn from. The view owns neither: both
/// must outlive every object that keeps the view.
struct SubjectView {
    const Volume* image;
    const Mask* mask;
};

/// The smallest box of voxels around a brain; `end` is one past the last voxel on each axis.
struct BrainBox {
    Size3 first{};
    Size3 end{};
};

/// Returns the bounding box of the mask's voxels, or an empty box at (0, 0, 0) for an empty mask.
[[nodiscard]] BrainBox brainBox(const Mask& mask);

/// Brings another subject's slice from the same place of the brain onto the grid of slice `z` of
/// this subject. The scans are not registered to each other: two places are the same when they lie
/// at the same share of the way through the bounding boxes of the two brains along each axis.
/// Through the slices the nearest one is taken; within the slice the values are interpolated
/// cubically. They are clipped to [0, 1], and are 0 outside the other subject's brain. Neither box
/// may be empty.
[[nodiscard]] Patch sliceOfSamePlace(const SubjectView& other, const BrainBox& otherBox,
                                     const BrainBox& ownBox, const Size3& ownSize, int z);

}  // namespace disyre
