// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Statistics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace disyre {

namespace {

/// Returns the position among `count` ordered values that a rule other than Linear picks.
std::size_t positionOf(std::size_t count, double q, QuantileRule rule) {
    const double last = static_cast<double>(count - 1);
    switch (rule) {
        case QuantileRule::Nearest:
            return static_cast<std::size_t>(std::lround(q * last));
        case QuantileRule::Rank:
            return std::min(count - 1, static_cast<std::size_t>(q * static_cast<double>(count)));
        case QuantileRule::Linear:
        case QuantileRule::Lower:
            break;
    }
    return static_cast<std::size_t>(q * last);
}

template <typename Value>
double quantileOf(std::span<Value> values, double q, QuantileRule rule) {
    const std::size_t position = positionOf(values.size(), q, rule);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(position);
    std::nth_element(values.begin(), at, values.end());
    const double low = *at;
    if (rule != QuantileRule::Linear || position + 1 >= values.size()) {
        return low;
    }
    // nth_element has put every higher value behind this one.
    const double high = *std::min_element(at + 1, values.end());
    const double share = q * static_cast<double>(values.size() - 1) - static_cast<double>(position);
    return low + share * (high - low);
}

}  // namespace

double quantile(std::span<float> values, double q, QuantileRule rule) {
    return quantileOf(values, q, rule);
}

double quantile(std::span<double> values, double q, QuantileRule rule) {
    return quantileOf(values, q, rule);
}

double meanOfHighest(std::span<float> values, std::size_t count) {
    if (count < values.size()) {
        std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                         values.end(), std::greater<>());
        values = values.first(count);
    }
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace disyre
