// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace disyre {

struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// Over fewer subjects than this an interval would only look like one.
inline constexpr std::size_t kFewestSubjects = 10;

/// How often each of `subjects` subjects is drawn when as many are drawn with replacement. Depends
/// on the seed and the replicate's number alone, so that methods are compared on the same draws.
[[nodiscard]] std::vector<double> drawSubjects(std::size_t subjects, std::uint64_t seed,
                                               std::uint64_t replicate);

/// The q-quantile (0 <= q <= 1) of at least one value, interpolated linearly.
[[nodiscard]] double quantileOf(std::vector<double> values, double q);

/// The percentile interval of a statistic's bootstrap replicates; none over fewer than
/// kFewestSubjects subjects or without replicates.
[[nodiscard]] std::optional<Interval> percentileInterval(const std::vector<double>& replicates,
                                                         std::size_t subjects,
                                                         double level = 0.95);

/// How a measure varies from subject to subject.
struct Spread {
    std::size_t count = 0;
    double mean = 0.0;
    double deviation = 0.0;  ///< standard deviation with count - 1; 0 for one value
    double least = 0.0;
    double median = 0.0;
    double most = 0.0;
};
/// All 0 without values.
[[nodiscard]] Spread spreadOf(const std::vector<double>& values);

}  // namespace disyre
