// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesions/UnevenSurface.h"

#include <cmath>
#include <numbers>

#include "core/base/Random.h"

namespace disyre {

namespace {
constexpr std::uint32_t kSurfacePurpose = 10;
}

UnevenSurface::UnevenSurface(std::uint64_t seed, std::uint64_t sample) {
    Random random(seed, sample, kSurfacePurpose);
    for (Wave& wave : waves_) {
        for (double& component : wave.direction) {
            component = random.normal() * 1.6;
        }
        wave.phase = random.uniform(0.0, 2.0 * std::numbers::pi);
    }
}

double UnevenSurface::at(const std::array<double, 3>& direction) const {
    double sum = 0.0;
    for (const Wave& wave : waves_) {
        sum += std::cos(wave.direction[0] * direction[0] + wave.direction[1] * direction[1] +
                        wave.direction[2] * direction[2] + wave.phase);
    }
    return sum / 2.5;
}

}  // namespace disyre
