// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "core/evaluation/CountedVoxels.h"
#include "core/findings/Regions.h"

namespace disyre {

/// A region hits a lesion when they share at least this much of the smaller of the two.
inline constexpr double kHitOverlap = 0.1;

/// Lesion sizes are told apart at these volumes, in millilitres: < 0.5, 0.5-5, 5-50, >= 50.
inline constexpr std::array kSizeLimits{0.5, 5.0, 50.0};
inline constexpr std::size_t kSizeClasses = kSizeLimits.size() + 1;
[[nodiscard]] std::size_t sizeClass(double millilitres);
[[nodiscard]] const char* sizeClassName(std::size_t sizeClass);

/// Lesions of at least this volume are what a finding is expected of.
inline constexpr double kLargeLesionMillilitres = 1.0;

/// What a map finds in one case at one threshold.
struct Detections {
    std::array<int, kSizeClasses> lesions{};  ///< 26-connected pieces of the lesion mask
    std::array<int, kSizeClasses> hits{};     ///< those hit by a region
    int largeLesions = 0;  ///< of kLargeLesionMillilitres or more
    int largeHits = 0;
    int regions = 0;
    int falseRegions = 0;  ///< those that hit no lesion
    double dice = 0.0;     ///< of all counted voxels at or above the threshold
};

/// Compares maps of one case with its lesions.
class LesionDetection {
public:
    explicit LesionDetection(const CountedVoxels& voxels);

    /// @param scores of the counted voxels; at or above `threshold` (> 0) is positive.
    [[nodiscard]] Detections at(std::span<const float> scores, float threshold) const;

private:
    const CountedVoxels& voxels_;
    std::vector<Region> lesions_;
    std::vector<std::uint32_t> lesionAt_;  // 1 + number of the lesion of each voxel of the grid
};

/// Detections of several cases taken together.
struct DetectionSummary {
    std::size_t scans = 0;
    int lesions = 0;
    int hits = 0;
    double sensitivity = 0.0;  ///< hit lesions of all lesions
    int largeLesions = 0;
    int largeHits = 0;
    double largeSensitivity = 0.0;  ///< of those of kLargeLesionMillilitres or more
    double falsePerScan = 0.0;
    double meanDice = 0.0;  ///< mean of the cases' Dice
    /// Sensitivity by lesion size; none where there is no lesion of that size.
    std::array<std::optional<double>, kSizeClasses> sensitivityBySize;
    std::array<int, kSizeClasses> lesionsBySize{};
};
/// @param weights one a case; sensitivity and rates are weighted, counts are not.
[[nodiscard]] DetectionSummary summarise(std::span<const Detections> cases,
                                         std::span<const double> weights);

struct FrocPoint {
    double threshold = 0.0;
    DetectionSummary summary;
};

/// Thresholds that these shares of all pooled scores reach, the highest threshold first, without
/// those at or below 0. No label is looked at. Reorders the scores.
[[nodiscard]] std::vector<float> thresholdsAtShares(std::vector<float>& pooled,
                                                    std::span<const double> shares);

}  // namespace disyre
