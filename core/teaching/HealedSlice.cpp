// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/teaching/HealedSlice.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/evaluation/Metrics.h"

namespace disyre {

Patch estimateOf(const SliceStep& step) {
    Patch estimate = step.after;
    const double left = 1.0 - step.share;
    if (left <= 0.0) {
        return estimate;
    }
    for (std::size_t i = 0; i < estimate.pixels.size(); ++i) {
        estimate.pixels[i] =
            static_cast<float>((step.after.pixels[i] - step.share * step.before.pixels[i]) / left);
    }
    return estimate;
}

HealingMeasures measureHealing(const MaskedPatch& healthy, const Patch& corrupted,
                               const Patch& mask, const HealedSlice& healed) {
    constexpr float kInside = 0.5f;
    const Patch restoration = healed.restoration();
    HealingMeasures measures;
    std::vector<float> scores;
    std::vector<std::uint8_t> labels;
    double inside = 0.0;
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        if (healthy.brain.pixels[i] == 0) {
            continue;
        }
        const bool isAnomaly = mask.pixels[i] >= kInside;
        scores.push_back(healed.map.pixels[i]);
        labels.push_back(isAnomaly ? 1 : 0);
        if (isAnomaly) {
            inside += 1.0;
            measures.differenceBefore += std::abs(corrupted.pixels[i] - healthy.image.pixels[i]);
            measures.differenceAfter += std::abs(restoration.pixels[i] - healthy.image.pixels[i]);
        }
    }
    if (inside == 0.0) {
        return measures;
    }
    measures.hasAnomaly = true;
    measures.differenceBefore /= inside;
    measures.differenceAfter /= inside;
    measures.chance = inside / static_cast<double>(scores.size());
    measures.averagePrecision = averagePrecision(scores, labels);
    const BestDice best = bestDice(scores, labels);
    measures.bestDice = best.dice;
    measures.bestThreshold = best.threshold;
    return measures;
}

}  // namespace disyre
