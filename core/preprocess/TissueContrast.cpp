// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/TissueContrast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "core/base/Statistics.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

// Brains are compared at this spacing, so that thick slices and fine ones give the same figures.
constexpr double kSpacing = 2.0;
constexpr double kLeastLitres = 0.4;
// Distances in mm from the centres of a part's outermost voxels.
constexpr double kBulky = 2.05;
constexpr double kShallow = 1.0;
constexpr double kDeep = 3.9;
// In T1 scans a deep voxel is brighter than a shallow one with a chance of 0.85 or more, in FLAIR
// scans with 0.79 or less; resources/manual/data.md lists the scans.
constexpr double kWhiteIsBright = 0.82;
// Proton density scans keep all tissues close together.
constexpr double kAlikeLevels = 0.68;
constexpr std::size_t kFewestTissueVoxels = 50;

/// Three classes of intensities.
struct ThreeClasses {
    double darkEnd = 0.0;      ///< Intensities below it are dark.
    double brightStart = 0.0;  ///< Intensities from it on are bright.
    double darkMean = 0.0;
    double brightMean = 0.0;
};

/// Divides values between `low` and `high` by Otsu's method with two thresholds: those with the
/// largest variance between the classes, among all pairs of borders of a histogram's bins.
ThreeClasses threeClasses(const std::vector<float>& values, float low, float high) {
    constexpr std::size_t kBins = 256;
    std::array<double, kBins + 1> counts{};  // Of all bins before this one; likewise the sums.
    std::array<double, kBins + 1> sums{};
    const double binsPerUnit = kBins / (static_cast<double>(high) - low);
    for (const float value : values) {
        const auto bin = static_cast<std::size_t>((static_cast<double>(value) - low) * binsPerUnit);
        const std::size_t next = std::min(bin, kBins - 1) + 1;
        counts[next] += 1.0;
        sums[next] += value;
    }
    for (std::size_t i = 1; i <= kBins; ++i) {
        counts[i] += counts[i - 1];
        sums[i] += sums[i - 1];
    }
    const auto meanOf = [&](std::size_t first, std::size_t end) {
        const double count = counts[end] - counts[first];
        return count > 0.0 ? (sums[end] - sums[first]) / count : 0.0;
    };
    // The variance between the classes is this sum, but for a term that is the same for all.
    const auto part = [&](std::size_t first, std::size_t end) {
        return (sums[end] - sums[first]) * meanOf(first, end);
    };
    double best = -1.0;
    std::size_t lower = 0;
    std::size_t upper = 0;
    for (std::size_t i = 1; i + 1 < kBins; ++i) {
        for (std::size_t j = i + 1; j < kBins; ++j) {
            const double variance = part(0, i) + part(i, j) + part(j, kBins);
            if (variance > best) {
                best = variance;
                lower = i;
                upper = j;
            }
        }
    }
    return {low + static_cast<double>(lower) / binsPerUnit,
            low + static_cast<double>(upper) / binsPerUnit, meanOf(0, lower), meanOf(upper, kBins)};
}

/// Returns the chance that a value of `a` is larger than one of `b`; ties count half.
double chanceOfLarger(const std::vector<float>& a, std::vector<float> b) {
    std::sort(b.begin(), b.end());
    double sum = 0.0;
    for (const float value : a) {
        const auto [first, last] = std::equal_range(b.begin(), b.end(), value);
        sum += 0.5 * static_cast<double>((first - b.begin()) + (last - b.begin()));
    }
    return sum / (static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

/// Returns the brain at kSpacing, with a margin of one voxel around it.
ResampledBrain seenAtSpacing(const Volume& ras, const Mask& brain) {
    const Box box = boxOf(brain);
    const std::array<double, 3> spacing = ras.spacing();
    GridStep grid;
    for (std::size_t i = 0; i < 3; ++i) {
        grid.step[i] = kSpacing / spacing[i];
        const double length = box.end[i] - box.first[i];
        grid.size[i] = std::max(1, static_cast<int>(std::ceil(length / grid.step[i] - 1e-6))) + 2;
        grid.origin[i] =
            box.first[i] - 0.5 + length / 2.0 - (grid.size[i] - 1) / 2.0 * grid.step[i];
    }
    return resampleBrain(ras, brain, grid);
}

/// Returns a mask of the brain's voxels for which `has` is true.
template <typename Has>
Mask partOf(const Mask& brain, const Has& has) {
    Mask part(brain.size);
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        part.voxels[i] = brain.voxels[i] != 0 && has(i) ? 1 : 0;
    }
    return part;
}

std::ptrdiff_t voxelsIn(const Mask& mask) {
    return std::count(mask.voxels.begin(), mask.voxels.end(), 1);
}

/// Returns the distance of each voxel of a part from its outermost voxels, in mm; negative outside.
Grid<float> depthIn(const Mask& part) {
    if (voxelsIn(part) == 0) {
        return Grid<float>(part.size, -1.0f);
    }
    return signedDistance(part, {kSpacing, kSpacing, kSpacing});
}

/// Returns the share of the brain that lies deep inside a part of it.
double bulkOf(const Mask& part, const Mask& brain) {
    const Grid<float> depth = depthIn(part);
    double deep = 0.0;
    for (std::size_t i = 0; i < part.voxels.size(); ++i) {
        deep += part.voxels[i] != 0 && depth.voxels[i] > kBulky ? 1.0 : 0.0;
    }
    return deep / static_cast<double>(voxelsIn(brain));
}

/// Returns the chance that a voxel deep in the tissue is brighter than one at its surface; nothing
/// if there are too few of them.
std::optional<double> deepBrighterIn(const Mask& tissue, const std::vector<float>& image) {
    const Grid<float> depth = depthIn(tissue);
    std::vector<float> shallow;
    std::vector<float> deep;
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        if (tissue.voxels[i] != 0 && depth.voxels[i] < kShallow) {
            shallow.push_back(image[i]);
        } else if (tissue.voxels[i] != 0 && depth.voxels[i] >= kDeep) {
            deep.push_back(image[i]);
        }
    }
    if (shallow.size() < kFewestTissueVoxels || deep.size() < kFewestTissueVoxels) {
        return std::nullopt;
    }
    return chanceOfLarger(deep, std::move(shallow));
}

}  // namespace

