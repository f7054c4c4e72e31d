// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Bootstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/Random.h"
#include "core/base/Statistics.h"

namespace disyre {

namespace {

constexpr std::uint32_t kPurpose = 0xB007;

}  // namespace

std::vector<double> drawSubjects(std::size_t subjects, std::uint64_t seed,
                                 std::uint64_t replicate) {
    std::vector<double> drawn(subjects, 0.0);
    Random random(seed, replicate, kPurpose);
    for (std::size_t i = 0; i < subjects; ++i) {
        drawn[static_cast<std::size_t>(random.integer(0, static_cast<int>(subjects) - 1))] += 1.0;
    }
    return drawn;
}

std::optional<Interval> percentileInterval(const std::vector<double>& replicates,
                                           std::size_t subjects, double level) {
    if (subjects < kFewestSubjects || replicates.empty()) {
        return std::nullopt;
    }
    const double tail = (1.0 - level) / 2.0;
    std::vector<double> values = replicates;
    const double low = quantile(values, tail);
    return Interval{low, quantile(values, 1.0 - tail)};
}

Spread spreadOf(const std::vector<double>& values) {
    Spread spread;
    spread.count = values.size();
    if (values.empty()) {
        return spread;
    }
    const auto count = static_cast<double>(values.size());
    spread.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - spread.mean) * (value - spread.mean);
    }
    spread.deviation = values.size() > 1 ? std::sqrt(squares / (count - 1.0)) : 0.0;
    spread.least = *std::min_element(values.begin(), values.end());
    std::vector<double> reordered = values;
    spread.median = quantile(reordered, 0.5);
    spread.most = *std::max_element(values.begin(), values.end());
    return spread;
}

}  // namespace disyre
