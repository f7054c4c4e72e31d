// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace disyre {

/// A confidence interval.
struct Interval {
    double low = 0.0;
    double high = 0.0;
};

/// The smallest number of subjects for which intervals are computed; over fewer subjects an
/// interval would claim a certainty that the data do not give.
inline constexpr std::size_t kFewestSubjects = 10;

/// Draws as many subjects as there are, with replacement, and returns how often each was drawn. The
/// draw depends only on the seed and the number of the replicate, so that all methods are compared
/// on the same draws.
[[nodiscard]] std::vector<double> drawSubjects(std::size_t subjects, std::uint64_t seed,
                                               std::uint64_t replicate);

/// Returns the percentile interval of a statistic's bootstrap replicates at the confidence level
/// `level`, or nothing if there are fewer than kFewestSubjects subjects or no replicates.
[[nodiscard]] std::optional<Interval> percentileInterval(const std::vector<double>& replicates,
                                                         std::size_t subjects, double level = 0.95);

/// How a measure varies from subject to subject.
struct Spread {
    std::size_t count = 0;
    double mean = 0.0;
    /// The standard deviation with the divisor count - 1; 0 for a single value.
    double deviation = 0.0;
    double least = 0.0;
    double median = 0.0;
    double most = 0.0;
};
/// Summarises the values; all fields are 0 if there are none.
[[nodiscard]] Spread spreadOf(const std::vector<double>& values);

}  // namespace disyre
