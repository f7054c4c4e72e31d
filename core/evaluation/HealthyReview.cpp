// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/HealthyReview.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/base/Statistics.h"
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

std::vector<ScorePercentile> percentilesOf(std::vector<float> scores) {
    std::vector<ScorePercentile> percentiles;
    if (scores.empty()) {
        return percentiles;
    }
    for (const double percent : kPercents) {
        percentiles.push_back({percent, quantile(scores, percent / 100.0)});
    }
    return percentiles;
}

ScoredScan scored(const std::string& name, std::vector<float> scores) {
    ScoredScan scan{name, meanOf(scores), 0.0};
    if (!scores.empty()) {
        scan.regionScore = meanOfHighest(scores, std::max<std::size_t>(1, scores.size() / 100));
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

std::vector<ScorePercentile> HealthyReview::percentiles() const {
    return percentilesOf(scores_);
}

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
