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

/// A region hits a lesion if they share at least this part of the smaller of the two.
inline constexpr double kHitOverlap = 0.1;

/// The volumes in ml that separate the size classes of lesions: below 0.5, 0.5 to 5, 5 to 50, and
/// 50 or more.
inline constexpr std::array kSizeLimits{0.5, 5.0, 50.0};
inline constexpr std::size_t kSizeClasses = kSizeLimits.size() + 1;
[[nodiscard]] std::size_t sizeClass(double millilitres);
[[nodiscard]] const char* sizeClassName(std::size_t sizeClass);

/// The volume in ml from which on a lesion is expected to be found.
inline constexpr double kLargeLesionMillilitres = 1.0;

/// What a map detects in one case at one threshold. A region is a 26-connected piece of the voxels
/// at or above the threshold that has kSmallestRegionMillilitres or more.
struct Detections {
    /// Number of lesions of each size class; a lesion is a 26-connected piece of the lesion mask.
    std::array<int, kSizeClasses> lesions{};
    std::array<int, kSizeClasses> hits{};  ///< Number of those lesions that are hit by a region.
    int largeLesions = 0;  ///< Number of lesions of kLargeLesionMillilitres or more.
    int largeHits = 0;
    int regions = 0;
    int falseRegions = 0;  ///< Number of regions that hit no lesion.
    double dice = 0.0;     ///< Dice coefficient of all counted voxels at or above the threshold.
};

/// Compares anomaly maps of one case with the lesions of that case. The counted voxels must outlive
/// it.
class LesionDetection {
public:
    explicit LesionDetection(const CountedVoxels& voxels);

    /// Returns what the map detects.
    /// @param scores one score for each counted voxel; scores at or above `threshold` are positive.
    /// @param threshold above 0.
    [[nodiscard]] Detections at(std::span<const float> scores, float threshold) const;

private:
    const CountedVoxels& voxels_;
    std::vector<Region> lesions_;
    // For each voxel of the grid 1 + the number of its lesion, or 0 outside lesions.
    std::vector<std::uint32_t> lesionAt_;
};

/// The detections of several cases taken together.
struct DetectionSummary {
    std::size_t scans = 0;
    int lesions = 0;
    int hits = 0;
    double sensitivity = 0.0;  ///< Share of all lesions that were hit.
    int largeLesions = 0;
    int largeHits = 0;
    /// Share of the lesions of kLargeLesionMillilitres or more that were hit.
    double largeSensitivity = 0.0;
    double falsePerScan = 0.0;
    double meanDice = 0.0;  ///< The mean of the Dice coefficients of the cases.
    /// The sensitivity by size class; empty if there is no lesion of that size.
    std::array<std::optional<double>, kSizeClasses> sensitivityBySize;
    std::array<int, kSizeClasses> lesionsBySize{};
};
/// Summarises the detections of several cases.
/// @param weights one weight for each case. Sensitivities and rates are weighted; counts are not.
[[nodiscard]] DetectionSummary summarise(std::span<const Detections> cases,
                                         std::span<const double> weights);

/// One point of a free-response receiver operating characteristic (FROC) curve.
struct FrocPoint {
    double threshold = 0.0;
    DetectionSummary summary;
};

/// Returns the thresholds that these shares of all pooled scores reach, the highest threshold
/// first, without thresholds at or below 0. It looks at no label. The order of `pooled` is changed.
[[nodiscard]] std::vector<float> thresholdsAtShares(std::vector<float>& pooled,
                                                    std::span<const double> shares);

}  // namespace disyre
