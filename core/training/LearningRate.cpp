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

/// Returns a value that moves from `initial` to `middle` over the first 30 % of the steps and from
/// there to `final` over the rest, each time along half a cosine.
double alongCycle(std::int64_t step, std::int64_t steps, double initial, double middle,
                  double final) {
    const double top = 0.3 * static_cast<double>(steps) - 1.0;
    const double last = static_cast<double>(steps) - 1.0;
    const auto at = static_cast<double>(step);
    if (at <= top) {
        return alongCosine(initial, middle, at / top);
    }
    return alongCosine(middle, final, last > top ? std::min(1.0, (at - top) / (last - top)) : 1.0);
}

}  // namespace

double oneCycleRate(std::int64_t step, std::int64_t steps, double peak) {
    const double initial = peak / 25.0;
    return alongCycle(step, steps, initial, peak, initial / 1e4);
}

double oneCycleBeta1(std::int64_t step, std::int64_t steps, double highest) {
    return alongCycle(step, steps, highest, highest - 0.1, highest);
}

double cosineRate(std::int64_t step, std::int64_t steps, std::int64_t warmup, double peak) {
    if (step < warmup) {
        return peak * static_cast<double>(step) /
               static_cast<double>(std::max<std::int64_t>(1, warmup));
    }
    const double share = static_cast<double>(step - warmup) /
                         static_cast<double>(std::max<std::int64_t>(1, steps - warmup));
    return peak * std::max(0.0, 0.5 * (1.0 + std::cos(std::numbers::pi * share)));
}

}  // namespace disyre
