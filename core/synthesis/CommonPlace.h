// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/Volume.h"
#include "core/synthesis/Patch.h"

namespace disyre {

/// A subject to draw patches from; both must outlive whoever is given the view.
struct SubjectView {
    const Volume* image;
    const Mask* mask;
};

/// The smallest box around a brain in voxels, `end` one past the last.
struct BrainBox {
    Size3 first{};
    Size3 end{};
};

/// Throws nothing; an empty mask gives an empty box.
[[nodiscard]] BrainBox brainBox(const Mask& mask);

/// Slice `z` of another subject brought to the place of slice `z` of this one, on this one's grid.
/// The scans are not registered to each other: a place is common when it lies at the same shares of
/// the way through the two brains' boxes along each axis, in slices the nearest one. Cubic in the
/// plane, within [0, 1], 0 outside the other's brain. Neither box may be empty.
[[nodiscard]] Patch sliceOfSamePlace(const SubjectView& other, const BrainBox& otherBox,
                                     const BrainBox& ownBox, const Size3& ownSize, int z);

}  // namespace disyre
