// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace disyre {

/// So many per cent of a healthy brain's voxels score below.
struct ScorePercentile {
    double percent = 50.0;
    double score = 0.0;
    bool operator==(const ScorePercentile&) const = default;
};

/// The same of one part of the brain: some score higher in every healthy scan.
struct PlaceScores {
    std::string place;  ///< "deep", "cortical", "vertex", "posterior fossa"
    std::vector<ScorePercentile> percentiles;
    bool operator==(const PlaceScores&) const = default;
};

/// The lowest threshold from which on healthy scans have at most so many false regions on average.
struct OperatingPoint {
    double falseRegions = 1.0;  ///< a healthy scan, allowed
    double threshold = 0.0;
    bool operator==(const OperatingPoint&) const = default;
};

/// How held-out healthy scans score when they are healed in one way. Other settings give other scores,
/// so a threshold found with one says little for another.
struct HealthyScores {
    std::string scoring;  ///< scoringText() of the settings; empty on cards that do not tell
    std::vector<ScorePercentile> percentiles;
    double threshold = -1.0;     ///< suggested: few healthy voxels score higher; negative while unknown
    std::string rule;            ///< how the threshold was found
    double falseRegions = -1.0;  ///< a healthy scan, at that threshold; negative while unknown
    std::vector<OperatingPoint> points;  ///< other choices than the suggested threshold, and it
    std::vector<PlaceScores> places = {};
    bool operator==(const HealthyScores&) const = default;
};

/// Its points, or the suggested threshold alone where the card tells no more; empty without any.
[[nodiscard]] std::vector<OperatingPoint> operatingPoints(const HealthyScores& scores);

/// From this level on a scan is taken for one unlike those that the thresholds were found with.
inline constexpr double kOtherLevel = 1.5;

/// What a scan's level is told by: the score that so many per cent of the brain's voxels stay below. A
/// lesion that fills a tenth of the brain hardly moves it; what another scanner changes shows in it more
/// than in the median (resources/manual/results.md, "Other scanners").
inline constexpr double kLevelPercent = 75.0;

/// The upper quartile of a scan's scores over that of healthy scans; nothing where the card tells none.
[[nodiscard]] std::optional<double> quartileRatio(const HealthyScores& scores, double upperQuartile);

/// How many times as high a scan scores all over as healthy ones did, by the upper quartile over its
/// brain. Below kOtherLevel it counts as 1, and so it does where the card tells no quartile.
[[nodiscard]] double levelOf(const HealthyScores& scores, double upperQuartile);

}  // namespace disyre
