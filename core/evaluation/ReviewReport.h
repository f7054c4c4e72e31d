// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/card/HealthyScores.h"
#include "core/evaluation/HealthyReview.h"

namespace disyre {

/// How a new model does on the scans it was made from and with: what `disyre review` finds.
struct ReviewReport {
    int heldOutScans = 0;
    std::vector<HealthyScores> healthy;  ///< of the held-out scans, one for each way of healing
    std::vector<ScoredScan> highest;     ///< training scans, the highest first
    int labelledCases = 0;
    std::optional<double> averagePrecision;  ///< mean over the labelled cases
    std::optional<double> bestDice;          ///< mean over the labelled cases
};

/// With --events `disyre review` prints a line of JSON for each scan that was healed and, last, the
/// report as one line; with --json the report alone.
struct ReviewProgress {
    int number = 0;  ///< scans healed
    int total = 0;
    std::string name;
};

/// One line of JSON each, without the line break; none for a line that is something else.
[[nodiscard]] std::string reviewProgressToJson(const ReviewProgress& progress);
[[nodiscard]] std::optional<ReviewProgress> reviewProgressFromJson(const std::string& line);
[[nodiscard]] std::string reviewReportToJson(const ReviewReport& report);
[[nodiscard]] std::optional<ReviewReport> reviewReportFromJson(const std::string& line);

}  // namespace disyre
