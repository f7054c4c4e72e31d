// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HeadPhantom.h"

#include <algorithm>
#include <cmath>

#include "core/base/Random.h"

namespace disyre::test {

namespace {

constexpr Size3 kHeadSize{80, 96, 76};
constexpr double kHeadSpacing = 2.5;

/// Returns how far a voxel lies from the middle of the head, where 1 is the ellipsoid whose half
/// axes are those of the brain and `more` mm longer.
double headRadius(const Volume& head, const Size3& voxel, const std::array<double, 3>& shift,
                  double more) {
    const auto place = head.position({double(voxel[0]), double(voxel[1]), double(voxel[2])});
    double squares = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = (place[i] - shift[i]) / (kHeadBrainAxes[i] + more);
        squares += part * part;
    }
    return std::sqrt(squares);
}

}  // namespace

Volume phantomHead(std::array<double, 3> shift) {
    Affine affine{};
    for (std::size_t i = 0; i < 3; ++i) {
        affine[i][i] = kHeadSpacing;
        affine[i][3] = -kHeadSpacing * (kHeadSize[i] - 1) / 2.0;
    }
    Volume head(kHeadSize, affine);
    Random random(7, 0);
    for (int z = 0; z < head.size[2]; ++z) {
        for (int y = 0; y < head.size[1]; ++y) {
            for (int x = 0; x < head.size[0]; ++x) {
                const Size3 voxel{x, y, z};
                double value = 4.0;
                if (headRadius(head, voxel, shift, 0.0) <= 1.0) {
                    value = 80.0 + 12.0 * std::sin(0.5 * x) * std::cos(0.4 * y) * std::sin(0.6 * z);
                } else if (headRadius(head, voxel, shift, 9.0) <= 1.0) {
                    value = 15.0;
                } else if (headRadius(head, voxel, shift, 16.0) <= 1.0) {
                    value = 130.0;
                }
                head.at(x, y, z) = static_cast<float>(std::abs(value + 2.0 * random.normal()));
            }
        }
    }
    return head;
}

Mask phantomHeadBrain(const Volume& head, std::array<double, 3> shift) {
    Mask brain(head.size);
    for (int z = 0; z < head.size[2]; ++z) {
        for (int y = 0; y < head.size[1]; ++y) {
            for (int x = 0; x < head.size[0]; ++x) {
                brain.at(x, y, z) = headRadius(head, {x, y, z}, shift, 0.0) <= 1.0 ? 1 : 0;
            }
        }
    }
    return brain;
}

FakeExtractor::FakeExtractor(float low, float high) : low_(low), high_(high) {
    card_.name = "fake networks";
    card_.weightsSha256 = "0123";
    card_.boxSide = 64;
    card_.brainSide = 96;
}

Grid<float> FakeExtractor::brainShare(Stage, const Grid<float>& cube, const Observer& observer,
                                      const StopToken& stop) {
    Grid<float> share(cube.size);
    const auto [lowest, highest] = std::minmax_element(cube.voxels.begin(), cube.voxels.end());
    const float low = *lowest + low_ * (*highest - *lowest);
    const float high = *lowest + high_ * (*highest - *lowest);
    std::transform(cube.voxels.begin(), cube.voxels.end(), share.voxels.begin(),
                   [low, high](float v) { return v > low && v < high ? 0.9f : 0.1f; });
    for (int step = 1; step <= 4; ++step) {
        stop.throwIfStopped();
        if (observer) {
            observer(step / 4.0);
        }
    }
    return share;
}

}  // namespace disyre::test
