// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesions/LesionPlace.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/lesions/UnevenSurface.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

Size3 placeOf(const Size3& size, std::size_t voxel) {
    const auto nx = static_cast<std::size_t>(size[0]);
    const auto ny = static_cast<std::size_t>(size[1]);
    return {static_cast<int>(voxel % nx), static_cast<int>(voxel / nx % ny),
            static_cast<int>(voxel / nx / ny)};
}

/// Returns the index along the first axis (left to right) of the plane through the brain's middle,
/// as a fraction.
double middlePlane(const Mask& brain) {
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (brain.voxels[i] != 0) {
            sum += static_cast<double>(i % static_cast<std::size_t>(brain.size[0]));
            count += 1.0;
        }
    }
    return count > 0.0 ? sum / count : 0.0;
}

}  // namespace

Size3 drawVoxel(const LabelledBrain& brain, const VoxelTest& passes, Random& random,
                MessageId otherwise) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < brain.brain.voxels.size(); ++i) {
        if (brain.brain.voxels[i] != 0 && passes(i)) {
            found.push_back(i);
        }
    }
    if (found.empty()) {
        throw SettingsError(otherwise);
    }
    const int chosen = random.integer(0, static_cast<int>(found.size()) - 1);
    return placeOf(brain.scan.size, found[static_cast<std::size_t>(chosen)]);
}

Size3 drawMiddle(const LabelledBrain& brain, double radius, Random& random) {
    const auto spacing = brain.scan.spacing();
    const double plane = middlePlane(brain.brain);
    const double deepest = *std::max_element(brain.depth.voxels.begin(), brain.depth.voxels.end());
    const double depth = std::min({0.7 * radius, 20.0, 0.6 * deepest});
    const double aside = std::min({0.8 * radius, 25.0, 0.6 * deepest});
    return drawVoxel(
        brain,
        [&](std::size_t i) {
            const double x = static_cast<double>(placeOf(brain.scan.size, i)[0]);
            return brain.isTissue(i) && brain.depth.voxels[i] >= depth &&
                   std::abs(x - plane) * spacing[0] >= aside;
        },
        random, MessageId::LesionNoDeepTissue);
}

Grid<float> UnevenBody::distance(const LabelledBrain& brain) const {
    const UnevenSurface surface(seed, sample);
    const auto spacing = brain.scan.spacing();
    Grid<float> result(brain.scan.size);
    std::size_t i = 0;
    for (int z = 0; z < result.size[2]; ++z) {
        for (int y = 0; y < result.size[1]; ++y) {
            for (int x = 0; x < result.size[0]; ++x, ++i) {
                const Size3 at{x, y, z};
                std::array<double, 3> offset{};
                for (std::size_t a = 0; a < 3; ++a) {
                    offset[a] = (at[a] - middle[a]) * spacing[a] / axes[a];
                }
                const double length = std::hypot(offset[0], offset[1], offset[2]);
                for (double& component : offset) {
                    component /= std::max(length, 1e-9);
                }
                const double border = std::max(0.4, 1.0 + unevenness * surface.at(offset));
                result.voxels[i] = static_cast<float>(length / border);
            }
        }
    }
    return result;
}

UnevenBody drawBody(const Size3& middle, double unevenness, std::uint64_t seed,
                    std::uint64_t sample, Random& random) {
    UnevenBody body{middle, {1, 1, 1}, unevenness, seed, sample};
    double product = 1.0;
    for (double& axis : body.axes) {
        axis = random.uniform(1.0, 1.6);
        product *= axis;
    }
    for (double& axis : body.axes) {
        axis /= std::cbrt(product);
    }
    return body;
}

double radiusForVolume(const LabelledBrain& brain, const Grid<float>& distance, double ml,
                       const VoxelTest& passes) {
    std::vector<float> distances;
    for (std::size_t i = 0; i < distance.voxels.size(); ++i) {
        if (passes(i)) {
            distances.push_back(distance.voxels[i]);
        }
    }
    if (distances.empty()) {
        throw SettingsError(MessageId::LesionNoTissue);
    }
    const auto wanted =
        static_cast<std::size_t>(std::max(1.0, std::round(ml / brain.scan.voxelMillilitres())));
    const std::size_t count = std::min(wanted, distances.size());
    std::sort(distances.begin(), distances.end());
    const double last = distances[count - 1];
    return count < distances.size() ? (last + distances[count]) / 2.0 : last + 1e-3;
}

double ballRadius(double ml) {
    return std::cbrt(1000.0 * ml * 3.0 / (4.0 * std::numbers::pi));
}

float softInside(double distance, double radius, double edge) {
    return static_cast<float>(std::clamp((radius - distance) / edge + 0.5, 0.0, 1.0));
}

Grid<float> slowTexture(const LabelledBrain& brain, std::uint64_t seed, std::uint64_t sample) {
    constexpr double kSigma = 3.0;  // In mm.
    constexpr std::uint32_t kLayer = 1;
    Grid<float> texture =
        gaussian(drawNoise(brain.scan.size, {1.0, {0, 0, 0}}, seed, sample, kLayer),
                 brain.scan.spacing(), kSigma);
    double squares = 0.0;
    for (const float value : texture.voxels) {
        squares += static_cast<double>(value) * value;
    }
    const auto deviation =
        static_cast<float>(std::sqrt(squares / static_cast<double>(texture.voxels.size())));
    for (float& value : texture.voxels) {
        value /= deviation;
    }
    return texture;
}

Grid<float> softTissue(const LabelledBrain& brain) {
    Grid<float> tissue(brain.scan.size);
    for (std::size_t i = 0; i < tissue.voxels.size(); ++i) {
        tissue.voxels[i] = brain.isTissue(i) ? 1.0f : 0.0f;
    }
    constexpr double kSigma = 1.2;  // In mm.
    tissue = gaussian(tissue, brain.scan.spacing(), kSigma);
    for (float& share : tissue.voxels) {
        share = std::clamp((share - 0.2f) / 0.6f, 0.0f, 1.0f);
    }
    return tissue;
}

}  // namespace disyre