const char* nameOf(Contrast contrast) {
    switch (contrast) {
        case Contrast::T1:
            return "T1";
        case Contrast::T2:
            return "T2";
        case Contrast::ProtonDensity:
            return "PD";
        case Contrast::Flair:
            return "FLAIR";
        case Contrast::Unknown:
            break;
    }
    return "";
}

Contrast contrastNamed(const std::string& modality) {
    const auto says = [&modality](const char* word) {
        return modality.find(word) != std::string::npos;
    };
    // FLAIR is asked first, because it is also called "T2 FLAIR".
    if (says("FLAIR")) {
        return Contrast::Flair;
    }
    if (says("T2")) {
        return Contrast::T2;
    }
    if (says("PD")) {
        return Contrast::ProtonDensity;
    }
    return says("T1") ? Contrast::T1 : Contrast::Unknown;
}

TissueContrast tissueContrast(const Volume& ras, const Mask& brain) {
    TissueContrast told;
    const double litres =
        static_cast<double>(std::count(brain.voxels.begin(), brain.voxels.end(), 1)) *
        ras.voxelMillilitres() / 1000.0;
    if (litres < kLeastLitres) {
        return told;
    }
    ResampledBrain seen = seenAtSpacing(ras, brain);
    std::vector<float> values;
    for (std::size_t i = 0; i < seen.mask.voxels.size(); ++i) {
        if (seen.mask.voxels[i] != 0) {
            values.push_back(seen.image.voxels[i]);
        }
    }
    if (values.size() < kFewestTissueVoxels) {
        return told;
    }
    // A few voxels of vessels, or of noise, must not make a class of their own.
    const auto low = static_cast<float>(quantile(std::span<float>(values), 0.005));
    const auto high = static_cast<float>(quantile(std::span<float>(values), 0.995));
    if (!(low < high)) {
        return told;
    }
    for (float& value : values) {
        value = std::clamp(value, low, high);
    }
    const ThreeClasses classes = threeClasses(values, low, high);
    const std::vector<float>& image = seen.image.voxels;
    const auto isDark = [&](std::size_t i) { return image[i] < classes.darkEnd; };
    const auto isBright = [&](std::size_t i) { return image[i] >= classes.brightStart; };

    told.darkBulk = bulkOf(partOf(seen.mask, isDark), seen.mask);
    told.brightBulk = bulkOf(partOf(seen.mask, isBright), seen.mask);
    told.darkToBright = classes.brightMean != 0.0 ? classes.darkMean / classes.brightMean : 0.0;
    told.middleBulk = bulkOf(
        partOf(seen.mask, [&](std::size_t i) { return !isDark(i) && !isBright(i); }), seen.mask);
    if (told.darkBulk > std::max(told.brightBulk, told.middleBulk)) {
        const auto deep =
            deepBrighterIn(partOf(seen.mask, [&](std::size_t i) { return !isBright(i); }), image);
        if (deep && *deep < 0.5) {
            told.deepBrighter = *deep;
            const bool alike = low >= 0.0f && told.darkToBright >= kAlikeLevels;
            told.contrast = alike ? Contrast::ProtonDensity : Contrast::T2;
            return told;
        }
    }
    const auto deep =
        deepBrighterIn(partOf(seen.mask, [&](std::size_t i) { return !isDark(i); }), image);
    if (deep) {
        told.deepBrighter = *deep;
        told.contrast = *deep >= kWhiteIsBright ? Contrast::T1 : Contrast::Flair;
    }
    return told;
}

}  // namespace disyre
