// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/image/Plane.h"
#include "core/image/Volume.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

/// A scan brought to model space, with the way back.
struct PreparedScan {
    Volume image;  ///< RAS, the card's spacing, [0, 1], 0 outside the brain, cut to the brain's box
    Mask mask;     ///< the brain on the image's grid
    Mask scanMask; ///< the brain on the scan's grid, in RAS order
    /// Model-space voxel 0 and spacing in voxels of the scan's RAS grid.
    std::array<double, 3> originInScan{};
    std::array<double, 3> spacingInScan{};
    double intensityLow = 0.0;   ///< scan intensity that became 0
    double intensityHigh = 1.0;  ///< scan intensity that became 1
    std::vector<std::string> warnings;
};

/// Reorients to RAS, finds the brain (or takes `brainMask`, on the scan's own grid), resamples to
/// the card's spacing from the brain's box on, so that padding, cropping or another axis order
/// change nothing, and scales intensities by the card's rule.
/// Throws SettingsError with a sentence when there is no brain or no contrast in it.
[[nodiscard]] PreparedScan prepare(const Volume& scan, const ModelCard& card,
                                   const Mask* brainMask = nullptr);

/// A model-space map on the scan's own grid: linear, 0 outside the brain.
[[nodiscard]] Volume mapToScan(const PreparedScan& prepared, const Volume& scan,
                               const Volume& modelMap);

/// The healed scan in the scan's own intensities, grid and resolution: the scan plus the change
/// that healing made, so that detail finer than the model's spacing is kept.
[[nodiscard]] Volume restorationOnScan(const PreparedScan& prepared, const Volume& scan,
                                       const Volume& healed);

/// One picture, at `scanSlice` of the scan's RAS grid, of a model-space map: linear, 0 outside the
/// brain; in the order of cutSlice(). Fast enough for every frame.
[[nodiscard]] std::vector<float> mapSliceToScan(const PreparedScan& prepared,
                                                const Grid<float>& modelMap, int scanSlice,
                                                Plane plane = Plane::Axial);

/// Model-space slice (axial) that lies nearest to a slice of the scan's RAS grid, and back.
[[nodiscard]] int modelSliceOf(const PreparedScan& prepared, int scanSlice);
[[nodiscard]] int scanSliceOf(const PreparedScan& prepared, int modelSlice);

/// Whether a model-space slice (axial) holds any brain.
[[nodiscard]] bool hasBrain(const PreparedScan& prepared, int modelSlice);

}  // namespace disyre
