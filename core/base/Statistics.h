// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace disyre {

/// How quantile() picks a value. With the n values in rising order x[0] to x[n - 1] and a share q,
/// the rules differ in the position that they compute and in what they do when it is no whole
/// number.
enum class QuantileRule {
    /// Position q (n - 1), interpolated linearly between the two values beside it. This is numpy's
    /// default and rule 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996.
    Linear,
    /// Position q (n - 1), rounded down: a value that occurs, and never a higher one than Linear's.
    Lower,
    /// Position q (n - 1), rounded to the nearest whole number, halves upwards.
    Nearest,
    /// Position q n, rounded down and at most n - 1: a value that occurs, with the share q of all
    /// values, rounded down to whole ones, before it in the order. For q = 0.5 of an even number of
    /// values this is the upper of the two in the middle.
    Rank
};

/// Returns the q-quantile of the values, with q from 0 to 1. There must be at least one value, and
/// none may be "not a number". The order of the values is changed.
[[nodiscard]] double quantile(std::span<float> values, double q,
                              QuantileRule rule = QuantileRule::Linear);
[[nodiscard]] double quantile(std::span<double> values, double q,
                              QuantileRule rule = QuantileRule::Linear);

/// Returns the mean of the `count` highest values, or of all values if there are fewer. `count` and
/// the number of values must be at least 1. The order of the values is changed.
[[nodiscard]] double meanOfHighest(std::span<float> values, std::size_t count);

}  // namespace disyre
