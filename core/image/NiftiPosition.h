// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/base/Message.h"
#include "core/image/Volume.h"

namespace disyre {

/// The fields of a NIfTI header that say where the voxels lie, as the file holds them.
struct NiftiPosition {
    Size3 size{};
    int unitCode = 0;                 ///< xyzt_units; the lowest three bits are that of lengths.
    std::array<double, 3> spacing{};  ///< pixdim[1] to pixdim[3], in that unit.
    double handedness = 1.0;          ///< pixdim[0]; a negative one turns the third axis round.
    int qformCode = 0;
    std::array<double, 3> quaternion{};  ///< quatern_b, quatern_c, quatern_d
    std::array<double, 3> offset{};      ///< qoffset_x, qoffset_y, qoffset_z
    int sformCode = 0;
    Affine sform{};  ///< srow_x, srow_y, srow_z
};

/// Where the voxels lie.
struct ChosenAffine {
    Affine affine{};         ///< Takes voxel indices to RAS millimetres.
    bool isFromFile = true;  ///< False if the file states neither an sform nor a qform.
};

/// Chooses the affine: the sform where it is set and usable, else the qform, else unrotated voxels
/// centred on the origin. Lengths in metres or micrometres are converted. Of a spacing only the
/// size counts; one that is 0 or no number is taken as 1 mm where it is needed. A message is added
/// to `warnings` for each thing that the file leaves open or states twice: two positions whose axes
/// differ by more than 0.05 mm a voxel or whose middles lie more than 1 mm apart, no position, or
/// no spacing.
[[nodiscard]] ChosenAffine chooseAffine(const NiftiPosition& position,
                                        std::vector<Message>& warnings);

}  // namespace disyre
