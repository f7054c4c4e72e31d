// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/card/HealthyScores.h"
#include "core/evaluation/HealthyReview.h"

namespace disyre {

/// The findings of `disyre review`: how a new model scores the scans that it was trained and
/// validated on.
struct ReviewReport {
    int heldOutScans = 0;
    /// The scores of the held-out scans, one entry for each way of healing.
    std::vector<HealthyScores> healthy;
    /// The training scans with the highest scores, the highest first.
    std::vector<ScoredScan> highest;
    int labelledCases = 0;
    /// Mean over the labelled cases; empty if there are none.
    std::optional<double> averagePrecision;
    std::optional<double> bestDice;  ///< Mean over the labelled cases; empty if there are none.
};

/// How far a review has come. With --events `disyre review` prints this as a line of JSON for each
/// scan that was healed, and last the report as one line; with --json it prints the report alone.
struct ReviewProgress {
    int number = 0;  ///< Number of scans healed so far.
    int total = 0;
    std::string name;
};

/// These functions write one line of JSON without a line break and read it back; reading returns
/// nothing for a line that is something else.
[[nodiscard]] std::string reviewProgressToJson(const ReviewProgress& progress);
[[nodiscard]] std::optional<ReviewProgress> reviewProgressFromJson(const std::string& line);
[[nodiscard]] std::string reviewReportToJson(const ReviewReport& report);
[[nodiscard]] std::optional<ReviewReport> reviewReportFromJson(const std::string& line);

}  // namespace disyre
