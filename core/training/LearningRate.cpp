// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/LearningRate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace disyre {

namespace {

double alongCosine(double from, double to, double share) {
    return to + (from - to) / 2.0 * (std::cos(std::numbers::pi * share) + 1.0);
}

}  // namespace

double oneCycleRate(std::int64_t step, std::int64_t steps, double peak) {
    const double top = 0.3 * static_cast<double>(steps) - 1.0;
    const double last = static_cast<double>(steps) - 1.0;
    const double initial = peak / 25.0;
    const double final = initial / 1e4;
    const auto at = static_cast<double>(step);
    if (at <= top) {
        return alongCosine(initial, peak, at / top);
    }
    return alongCosine(peak, final, last > top ? std::min(1.0, (at - top) / (last - top)) : 1.0);
}

double cosineRate(std::int64_t step, std::int64_t steps, std::int64_t warmup, double peak) {
    if (step < warmup) {
        return peak * static_cast<double>(step) / static_cast<double>(std::max<std::int64_t>(1, warmup));
    }
    const double share = static_cast<double>(step - warmup) /
                         static_cast<double>(std::max<std::int64_t>(1, steps - warmup));
    return peak * std::max(0.0, 0.5 * (1.0 + std::cos(std::numbers::pi * share)));
}

}  // namespace disyre
