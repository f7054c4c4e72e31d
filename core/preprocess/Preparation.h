// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/card/ModelCard.h"
#include "core/image/Plane.h"
#include "core/image/Volume.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

/// A scan in model space, with what is needed to bring results back to the scan's own grid.
struct PreparedScan {
    /// The scan in model space: RAS order, the card's voxel spacing, intensities in [0, 1], 0
    /// outside the brain, cut to the brain's bounding box. Thick slices keep their own spacing; see
    /// keepsThickSlices().
    Volume image;
    Mask mask;      ///< The brain mask on the grid of `image`.
    Mask scanMask;  ///< The brain mask on the scan's own grid, in RAS order.
    /// Position of the first voxel of model space, and the spacing of model space, both in voxels
    /// of the scan's RAS grid.
    std::array<double, 3> originInScan{};
    std::array<double, 3> spacingInScan{};
    /// The bias field that was divided out, on the grid of `image`; empty if the card asks for
    /// none.
    Grid<float> biasField;
    /// The intensities that became 0 and 1, after the bias field was divided out.
    double intensityLow = 0.0;
    double intensityHigh = 1.0;
    std::vector<Message> warnings;
};

/// Prepares a scan for a model: it reorients the scan to RAS, finds the brain (or takes
/// `brainMask`, which lies on the scan's own grid), resamples to the card's spacing and scales
/// intensities by the card's rule. The model grid is centred on the brain's bounding box, so that
/// padding, cropping or another axis order of the scan change nothing. Throws SettingsError, with a
/// sentence for the user, if there is no brain or no contrast in it.
[[nodiscard]] PreparedScan prepare(const Volume& scan, const ModelCard& card,
                                   const Mask* brainMask = nullptr);

/// Returns the scan as the model sees it, but on its own grid: with intensities scaled as the
/// preparation did, and 0 outside the brain.
/// @param scan the scan that was prepared, in RAS order.
[[nodiscard]] Volume scaledScan(const Volume& scan, const PreparedScan& prepared);

/// Brings a map from model space to the scan's own grid by linear interpolation; it is 0 outside
/// the brain.
[[nodiscard]] Volume mapToScan(const PreparedScan& prepared, const Volume& scan,
                               const Volume& modelMap);

/// Returns the healed scan in the scan's own intensities, grid and resolution. It is the scan plus
/// the change that healing made, so that detail finer than the model's spacing is kept.
[[nodiscard]] Volume restorationOnScan(const PreparedScan& prepared, const Volume& scan,
                                       const Volume& healed);

/// Returns one slice of a map in model space at slice `scanSlice` of the scan's RAS grid,
/// interpolated linearly and 0 outside the brain, with the pixels in the order of cutSlice(). It is
/// fast enough to be called for every frame.
[[nodiscard]] std::vector<float> mapSliceToScan(const PreparedScan& prepared,
                                                const Grid<float>& modelMap, int scanSlice,
                                                Plane plane = Plane::Axial);

/// Multiplies a change in model space by the scan's bias field, if one was divided out, so that it
/// fits the scan's own shading. Times the range of intensities it is then a change of the scan.
void shadeLikeScan(const PreparedScan& prepared, Grid<float>& change);

/// Returns the axial slice of model space that lies nearest to an axial slice of the scan's RAS
/// grid.
[[nodiscard]] int modelSliceOf(const PreparedScan& prepared, int scanSlice);

/// Tells whether an axial slice of model space holds any brain.
[[nodiscard]] bool hasBrain(const PreparedScan& prepared, int modelSlice);

}  // namespace disyre
