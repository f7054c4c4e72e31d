// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/HealthyReview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/evaluation/HealthyThreshold.h"

namespace disyre {

namespace {

constexpr double kAllowedRegions = 1.0;
constexpr std::array kRegionsOfPoints{0.5, kAllowedRegions, 2.0};
constexpr std::array kPercents{50.0, kLevelPercent, 90.0, 95.0, 99.0, 99.5};

std::vector<float> scoresInside(const Volume& map, const Mask& brain) {
    std::vector<float> scores;
    for (std::size_t i = 0; i < map.voxels.size() && i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            scores.push_back(map.voxels[i]);
        }
    }
    return scores;
}

double meanOf(std::span<const float> values) {
    return values.empty() ? 0.0
                          : std::accumulate(values.begin(), values.end(), 0.0) /
                                static_cast<double>(values.size());
}

std::vector<ScorePercentile> percentilesOf(std::vector<float> sorted) {
    std::vector<ScorePercentile> percentiles;
    if (sorted.empty()) {
        return percentiles;
    }
    std::sort(sorted.begin(), sorted.end());
    for (const double percent : kPercents) {
        // Between order statistics, as quantile() of the preparation does.
        const double at = percent / 100.0 * static_cast<double>(sorted.size() - 1);
        const auto below = static_cast<std::size_t>(at);
        const std::size_t above = std::min(below + 1, sorted.size() - 1);
        const double share = at - std::floor(at);
        percentiles.push_back({percent, (1.0 - share) * static_cast<double>(sorted[below]) +
                                            share * static_cast<double>(sorted[above])});
    }
    return percentiles;
}

ScoredScan scored(const std::string& name, std::vector<float> scores) {
    ScoredScan scan{name, meanOf(scores), 0.0};
    if (!scores.empty()) {
        const std::size_t highest = std::max<std::size_t>(1, scores.size() / 100);
        std::nth_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(highest) - 1,
                         scores.end(), std::greater<>());
        scan.regionScore = meanOf(std::span(scores).first(highest));
    }
    return scan;
}

}  // namespace

void HealthyReview::addHeldOut(const std::string& name, Volume map, const Mask& brain) {
    std::vector<float> scores = scoresInside(map, brain);
    scores_.insert(scores_.end(), scores.begin(), scores.end());
    const std::vector<BrainPlace> places = placesInBrain(brain, map.spacing());
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (brain.voxels[i] != 0) {
            const auto place = std::find(kBrainPlaces.begin(), kBrainPlaces.end(), places[i]);
            scoresOfPlace_[static_cast<std::size_t>(place - kBrainPlaces.begin())].push_back(
                map.voxels[i]);
        }
    }
    heldOut_.push_back(scored(name, std::move(scores)));
    maps_.push_back(std::move(map));
}

void HealthyReview::addTraining(const std::string& name, const Volume& map, const Mask& brain) {
    training_.push_back(scored(name, scoresInside(map, brain)));
}

std::vector<ScorePercentile> HealthyReview::percentiles() const { return percentilesOf(scores_); }

std::vector<PlaceScores> HealthyReview::placeScores() const {
    std::vector<PlaceScores> places;
    for (std::size_t i = 0; i < kBrainPlaces.size(); ++i) {
        if (!scoresOfPlace_[i].empty()) {
            places.push_back({toText(kBrainPlaces[i]), percentilesOf(scoresOfPlace_[i])});
        }
    }
    return places;
}

double HealthyReview::suggestedThreshold() const {
    return maps_.empty() ? -1.0
                         : static_cast<double>(thresholdForFalseRegions(maps_, kAllowedRegions));
}

std::vector<OperatingPoint> HealthyReview::operatingPoints() const {
    std::vector<OperatingPoint> points;
    for (const double regions : kRegionsOfPoints) {
        if (!maps_.empty()) {
            points.push_back(
                {regions, static_cast<double>(thresholdForFalseRegions(maps_, regions))});
        }
    }
    return points;
}

double HealthyReview::falseRegions(double threshold) const {
    return falseRegionsAt(maps_, static_cast<float>(threshold));
}

std::vector<ScoredScan> HealthyReview::highestScored(std::size_t count) const {
    std::vector<ScoredScan> ranked = training_;
    std::stable_sort(ranked.begin(), ranked.end(), [](const ScoredScan& a, const ScoredScan& b) {
        return a.regionScore > b.regionScore;
    });
    ranked.resize(std::min(count, ranked.size()));
    return ranked;
}

}  // namespace disyre
