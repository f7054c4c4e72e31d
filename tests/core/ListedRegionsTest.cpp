// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/ListedRegions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "core/base/Random.h"

namespace disyre {
namespace {

/// A map of 1 mm voxels with cubes of 6 voxels (0.216 ml) of these scores, and low scores around
/// them.
Volume mapWithCubes(const std::vector<float>& scores) {
    Volume map({20, 20, 10 * static_cast<int>(scores.size())},
               Affine{{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}});
    std::fill(map.voxels.begin(), map.voxels.end(), 0.001f);
    for (std::size_t cube = 0; cube < scores.size(); ++cube) {
        const int first = 10 * static_cast<int>(cube) + 2;
        for (int z = first; z < first + 6; ++z) {
            for (int y = 5; y < 11; ++y) {
                for (int x = 5; x < 11; ++x) {
                    map.at(x, y, z) = scores[cube];
                }
            }
        }
        // One voxel of each cube stands out.
        map.at(7, 7, first + 3) = 1.05f * scores[cube];
    }
    return map;
}

/// What listedRegions() promises, word by word: the whole map is searched at each level.
std::vector<ListedRegion> listedByWord(const Volume& map, float threshold, std::size_t fewest) {
    std::vector<ListedRegion> regions;
    Mask isListed(map.size);
    const auto list = [&](const Region& region, bool isBelow) {
        std::size_t peak = region.voxels.front();
        for (const std::size_t voxel : region.voxels) {
            isListed.voxels[voxel] = 1;
            peak = map.voxels[voxel] > map.voxels[peak] ? voxel : peak;
        }
        regions.push_back({region, peak, isBelow});
    };
    const float highest = *std::max_element(map.voxels.begin(), map.voxels.end());
    for (const Region& region : findRegions(map, threshold, kSmallestRegionMillilitres)) {
        list(region, false);
    }
    const std::size_t above = regions.size();
    for (float at = 0.9f * std::min(threshold, highest);
         regions.size() < fewest && at >= 0.01f * highest; at *= 0.9f) {
        for (const Region& region : findRegions(map, at, kSmallestRegionMillilitres)) {
            const bool isNew =
                std::none_of(region.voxels.begin(), region.voxels.end(),
                             [&](std::size_t voxel) { return isListed.voxels[voxel] != 0; });
            if (isNew && regions.size() < fewest) {
                list(region, true);
            }
        }
    }
    std::stable_sort(regions.begin() + static_cast<std::ptrdiff_t>(above), regions.end(),
                     [&](const ListedRegion& a, const ListedRegion& b) {
                         return map.voxels[a.peak] > map.voxels[b.peak];
                     });
    return regions;
}

/// A map of 2 mm voxels with hills of many heights and widths, some of which run into each other.
Volume hills(const Size3& size, std::uint64_t seed, int count) {
    Volume map(size, axisAlignedAffine({2, 2, 2}, {0, 0, 0}));
    Random random(seed);
    for (int hill = 0; hill < count; ++hill) {
        const int radius = random.integer(1, 5);
        const auto height = static_cast<float>(random.uniform(0.05, 1.0));
        Size3 at{};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            at[axis] = random.integer(0, size[axis] - 1);
        }
        for (int z = at[2] - radius; z <= at[2] + radius; ++z) {
            for (int y = at[1] - radius; y <= at[1] + radius; ++y) {
                for (int x = at[0] - radius; x <= at[0] + radius; ++x) {
                    const int away =
                        std::max({std::abs(x - at[0]), std::abs(y - at[1]), std::abs(z - at[2])});
                    if (map.contains(x, y, z)) {
                        float& value = map.at(x, y, z);
                        value = std::max(value, height * (1.0f - 0.15f * static_cast<float>(away)));
                    }
                }
            }
        }
    }
    return map;
}

TEST(ListedRegions, AreThoseOfASearchAtEachLevel) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Volume map = hills({40, 36, 30}, seed, 25);
        for (const float threshold : {0.2f, 0.6f, 0.9f, 1.5f}) {
            for (const std::size_t fewest : {3u, 8u}) {
                const auto regions = listedRegions(map, threshold, fewest);
                const auto expected = listedByWord(map, threshold, fewest);
                ASSERT_EQ(regions.size(), expected.size()) << seed << " at " << threshold;
                for (std::size_t i = 0; i < regions.size(); ++i) {
                    EXPECT_EQ(regions[i].region.voxels, expected[i].region.voxels);
                    EXPECT_EQ(regions[i].peak, expected[i].peak);
                    EXPECT_EQ(regions[i].isBelow, expected[i].isBelow);
                }
            }
        }
    }
}

