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

/// A slice smoothed within `inside` (not 0), as if nothing else existed: a weighted mean of the
/// Gaussian's values there, 0 elsewhere. Both have width * height values, x fastest; `sigma` is in
/// pixels, and with 0 only what lies outside is cleared. Within a slice only, so that a slice healed
/// alone equals that slice of the volume.
[[nodiscard]] std::vector<float> smoothedWithin(std::span<const float> image,
                                                std::span<const std::uint8_t> inside, int width,
                                                int height, double sigma);

/// The same for every slice of a map on the grid of `brain`.
void smoothMapWithin(Volume& map, const Mask& brain, double sigma);

}  // namespace disyre
