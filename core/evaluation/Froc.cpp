// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Froc.h"

#include <algorithm>
#include <functional>
#include <map>

namespace disyre {

std::size_t sizeClass(double millilitres) {
    return static_cast<std::size_t>(
        std::upper_bound(kSizeLimits.begin(), kSizeLimits.end(), millilitres) -
        kSizeLimits.begin());
}

const char* sizeClassName(std::size_t sizeClass) {
    static constexpr std::array kNames{"< 0.5 ml", "0.5-5 ml", "5-50 ml", ">= 50 ml"};
    return kNames.at(sizeClass);
}

LesionDetection::LesionDetection(const CountedVoxels& voxels)
    : voxels_(voxels), lesions_(findRegions(lesionOf(voxels))) {
    const Mask grid(voxels.size);
    lesionAt_.assign(grid.voxels.size(), 0);
    for (std::size_t i = 0; i < lesions_.size(); ++i) {
        for (const std::size_t voxel : lesions_[i].voxels) {
            lesionAt_[voxel] = static_cast<std::uint32_t>(i + 1);
        }
    }
}

Detections LesionDetection::at(std::span<const float> scores, float threshold) const {
    Detections result;
    Mask above(voxels_.size);
    double predicted = 0.0;
    double positives = 0.0;
    double both = 0.0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const bool found = scores[i] >= threshold;
        above.voxels[voxels_.indices[i]] = found ? 1 : 0;
        predicted += found ? 1.0 : 0.0;
        positives += voxels_.labels[i];
        both += found ? voxels_.labels[i] : 0.0;
    }
    result.dice = predicted + positives > 0.0 ? 2.0 * both / (predicted + positives) : 0.0;

    std::vector<bool> hit(lesions_.size(), false);
    for (const Region& region : findRegions(above)) {
        const auto size = static_cast<double>(region.voxels.size());
        if (size * voxels_.voxelMillilitres < kSmallestRegionMillilitres) {
            continue;
        }
        ++result.regions;
        std::map<std::uint32_t, double> shared;
        for (const std::size_t voxel : region.voxels) {
            if (lesionAt_[voxel] != 0) {
                shared[lesionAt_[voxel] - 1] += 1.0;
            }
        }
        bool hitsOne = false;
        for (const auto& [lesion, voxels] : shared) {
            const auto lesionSize = static_cast<double>(lesions_[lesion].voxels.size());
            if (voxels >= kHitOverlap * std::min(size, lesionSize)) {
                hit[lesion] = true;
                hitsOne = true;
            }
        }
        result.falseRegions += hitsOne ? 0 : 1;
    }
    for (std::size_t i = 0; i < lesions_.size(); ++i) {
        const double millilitres =
            static_cast<double>(lesions_[i].voxels.size()) * voxels_.voxelMillilitres;
        const std::size_t kind = sizeClass(millilitres);
        if (millilitres >= kLargeLesionMillilitres) {
            ++result.largeLesions;
            result.largeHits += hit[i] ? 1 : 0;
        }
        ++result.lesions[kind];
        result.hits[kind] += hit[i] ? 1 : 0;
    }
    return result;
}

DetectionSummary summarise(std::span<const Detections> cases, std::span<const double> weights) {
    DetectionSummary summary;
    double scans = 0.0;
    double largeLesions = 0.0;
    double largeHits = 0.0;
    std::array<double, kSizeClasses> lesions{};
    std::array<double, kSizeClasses> hits{};
    for (std::size_t i = 0; i < cases.size(); ++i) {
        if (weights[i] <= 0.0) {
            continue;
        }
        ++summary.scans;
        scans += weights[i];
        summary.falsePerScan += weights[i] * cases[i].falseRegions;
        summary.meanDice += weights[i] * cases[i].dice;
        summary.largeLesions += cases[i].largeLesions;
        summary.largeHits += cases[i].largeHits;
        largeLesions += weights[i] * cases[i].largeLesions;
        largeHits += weights[i] * cases[i].largeHits;
        for (std::size_t kind = 0; kind < kSizeClasses; ++kind) {
            summary.lesionsBySize[kind] += cases[i].lesions[kind];
            summary.lesions += cases[i].lesions[kind];
            summary.hits += cases[i].hits[kind];
            lesions[kind] += weights[i] * cases[i].lesions[kind];
            hits[kind] += weights[i] * cases[i].hits[kind];
        }
    }
    double allLesions = 0.0;
    double allHits = 0.0;
    for (std::size_t kind = 0; kind < kSizeClasses; ++kind) {
        if (lesions[kind] > 0.0) {
            summary.sensitivityBySize[kind] = hits[kind] / lesions[kind];
        }
        allLesions += lesions[kind];
        allHits += hits[kind];
    }
    summary.sensitivity = allLesions > 0.0 ? allHits / allLesions : 0.0;
    summary.largeSensitivity = largeLesions > 0.0 ? largeHits / largeLesions : 0.0;
    if (scans > 0.0) {
        summary.falsePerScan /= scans;
        summary.meanDice /= scans;
    }
    return summary;
}

std::vector<float> thresholdsAtShares(std::vector<float>& pooled, std::span<const double> shares) {
    std::vector<float> thresholds;
    for (const double share : shares) {
        const auto rank = static_cast<std::size_t>(share * static_cast<double>(pooled.size()));
        if (pooled.empty() || rank == 0) {
            continue;
        }
        const auto at = pooled.begin() + static_cast<std::ptrdiff_t>(rank - 1);
        std::nth_element(pooled.begin(), at, pooled.end(), std::greater<>());
        if (*at > 0.0f) {
            thresholds.push_back(*at);
        }
    }
    std::sort(thresholds.begin(), thresholds.end(), std::greater<>());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    return thresholds;
}

}  // namespace disyre
