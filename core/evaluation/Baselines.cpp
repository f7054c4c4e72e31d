// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Baselines.h"

#include <algorithm>
#include <cmath>

#include "core/synthesis/GaussianBlur.h"

namespace disyre {

namespace {

std::vector<float> blurDifference(const Volume& image, double sigma) {
    std::vector<float> scores(image.voxels.size());
    Patch slice(image.size[1], image.size[0]);
    for (int z = 0; z < image.size[2]; ++z) {
        const auto first = static_cast<std::ptrdiff_t>(image.index(0, 0, z));
        std::copy_n(image.voxels.begin() + first, slice.pixels.size(), slice.pixels.begin());
        const Patch blurred = gaussianBlur(slice, sigma);
        for (std::size_t i = 0; i < slice.pixels.size(); ++i) {
            scores[static_cast<std::size_t>(first) + i] =
                std::abs(slice.pixels[i] - blurred.pixels[i]);
        }
    }
    return scores;
}

std::vector<float> mirrorDifference(const Volume& image, const Mask& brain) {
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            sum += static_cast<double>(i % static_cast<std::size_t>(image.size[0]));
            count += 1.0;
        }
    }
    const int twiceMiddle = static_cast<int>(std::lround(count > 0.0 ? 2.0 * sum / count : 0.0));
    std::vector<float> scores(image.voxels.size());
    std::size_t i = 0;
    for (int z = 0; z < image.size[2]; ++z) {
        for (int y = 0; y < image.size[1]; ++y) {
            for (int x = 0; x < image.size[0]; ++x, ++i) {
                const int mirrored = twiceMiddle - x;
                const float other =
                    image.contains(mirrored, y, z) ? image.at(mirrored, y, z) : 0.0f;
                scores[i] = std::abs(image.voxels[i] - other);
            }
        }
    }
    return scores;
}

}  // namespace

std::vector<BaselineMap> baselineMaps(const Volume& image, const Mask& brain,
                                      double blurMillimetres) {
    std::vector<float> darkness(image.voxels.size());
    std::transform(image.voxels.begin(), image.voxels.end(), darkness.begin(),
                   [](float value) { return 1.0f - value; });
    std::vector<BaselineMap> maps = {
        {"intensity", image.voxels},
        {"darkness", std::move(darkness)},
        {"|scan - blur|", blurDifference(image, blurMillimetres / image.spacing()[0])},
        {"|left - right|", mirrorDifference(image, brain)}};
    for (BaselineMap& map : maps) {
        for (std::size_t i = 0; i < map.scores.size(); ++i) {
            map.scores[i] = brain.voxels[i] != 0 ? map.scores[i] : 0.0f;
        }
    }
    return maps;
}

}  // namespace disyre
