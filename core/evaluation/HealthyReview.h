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

/// How a scan scored: high means that much of it differs from what the model learned.
struct ScoredScan {
    std::string name;         ///< of `disyre review` the scan's path, as UTF-8
    double meanScore = 0.0;   ///< over the brain
    double regionScore = 0.0; ///< mean of the highest hundredth of the brain: lesions are small
};

/// Collects anomaly maps of scans that are meant to be healthy. Held-out ones give percentiles and the
/// threshold; training ones are ranked, since a lesion among them teaches the model to accept it.
class HealthyReview {
public:
    /// @param map,brain on one grid; the map is kept.
    void addHeldOut(const std::string& name, Volume map, const Mask& brain);
    /// Only the score is kept.
    void addTraining(const std::string& name, const Volume& map, const Mask& brain);

    [[nodiscard]] int heldOutScans() const { return static_cast<int>(maps_.size()); }

    /// 50, 75, 90, 95, 99 and 99.5 % of the held-out brains' voxels score below; empty without any.
    [[nodiscard]] std::vector<ScorePercentile> percentiles() const;
    /// The same of each part of the brain that has any voxels.
    [[nodiscard]] std::vector<PlaceScores> placeScores() const;

    /// The lowest threshold from which on held-out scans have at most one region of 0.1 ml on average:
    /// the rule of the shipped models; negative without any.
    [[nodiscard]] double suggestedThreshold() const;
    /// The same for half a region, one and two; empty without any held-out scan.
    [[nodiscard]] std::vector<OperatingPoint> operatingPoints() const;
    /// Mean number of such regions at that threshold.
    [[nodiscard]] double falseRegions(double threshold) const;

    /// Training scans by regionScore, the highest first, at most `count`.
    [[nodiscard]] std::vector<ScoredScan> highestScored(std::size_t count = 10) const;
    [[nodiscard]] std::vector<ScoredScan> heldOutScores() const { return heldOut_; }

private:
    std::vector<Volume> maps_;
    std::vector<float> scores_;
    std::array<std::vector<float>, kBrainPlaces.size()> scoresOfPlace_;  // as in kBrainPlaces
    std::vector<ScoredScan> heldOut_;
    std::vector<ScoredScan> training_;
};

}  // namespace disyre
