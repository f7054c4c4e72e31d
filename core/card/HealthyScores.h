// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disyre {

/// So many per cent of a healthy brain's voxels score below.
struct ScorePercentile {
    double percent = 50.0;
    double score = 0.0;
    bool operator==(const ScorePercentile&) const = default;
};

/// How held-out healthy scans score when they are healed in one way. Other settings give other scores,
/// so a threshold found with one says little for another.
struct HealthyScores {
    std::string scoring;  ///< scoringText() of the settings; empty on cards that do not tell
    std::vector<ScorePercentile> percentiles;
    double threshold = -1.0;     ///< suggested: few healthy voxels score higher; negative while unknown
    std::string rule;            ///< how the threshold was found
    double falseRegions = -1.0;  ///< a healthy scan, at that threshold; negative while unknown
    bool operator==(const HealthyScores&) const = default;
};

}  // namespace disyre
