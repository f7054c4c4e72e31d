// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/findings/FindingFacts.h"

#include <gtest/gtest.h>

#include "core/anatomy/MirroredPlace.h"

namespace disyre {
namespace {

TEST(FindingFactsTest, MeasuresVolumeExtentScoresAndPlaces) {
    Volume map({10, 8, 6}, Affine{{{2, 0, 0, -10}, {0, 3, 0, 5}, {0, 0, 4, 1}}});
    for (int y = 2; y < 5; ++y) {
        map.at(3, y, 1) = 0.2f;
        map.at(4, y, 1) = 0.4f;
    }
    map.at(4, 3, 1) = 0.9f;
    const std::vector<Region> regions = findRegions(map, 0.1f, 0.0);
    ASSERT_EQ(regions.size(), 1u);
    const FindingFacts facts = factsOf(map, regions.front());
    EXPECT_NEAR(facts.millilitres, 6 * 0.024, 1e-9);
    EXPECT_EQ(facts.extent, (std::array<double, 3>{4, 9, 4}));
    EXPECT_NEAR(facts.peakScore, 0.9, 1e-6);
    EXPECT_NEAR(facts.meanScore, (3 * 0.2 + 2 * 0.4 + 0.9) / 6, 1e-6);
    EXPECT_EQ(facts.peak, (std::array<double, 3>{-2, 14, 5}));
    EXPECT_EQ(facts.centre, (std::array<double, 3>{-3, 14, 5}));
}

/// A scan whose brain lies 6 mm to the right of the template's and is turned by 10 degrees about
/// the axis from head to foot.
class MirroredPlaceTest : public ::testing::Test {
protected:
    MirroredPlaceTest() {
        fit_.templateToScan = {{{kCos, -kSin, 0, 6}, {kSin, kCos, 0, 0}, {0, 0, 1.1, 0}}};
    }
    static constexpr double kCos = 0.984807753;
    static constexpr double kSin = 0.173648178;
    TemplateRegistration fit_;
};

TEST_F(MirroredPlaceTest, TheMidlineIsWhereTheTemplatesIs) {
    EXPECT_NEAR(midlineDistance(fit_, {6, 0, 0}), 0.0, 1e-6);
    EXPECT_NEAR(midlineDistance(fit_, {6 + 10 * kCos, 10 * kSin, 20}), 10.0, 1e-6);
    EXPECT_NEAR(midlineDistance(fit_, {6 - 7 * kCos, -7 * kSin, 20}), -7.0, 1e-6);
    // Along the midline nothing changes.
    EXPECT_NEAR(midlineDistance(fit_, {6 - 30 * kSin, 30 * kCos, 0}), 0.0, 1e-6);
}

TEST_F(MirroredPlaceTest, MirrorsAcrossTheMidline) {
    const auto place = mirroredPlace(fit_, {6 + 10 * kCos, 10 * kSin, 22});
    EXPECT_NEAR(place[0], 6 - 10 * kCos, 1e-6);
    EXPECT_NEAR(place[1], -10 * kSin, 1e-6);
    EXPECT_NEAR(place[2], 22.0, 1e-6);
}

TEST_F(MirroredPlaceTest, AsymmetryComparesWithTheOtherHalf) {
    TemplateRegistration straight;
    straight.templateToScan = {{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}};
    Volume map({21, 5, 5}, Affine{{{1, 0, 0, -10}, {0, 1, 0, 0}, {0, 0, 1, 0}}});
    map.at(15, 2, 2) = 0.6f;
    const std::vector<std::size_t> voxels{map.index(15, 2, 2)};
    EXPECT_NEAR(asymmetryOf(map, voxels, straight).value(), 1.0, 1e-6);
    map.at(5, 2, 2) = 0.2f;
    EXPECT_NEAR(asymmetryOf(map, voxels, straight).value(), 0.5, 1e-6);
    map.at(5, 2, 2) = 0.6f;
    EXPECT_NEAR(asymmetryOf(map, voxels, straight).value(), 0.0, 1e-6);
    // A brain that is cut at the midline has no other half.
    Volume half({8, 5, 5}, Affine{{{1, 0, 0, 1}, {0, 1, 0, 0}, {0, 0, 1, 0}}}, 0.5f);
    EXPECT_FALSE(asymmetryOf(half, std::vector<std::size_t>{half.index(3, 2, 2)}, straight));
}

}  // namespace
}  // namespace disyre
