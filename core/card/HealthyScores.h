// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace disyre {

/// The score below which `percent` per cent of the voxels of healthy brains lie.
struct ScorePercentile {
    double percent = 50.0;
    double score = 0.0;
    bool operator==(const ScorePercentile&) const = default;
};

/// The percentiles of the scores in one part of the brain. They are kept apart because some parts
/// score higher than others in every healthy scan.
struct PlaceScores {
    /// The name of the part: "deep", "cortical", "vertex" or "posterior fossa".
    std::string place;
    std::vector<ScorePercentile> percentiles;
    bool operator==(const PlaceScores&) const = default;
};

/// The lowest threshold from which on healthy scans have on average at most `falseRegions` false
/// regions.
struct OperatingPoint {
    double falseRegions = 1.0;  ///< The number of false regions per healthy scan that is allowed.
    double threshold = 0.0;
    bool operator==(const OperatingPoint&) const = default;
};

/// How held-out healthy scans score if they are healed in one way. Other settings of healing give
/// other scores, so a threshold found with one way says little about another.
struct HealthyScores {
    /// The way of healing, as scoringText() describes its settings; empty if an old card does not
    /// hold it.
    std::string scoring;
    std::vector<ScorePercentile> percentiles;
    /// The suggested threshold, above which few healthy voxels score; negative if it is unknown.
    double threshold = -1.0;
    std::string rule;  ///< How the threshold was found, in words.
    /// The number of false regions per healthy scan at that threshold; negative if it is unknown.
    double falseRegions = -1.0;
    std::vector<OperatingPoint> points;  ///< The suggested threshold and other choices.
    std::vector<PlaceScores> places = {};
    bool operator==(const HealthyScores&) const = default;
};

/// Returns the operating points of the scores, or the suggested threshold alone if the card holds
/// no more; empty if it holds neither.
[[nodiscard]] std::vector<OperatingPoint> operatingPoints(const HealthyScores& scores);

/// The level from which on a scan is considered unlike those that the thresholds were found with;
/// see levelOf().
inline constexpr double kOtherLevel = 1.5;

/// The percentile from which a scan's level is computed: the score below which this share of the
/// brain's voxels lies. A lesion that fills a tenth of the brain hardly changes it, and the effect
/// of another scanner shows more in it than in the median (resources/manual/experiments.md, "Other
/// scanners").
inline constexpr double kLevelPercent = 75.0;

/// Returns the upper quartile of a scan's scores divided by that of healthy scans, or nothing if
/// the card does not hold the latter.
[[nodiscard]] std::optional<double> quartileRatio(const HealthyScores& scores,
                                                  double upperQuartile);

/// Returns the scan's level: how many times as high it scores all over its brain as healthy scans
/// do, measured by the upper quartile. The level is 1 if the ratio is below kOtherLevel or the card
/// holds no quartile.
[[nodiscard]] double levelOf(const HealthyScores& scores, double upperQuartile);

}  // namespace disyre
