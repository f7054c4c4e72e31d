// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/HealthyThreshold.h"

#include <gtest/gtest.h>

#include <vector>

namespace disyre {
namespace {

/// A map with separate cubes of 3 x 3 x 3 voxels of 2 mm (0.2 ml) that have these values.
Volume mapWith(const std::vector<float>& cubes) {
    Volume map({40, 5, 5}, axisAlignedAffine({2.0, 2.0, 2.0}, {0.0, 0.0, 0.0}), 0.01f);
    for (std::size_t i = 0; i < cubes.size(); ++i) {
        for (int z = 1; z < 4; ++z) {
            for (int y = 1; y < 4; ++y) {
                for (int x = 0; x < 3; ++x) {
                    map.at(static_cast<int>(5 * i) + x, y, z) = cubes[i];
                }
            }
        }
    }
    return map;
}

TEST(HealthyThreshold, AllowsAtMostTheGivenNumberOfRegionsPerScan) {
    const std::vector<Volume> maps{mapWith({0.5f, 0.3f, 0.2f}), mapWith({0.1f})};
    EXPECT_EQ(falseRegionsAt(maps, 0.25f), 1.0);
    EXPECT_EQ(falseRegionsAt(maps, 0.15f), 1.5);
    const float threshold = thresholdForFalseRegions(maps, 1.0);
    EXPECT_GT(threshold, 0.2f);
    EXPECT_LT(threshold, 0.2f * 1.03f);
    EXPECT_LE(falseRegionsAt(maps, threshold), 1.0);
}

TEST(HealthyThreshold, DoesNotAcceptLowerThresholdsAtWhichRegionsMerge) {
    // At 0.01 everything is one region, but the threshold must not fall that low.
    const std::vector<Volume> maps{mapWith({0.5f, 0.4f})};
    EXPECT_EQ(falseRegionsAt(maps, 0.01f), 1.0);
    EXPECT_GT(thresholdForFalseRegions(maps, 1.0), 0.4f);
}

TEST(HealthyThreshold, SmallRegionsAreNoFindings) {
    Volume map = mapWith({0.2f});
    map.at(20, 2, 2) = 0.9f;  // This region has 0.008 ml.
    EXPECT_EQ(falseRegionsAt(std::vector<Volume>{map}, 0.5f), 0.0);
}

}  // namespace
}  // namespace disyre
