// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace disyre {

/// Returns the Gaussian exp(-offset^2 / (2 sigma^2)), which is 1 in the middle. Both numbers have
/// the same unit, and `sigma`, the standard deviation, is positive.
[[nodiscard]] double gaussianAt(double offset, double sigma);

/// Returns one half of a symmetric kernel: the Gaussian in the middle and at 1, 2, ... pixels to
/// one side, up to the distance `cut` times `sigma`, rounded to whole pixels. `sigma` is in pixels;
/// if it is 0 or less, the kernel is a single 1, which changes nothing. The weights are not divided
/// by their sum, for filters that divide by the sum of the weights that fall inside a mask.
[[nodiscard]] std::vector<double> halfGaussian(double sigma, double cut);

/// Returns the whole kernel from the left end to the right one, divided by its sum. Its length is
/// odd.
[[nodiscard]] std::vector<double> normalisedGaussian(double sigma, double cut);

}  // namespace disyre
