// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The search for the transform at which two images tell most about each other, which all
// registrations of this folder share. It is included by their source files alone, because it brings
// the headers of ITK.

#include <itkMatrixOffsetTransformBase.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>

#include <array>
#include <cstddef>
#include <functional>

#include "core/base/StopToken.h"
#include "core/image/Volume.h"

namespace disyre {

using RegisteredImage = itk::Image<float, 3>;
using MattesMetric =
    itk::MattesMutualInformationImageToImageMetricv4<RegisteredImage, RegisteredImage>;
using RegisteringTransform = itk::MatrixOffsetTransformBase<double, 3, 3>;

/// A brain or head without what lies around it, with empty space added on all sides.
struct StrippedImage {
    Volume image;
    Mask inside;
    std::array<double, 3> middle{};  ///< The centre of what is inside, in mm.
    double volume = 0.0;             ///< Of what is inside, in mm^3.
};

/// Strips a scan, makes voxels that are finer than 2 mm coarser, and adds empty space, because
/// places outside an image are not compared at all. Throws SettingsError if the mask is empty.
[[nodiscard]] StrippedImage strippedImage(const Volume& scan, const Mask& inside);

/// Calls `take` for each voxel of the fixed image that is inside and whose nearest voxel of the
/// moving image is inside, too, in the order of the voxels.
/// @param take is given the voxel's index on the fixed grid, and its place in voxels of the moving
/// one.
void forEachCommonVoxel(
    const StrippedImage& fixed, const StrippedImage& moving, const Affine& fixedToMoving,
    const std::function<void(std::size_t voxel, const std::array<double, 3>& place)>& take);

/// Returns the Dice coefficient of the two masks, in the space of the fixed image.
[[nodiscard]] double overlapOf(const StrippedImage& fixed, const StrippedImage& moving,
                               const Affine& fixedToMoving);

/// Returns the transform as rows.
[[nodiscard]] Affine rowsOf(const RegisteringTransform& transform);

/// Two images at one resolution, and the search for the transform that fits best there.
class RegistrationLevel {
public:
    /// @param step the distance of the places that are compared, in mm; images are smoothed by half
    /// of it.
    /// @param rim how far around the inside of the fixed image the two are compared, in mm: a rim
    /// of empty space holds the outline in place.
    RegistrationLevel(const StrippedImage& fixed, const StrippedImage& moving, double step,
                      float rim);

    /// Improves the transform and returns its mutual information. Throws ITK's exception if the
    /// images do not meet, and Stopped.
    /// @param firstStep the length of the first step in mm.
    double improve(RegisteringTransform& transform, double firstStep, unsigned iterations,
                   const StopToken& stop);

private:
    MattesMetric::Pointer metric_;
};

}  // namespace disyre
