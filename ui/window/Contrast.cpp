// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Contrast.h"

#include <algorithm>
#include <cmath>

#include "core/base/Statistics.h"
#include "ui/healing/OpenedScan.h"

namespace disyre::ui {

namespace {

// The share of pixels that may be darker than black, and as many brighter than white.
constexpr double kTail = 0.01;
constexpr std::size_t kEnoughPixels = 50;

Contrast between(double low, double high) {
    return {high - low, (low + high) / 2};
}

}  // namespace

Contrast openingContrast(const OpenedScan& scan) {
    return between(scan.displayLow, scan.displayHigh);
}

Contrast fullContrast(const OpenedScan& scan) {
    const auto [low, high] = std::minmax_element(scan.ras.voxels.begin(), scan.ras.voxels.end());
    return *high > *low ? between(static_cast<double>(*low), static_cast<double>(*high))
                        : openingContrast(scan);
}

Contrast brainContrast(const OpenedScan& scan, const Mask* mask, BrainShare share) {
    const std::vector<float>& voxels = scan.ras.voxels;
    const bool hasMask = mask != nullptr && mask->size == scan.ras.size;
    const double tissueStart = scan.displayLow + 0.1 * (scan.displayHigh - scan.displayLow);
    // So many voxels give the same quantiles as all, and soon.
    constexpr std::size_t kEnough = 400000;
    const std::size_t stride = std::max<std::size_t>(1, voxels.size() / kEnough);
    std::vector<float> brain;
    for (std::size_t i = 0; i < voxels.size(); i += stride) {
        if (hasMask ? mask->voxels[i] != 0 : static_cast<double>(voxels[i]) > tissueStart) {
            brain.push_back(voxels[i]);
        }
    }
    if (brain.size() < kEnoughPixels) {
        return openingContrast(scan);
    }
    const double tail = share == BrainShare::Whole ? kTail : 0.1;
    const double low = quantile(brain, tail, QuantileRule::Lower);
    const double high = quantile(brain, 1.0 - tail, QuantileRule::Lower);
    return high > low ? between(low, high) : openingContrast(scan);
}

Contrast automaticContrast(const std::vector<float>& picture, double background,
                           const Contrast& otherwise) {
    std::vector<float> tissue;
    std::copy_if(picture.begin(), picture.end(), std::back_inserter(tissue),
                 [background](float value) { return static_cast<double>(value) > background; });
    if (tissue.size() < kEnoughPixels) {
        return otherwise;
    }
    const double low = quantile(tissue, kTail, QuantileRule::Lower);
    const double high = quantile(tissue, 1.0 - kTail, QuantileRule::Lower);
    return high > low ? between(low, high) : otherwise;
}

Contrast automaticDifference(const std::vector<float>& change, const Contrast& otherwise) {
    std::vector<float> sizes;
    for (const float value : change) {
        if (value != 0.0f) {
            sizes.push_back(std::abs(value));
        }
    }
    const double most =
        sizes.size() < kEnoughPixels ? 0.0 : quantile(sizes, 1.0 - kTail, QuantileRule::Lower);
    return most > 0 ? Contrast{2 * most, 0.0} : otherwise;
}

Contrast carriedOver(const Contrast& contrast, const OpenedScan& from, const OpenedScan& to) {
    const double share = (to.displayHigh - to.displayLow) / (from.displayHigh - from.displayLow);
    return {contrast.window * share, to.displayLow + (contrast.level - from.displayLow) * share};
}

}  // namespace disyre::ui
