// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/card/ModelCard.h"
#include "core/restoration/Healing.h"

namespace disyre {

/// Standard deviation of the Gaussian that smooths the anomaly map, in pixels of model space; 0 means
/// none. A pixel's width is the square root of its area.
[[nodiscard]] double mapSmoothingPixels(const HealingSettings& settings, const ModelCard& card);

/// The Gaussian that smooths it across slices: the weight of a slice itself, then of those ever
/// farther to either side, cut at twice the standard deviation. One weight means none.
[[nodiscard]] std::vector<double> smoothingAcross(const HealingSettings& settings,
                                                  const ModelCard& card);

/// A slice smoothed within `inside` (not 0), as if nothing else existed: a weighted mean of the
/// Gaussian's values there, 0 elsewhere. Both have width * height values, x fastest; `sigma` is in
/// pixels, and with 0 only what lies outside is cleared.
[[nodiscard]] std::vector<float> smoothedWithin(std::span<const float> image,
                                                std::span<const std::uint8_t> inside, int width,
                                                int height, double sigma);

/// The same for every slice of a map on the grid of `brain`.
void smoothMapWithin(Volume& map, const Mask& brain, double sigma);

/// Slice `z` of a map smoothed across slices in the same way: of the slices within the kernel's reach
/// those count that are `there` (not 0; a value a slice), each where it is `inside`.
[[nodiscard]] std::vector<float> smoothedAcross(const Grid<float>& map, const Mask& inside,
                                                std::span<const std::uint8_t> there, int z,
                                                std::span<const double> kernel);

/// The same for every slice that is there; the others are cleared.
void smoothMapAcross(Volume& map, const Mask& inside, std::span<const std::uint8_t> there,
                     std::span<const double> kernel);

/// What slices healed alone need beside them, so that they equal those of the volume: the slices up
/// to `reach` away from any of them, in rising order, without these themselves and without those in
/// which nothing is `inside`.
[[nodiscard]] std::vector<int> neighboursWithin(int reach, const std::vector<int>& slices,
                                                const Mask& inside);

}  // namespace disyre
