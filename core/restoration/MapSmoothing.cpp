// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/restoration/MapSmoothing.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/GaussianBlur.h"

namespace disyre {

double mapSmoothingPixels(const HealingSettings& settings, const ModelCard& card) {
    return resolvedFor(settings, card).smoothing / std::sqrt(card.spacing[0] * card.spacing[1]);
}

std::vector<float> smoothedWithin(std::span<const float> image,
                                  std::span<const std::uint8_t> inside, int width, int height,
                                  double sigma) {
    // The blur mirrors at its borders; a margin of nothing keeps those out of reach.
    const int margin = sigma > 0.0 ? static_cast<int>(4.0 * sigma) + 1 : 0;
    Patch values(height + 2 * margin, width + 2 * margin);
    Patch share = values;
    const auto visit = [&](auto use) {
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                                static_cast<std::size_t>(x);
                if (inside[at] != 0) {
                    use(at, values.at(y + margin, x + margin), share.at(y + margin, x + margin));
                }
            }
        }
    };
    visit([&](std::size_t at, float& value, float& weight) {
        value = image[at];
        weight = 1.0f;
    });
    values = gaussianBlur(values, sigma);
    share = gaussianBlur(share, sigma);
    std::vector<float> smoothed(image.size(), 0.0f);
    visit([&](std::size_t at, float& value, float& weight) { smoothed[at] = value / weight; });
    return smoothed;
}

void smoothMapWithin(Volume& map, const Mask& brain, double sigma) {
    const std::size_t pixels = map.sliceSize();
    for (int z = 0; z < map.size[2]; ++z) {
        const std::size_t first = map.index(0, 0, z);
        const auto smoothed =
            smoothedWithin({map.voxels.data() + first, pixels}, {brain.voxels.data() + first, pixels},
                           map.size[0], map.size[1], sigma);
        std::copy(smoothed.begin(), smoothed.end(),
                  map.voxels.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

}  // namespace disyre
