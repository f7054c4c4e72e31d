// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/card/HealthyScores.h"
#include "core/evaluation/BrainPlace.h"
#include "core/evaluation/Metrics.h"
#include "core/image/Volume.h"

namespace disyre {

/// The anomaly scores of a scan that is meant to be healthy; high scores mean that much of it
/// differs from what the model has learnt.
struct ScoredScan {
    std::string name;  ///< A name for the scan; `disyre review` takes the scan's path in UTF-8.
    double meanScore = 0.0;  ///< The mean score over the brain.
    /// The mean of the highest hundredth of the brain's scores, because lesions are small.
    double regionScore = 0.0;
};

/// Collects anomaly maps of scans that are meant to be healthy. The maps of held-out scans give
/// percentiles and thresholds. The training scans are ranked by their scores, since a lesion among
/// them teaches the model to accept it.
class HealthyReview {
public:
    /// Adds the map of a held-out scan, which is kept. Map and brain have the same grid.
    void addHeldOut(const std::string& name, Volume map, const Mask& brain);
    /// Adds the map of a training scan, of which only the scores are kept.
    void addTraining(const std::string& name, const Volume& map, const Mask& brain);

    [[nodiscard]] int heldOutScans() const { return static_cast<int>(maps_.size()); }

    /// Returns the scores below which 50, 75, 90, 95, 99 and 99.5 % of the held-out brains' voxels
    /// lie; empty without a held-out scan.
    [[nodiscard]] std::vector<ScorePercentile> percentiles() const;
    /// Returns the same percentiles for each part of the brain that has any voxels.
    [[nodiscard]] std::vector<PlaceScores> placeScores() const;

    /// Returns the lowest threshold from which on held-out scans have on average at most one region
    /// of 0.1 ml or more; this is the rule of the shipped models. It is negative without a held-out
    /// scan.
    [[nodiscard]] double suggestedThreshold() const;
    /// Returns such thresholds for an average of at most half a region, one region and two regions;
    /// empty without a held-out scan.
    [[nodiscard]] std::vector<OperatingPoint> operatingPoints() const;
    /// Returns the mean number of regions of 0.1 ml or more in a held-out scan at this threshold.
    [[nodiscard]] double falseRegions(double threshold) const;

    /// Returns at most `count` training scans, those with the highest regionScore first.
    [[nodiscard]] std::vector<ScoredScan> highestScored(std::size_t count = 10) const;
    [[nodiscard]] std::vector<ScoredScan> heldOutScores() const { return heldOut_; }

private:
    std::vector<Volume> maps_;
    std::vector<float> scores_;
    // The scores of each part of the brain, in the order of kBrainPlaces.
    std::array<std::vector<float>, kBrainPlaces.size()> scoresOfPlace_;
    std::vector<ScoredScan> heldOut_;
    std::vector<ScoredScan> training_;
};

}  // namespace disyre
