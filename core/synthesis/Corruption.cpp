// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/Corruption.h"

#include <algorithm>
#include <limits>

namespace disyre {

void corrupt(std::span<const float> healthy, std::span<const float> foreign,
             std::span<const float> mask, double alpha, std::span<float> corrupted) {
    const auto strength = static_cast<float>(alpha);
    for (std::size_t i = 0; i < healthy.size(); ++i) {
        const float share = strength * mask[i];
        corrupted[i] = (1.0f - share) * healthy[i] + share * foreign[i];
    }
}

Patch matchRange(const Patch& foreign, const Patch& healthy, const Patch& mask) {
    struct Range {
        float low = std::numeric_limits<float>::max();
        float high = std::numeric_limits<float>::lowest();
        void add(float value) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    Range from;
    Range to;
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        if (mask.pixels[i] > 0.0f) {
            from.add(foreign.pixels[i]);
            to.add(healthy.pixels[i]);
        }
    }
    Patch matched = foreign;
    if (to.low > to.high) {
        return matched;
    }
    for (float& value : matched.pixels) {
        value = (value - from.low) / (from.high - from.low + 1e-3f) * (to.high - to.low) + to.low;
        value = std::clamp(value, 0.0f, 1.0f);
    }
    return matched;
}

Patch addBias(const Patch& image, const Patch& mask, double alpha, int sign) {
    Patch biased = image;
    const auto strength = static_cast<float>(sign * alpha);
    for (std::size_t i = 0; i < biased.pixels.size(); ++i) {
        biased.pixels[i] = std::clamp(biased.pixels[i] + strength * mask.pixels[i], 0.0f, 1.0f);
    }
    return biased;
}

}  // namespace disyre
