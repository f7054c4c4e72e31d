// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/image/Volume.h"
#include "core/sample/TissueNoise.h"

namespace disyre {

/// What a voxel of a labelled brain is made of.
enum class Tissue : std::uint8_t {
    None,   ///< no label: outside, or between the labels
    Fluid,  ///< ventricles and the fluid around the brain
    Grey,   ///< cortex and grey nuclei
    White,  ///< white matter of the cerebrum, corpus callosum and internal capsule included
    Other   ///< brain stem, white matter of the cerebellum and what the labels leave open
};

/// The tissue of a MUSE region number (labelmaps/muse_dict.csv of the data: 1 the fluid around
/// the cortex, 4, 11 and 49 to 52 the ventricles, 81 to 95 white matter, 100 to 207 cortex).
[[nodiscard]] Tissue tissueOfMuseRegion(int region);

/// Typical intensities of a scan.
struct TissueLevels {
    double fluid = 0.0;  ///< lower quarter inside the lateral ventricles, clear of their walls
    double grey = 0.0;   ///< median of the cortex
    double white = 0.0;  ///< median of white matter
};

/// A healthy T1 scan and what its labels tell, all in RAS order, cut to the brain's box with a
/// margin.
struct LabelledBrain {
    Size3 first{};  ///< the cut's first voxel on the scan's RAS grid
    Volume scan;    ///< with what lies around the brain
    Mask brain;
    Grid<Tissue> tissue;
    Grid<std::int16_t> region;  ///< MUSE number, 0 without a label
    Grid<float> depth;  ///< mm from the brain's border, positive inside
    TissueLevels levels;
    TissueNoise noise;

    /// Grey, white or other tissue inside the brain.
    [[nodiscard]] bool isTissue(std::size_t voxel) const {
        return brain.voxels[voxel] != 0 && tissue.voxels[voxel] != Tissue::None &&
               tissue.voxels[voxel] != Tissue::Fluid;
    }
};

/// A volume on the cut grid as one on the whole grid and in the voxel order of `original`; 0 beyond
/// the cut.
[[nodiscard]] Volume onScanGrid(const LabelledBrain& brain, const Grid<float>& cut,
                                const Volume& original);

/// @param labels MUSE region numbers on the scan's own grid and in its axis order
/// @param maskGrowth voxels by which the union of the labels, closed and filled, is grown
/// Throws SettingsError when the grids differ, when white matter, cortex or the lateral ventricles
/// are not among the labels, or when fluid, grey and white are not ordered as in a T1 scan.
[[nodiscard]] LabelledBrain labelledBrain(const Volume& scan, const Volume& labels, int maskGrowth);

}  // namespace disyre
