// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/anatomy/TissueNoise.h"
#include "core/image/Volume.h"

namespace disyre {

/// The kind of tissue that a voxel of a labelled brain belongs to.
enum class Tissue : std::uint8_t {
    None,   ///< The voxel has no label: it lies outside the brain or between the labels.
    Fluid,  ///< The ventricles and the fluid around the brain.
    Grey,   ///< The cortex and the grey nuclei.
    /// The white matter of the cerebrum, including the corpus callosum and the internal capsule.
    White,
    Other  ///< The brain stem, the white matter of the cerebellum, and what the labels leave open.
};

/// Returns the tissue of a region number of MUSE, the brain parcellation that the labels come from
/// (labelmaps/muse_dict.csv of the data): 1 is the fluid around the cortex, 4, 11 and 49 to 52 are
/// the ventricles, 81 to 95 white matter, and 100 to 207 cortex.
[[nodiscard]] Tissue tissueOfMuseRegion(int region);

/// Typical intensities of a scan, in the scan's own units.
struct TissueLevels {
    /// The lower quartile inside the lateral ventricles, away from their walls.
    double fluid = 0.0;
    double grey = 0.0;   ///< The median of the cortex.
    double white = 0.0;  ///< The median of the white matter.
};

/// A healthy T1 scan together with the anatomy that follows from its labels. All volumes are in RAS
/// order and cut to the brain's bounding box with a margin.
struct LabelledBrain {
    Size3 first{};  ///< The position of the cut's first voxel on the scan's RAS grid.
    Volume scan;    ///< The scan, including what lies around the brain.
    Mask brain;
    Grid<Tissue> tissue;
    Grid<std::int16_t> region;  ///< The MUSE region number of each voxel; 0 without a label.
    Grid<float> depth;          ///< The distance from the brain's border in mm, positive inside.
    TissueLevels levels;
    TissueNoise noise;

    /// Tells whether a voxel of the brain is grey, white or other tissue, but not fluid.
    [[nodiscard]] bool isTissue(std::size_t voxel) const {
        return brain.voxels[voxel] != 0 && tissue.voxels[voxel] != Tissue::None &&
               tissue.voxels[voxel] != Tissue::Fluid;
    }
};

/// Writes a grid of the cut into a volume on the whole grid of `original`, in its voxel order; the
/// volume is 0 beyond the cut.
[[nodiscard]] Volume onScanGrid(const LabelledBrain& brain, const Grid<float>& cut,
                                const Volume& original);

/// Makes a labelled brain.
/// @param labels MUSE region numbers on the scan's own grid and in its axis order.
/// @param maskGrowth the number of voxels by which the union of the labels, closed and filled, is
/// grown to the brain mask.
/// Throws SettingsError if the grids differ, if white matter, cortex or the lateral ventricles are
/// not among the labels, or if fluid, grey and white matter are not ordered from dark to bright as
/// in a T1 scan.
[[nodiscard]] LabelledBrain labelledBrain(const Volume& scan, const Volume& labels, int maskGrowth);

}  // namespace disyre