TEST(ListedRegions, TimesOfALargeMapArePrinted) {
    const Volume map = hills({240, 240, 155}, 3, 400);
    for (const float threshold : {0.3f, 0.7f, 2.0f}) {
        const auto begin = std::chrono::steady_clock::now();
        const auto regions = listedRegions(map, threshold);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        std::printf("listedRegions, 240 x 240 x 155 voxels, threshold %.1f: %zu regions, %.0f ms\n",
                    static_cast<double>(threshold), regions.size(), took.count());
        EXPECT_GE(regions.size(), kFewestListed);
    }
}

TEST(ListedRegions, BelowTheThresholdAreListedTheStrongestFirst) {
    const Volume map = mapWithCubes({0.2f, 0.5f, 0.1f, 0.3f, 0.05f});
    const std::vector<ListedRegion> regions = listedRegions(map, 0.8f);
    ASSERT_EQ(regions.size(), kFewestListed);
    for (const ListedRegion& listed : regions) {
        EXPECT_TRUE(listed.isBelow);
        EXPECT_EQ(listed.region.voxels.size(), 216U);
    }
    EXPECT_FLOAT_EQ(map.voxels[regions[0].peak], 0.525f);
    EXPECT_FLOAT_EQ(map.voxels[regions[1].peak], 0.315f);
    EXPECT_FLOAT_EQ(map.voxels[regions[2].peak], 0.21f);
}

TEST(ListedRegions, AtTheThresholdComeFirstAndAreFilledUp) {
    const Volume map = mapWithCubes({0.2f, 0.5f, 0.1f, 0.3f, 0.05f});
    const std::vector<ListedRegion> regions = listedRegions(map, 0.25f);
    ASSERT_EQ(regions.size(), 3U);
    EXPECT_FALSE(regions[0].isBelow);
    EXPECT_FALSE(regions[1].isBelow);
    EXPECT_TRUE(regions[2].isBelow);
    EXPECT_FLOAT_EQ(map.voxels[regions[2].peak], 0.21f);
    // Where enough reach the threshold, nothing below it is listed.
    for (const ListedRegion& listed : listedRegions(map, 0.07f)) {
        EXPECT_FALSE(listed.isBelow);
    }
    EXPECT_EQ(listedRegions(map, 0.07f).size(), 4U);
}

TEST(ListedRegions, OfAMapWithOnePeakIsThatPeakAlone) {
    const Volume map = mapWithCubes({0.4f});
    const std::vector<ListedRegion> regions = listedRegions(map, 5.0f);
    ASSERT_EQ(regions.size(), 1U);
    EXPECT_TRUE(regions[0].isBelow);
    EXPECT_FLOAT_EQ(map.voxels[regions[0].peak], 0.42f);
}

TEST(ListedRegions, NeedAThresholdAndAScore) {
    const Volume map = mapWithCubes({0.4f});
    EXPECT_TRUE(listedRegions(map, 0.0f).empty());
    EXPECT_TRUE(listedRegions(map, -1.0f).empty());
    EXPECT_TRUE(listedRegions(Volume({4, 4, 4}, map.affine), 0.1f).empty());
    EXPECT_TRUE(listedRegions(Volume(), 0.1f).empty());
}

}  // namespace
}  // namespace disyre
