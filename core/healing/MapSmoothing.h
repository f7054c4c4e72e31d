// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/healing/Healing.h"

namespace disyre {

/// Returns the standard deviation, in pixels of model space, of the Gaussian that smooths the
/// anomaly map within slices; 0 means that the map is not smoothed. A pixel's width is taken as the
/// square root of its area.
[[nodiscard]] double mapSmoothingPixels(const HealingSettings& settings, const ModelCard& card);

/// Returns the weights of the Gaussian that smooths the map across slices: first that of the slice
/// itself, then those of the slices farther and farther away on either side, cut off at two
/// standard deviations. A single weight means that the map is not smoothed across slices.
/// @param image the scan in model space, whose slices may be thicker than the model's.
[[nodiscard]] std::vector<double> smoothingAcross(const HealingSettings& settings,
                                                  const ModelCard& card, const Volume& image);

/// Smooths a slice within the pixels where `inside` is not 0, as if nothing else existed: each of
/// these pixels becomes the mean of these pixels weighted by the Gaussian, and all others become 0.
/// Both spans have width * height values with x running fastest. `sigma` is in pixels; if it is 0,
/// only the pixels outside are set to 0.
[[nodiscard]] std::vector<float> smoothedWithin(std::span<const float> image,
                                                std::span<const std::uint8_t> inside, int width,
                                                int height, double sigma);

/// Smooths every slice of a map, which has the grid of `brain`, within the brain as
/// smoothedWithin() does.
void smoothMapWithin(Volume& map, const Mask& brain, double sigma);

/// Returns slice `z` of a map smoothed across slices: each of its voxels where `inside` is not 0
/// becomes a mean weighted by the kernel, and all others become 0. The mean is taken over the
/// slices that the kernel reaches and whose value in `finishedSlices` is not 0 (there is one value
/// for each slice), at the voxels where `inside` is not 0.
[[nodiscard]] std::vector<float> smoothedAcross(const Grid<float>& map, const Mask& inside,
                                                std::span<const std::uint8_t> finishedSlices, int z,
                                                std::span<const double> kernel);

/// Smooths a map across slices as smoothedAcross() does, in every slice whose value in
/// `finishedSlices` is not 0. The other slices become 0.
void smoothMapAcross(Volume& map, const Mask& inside, std::span<const std::uint8_t> finishedSlices,
                     std::span<const double> kernel);

/// Returns the slices that must be healed together with `slices`, so that these become as they are
/// in the healed volume: the slices up to `reach` away from any of them, in rising order, without
/// `slices` themselves and without slices in which `inside` is 0 everywhere.
[[nodiscard]] std::vector<int> neighboursWithin(int reach, const std::vector<int>& slices,
                                                const Mask& inside);

}  // namespace disyre
