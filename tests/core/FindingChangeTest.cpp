// SPDX-License-Identifier: GPL-3.0-or-later
// What became of each finding between two visits (core/findings/FindingChange.h).
#include "core/findings/FindingChange.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/image/ScanReader.h"
#include "core/preprocess/Orientation.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

constexpr double kThreshold = 0.5;

/// A map of 2 mm voxels without findings: each voxel has 0.008 ml.
Volume emptyMap() {
    return Volume({60, 60, 40}, axisAlignedAffine({2, 2, 2}, {-60, -60, -40}));
}

/// Adds a box that scores 1 and returns its volume in ml.
double addBox(Volume& map, Size3 first, Size3 size) {
    for (int z = 0; z < size[2]; ++z) {
        for (int y = 0; y < size[1]; ++y) {
            for (int x = 0; x < size[0]; ++x) {
                map.at(first[0] + x, first[1] + y, first[2] + z) = 1.0f;
            }
        }
    }
    return size[0] * size[1] * size[2] * map.voxelMillilitres();
}

Affine unmoved() {
    return axisAlignedAffine({1, 1, 1}, {0, 0, 0});
}

FindingComparison compared(const Volume& earlier, const Volume& later,
                           const Affine& by = unmoved()) {
    return compareFindings({earlier, kThreshold}, {later, kThreshold}, by);
}

TEST(FindingChange, EachKindIsTold) {
    Volume earlier = emptyMap();
    Volume later = emptyMap();
    addBox(later, {2, 2, 2}, {4, 4, 4});  // new
    const double before = addBox(earlier, {20, 2, 2}, {4, 4, 4});
    const double after = addBox(later, {20, 2, 2}, {6, 6, 4});  // grown
    addBox(earlier, {40, 2, 2}, {6, 6, 4});
    addBox(later, {41, 3, 2}, {4, 4, 4});    // shrunk
    addBox(earlier, {2, 30, 2}, {4, 4, 4});  // gone
    addBox(earlier, {20, 30, 2}, {5, 5, 5});
    addBox(later, {21, 30, 2}, {5, 5, 5});  // moved by a voxel, which is no change
    const FindingComparison found = compared(earlier, later);
    ASSERT_EQ(found.changes.size(), 5u);
    for (std::size_t i = 0; i < kChangeKinds.size(); ++i) {
        EXPECT_EQ(found.changes[i].kind, kChangeKinds[i]) << i;
        EXPECT_EQ(found.count(kChangeKinds[i]), 1u);
    }
    const FindingChange& grown = found.changes[1];
    EXPECT_DOUBLE_EQ(grown.millilitresEarlier, before);
    EXPECT_DOUBLE_EQ(grown.millilitresLater, after);
    EXPECT_DOUBLE_EQ(grown.millilitresShared, before);
    EXPECT_NEAR(grown.centre[0], -60 + 2 * 21.5, 1e-9);
    EXPECT_NEAR(found.changes[4].millilitresShared, 4 * 5 * 5 * 0.008, 1e-12);
}

TEST(FindingChange, TheLimitsAreThoseThatAreNamed) {
    const Volume grid = emptyMap();
    const auto kindOf = [&grid](double earlier, double later) {
        const std::vector<std::size_t> voxels{1, 2, 3};
        const auto changes = changesOf(grid, {{voxels, earlier, {}}}, {{voxels, later, {}}});
        EXPECT_EQ(changes.size(), 1u);
        return changes.front().kind;
    };
    EXPECT_EQ(kindOf(1.0, 1.0 + kLeastChangeShare), ChangeKind::Grown);
    EXPECT_EQ(kindOf(1.0, 1.0 + 0.99 * kLeastChangeShare), ChangeKind::Unchanged);
    EXPECT_EQ(kindOf(1.0, 1.0 - kLeastChangeShare), ChangeKind::Shrunk);
    EXPECT_EQ(kindOf(1.0, 1.0 - 0.99 * kLeastChangeShare), ChangeKind::Unchanged);
    // A small finding that doubles may still have changed by less than the smallest finding.
    EXPECT_EQ(kindOf(0.1, 0.1 + 0.99 * kLeastChangeMillilitres), ChangeKind::Unchanged);
    EXPECT_EQ(kindOf(0.1, 0.1 + kLeastChangeMillilitres), ChangeKind::Grown);
}

TEST(FindingChange, ATouchIsNotTheSameFinding) {
    const Volume grid = emptyMap();
    std::vector<std::size_t> first(20);
    std::vector<std::size_t> second(20);
    for (std::size_t i = 0; i < 20; ++i) {
        first[i] = i;
        second[i] = 19 + i;  // one voxel of twenty in common
    }
    EXPECT_EQ(changesOf(grid, {{first, 0.16, {}}}, {{second, 0.16, {}}}).size(), 2u);
    for (std::size_t& voxel : second) {
        --voxel;  // two of twenty
    }
    EXPECT_EQ(changesOf(grid, {{first, 0.16, {}}}, {{second, 0.16, {}}}).size(), 1u);
}

TEST(FindingChange, PiecesOfOneFindingAreOneChange) {
    Volume earlier = emptyMap();
    Volume later = emptyMap();
    const double whole = addBox(earlier, {10, 10, 10}, {14, 4, 4});
    const double pieces =
        addBox(later, {10, 10, 10}, {6, 4, 4}) + addBox(later, {18, 10, 10}, {6, 4, 4});
    const FindingComparison fell = compared(earlier, later);
    ASSERT_EQ(fell.changes.size(), 1u);
    EXPECT_EQ(fell.changes.front().kind, ChangeKind::Unchanged);
    EXPECT_EQ(fell.changes.front().later.size(), 2u);
    EXPECT_DOUBLE_EQ(fell.changes.front().millilitresEarlier, whole);
    EXPECT_DOUBLE_EQ(fell.changes.front().millilitresLater, pieces);
    const FindingComparison grew = compared(later, earlier);
    ASSERT_EQ(grew.changes.size(), 1u);
    EXPECT_EQ(grew.changes.front().earlier.size(), 2u);
}

TEST(FindingChange, AMovedVisitOnAnotherGridGivesTheSameTable) {
    Volume earlier = emptyMap();
    addBox(earlier, {20, 20, 10}, {6, 6, 6});
    addBox(earlier, {35, 20, 20}, {5, 5, 5});
    // The same place in space on a finer grid, shifted by 17, -3 and 5 mm.
    Volume later({140, 140, 90}, axisAlignedAffine({1, 1, 1}, {-63, -73, -35}));
    const Affine earlierToLater = axisAlignedAffine({1, 1, 1}, {17, -3, 5});
    const Affine back = inverseOf(earlierToLater);
    for (int z = 0; z < later.size[2]; ++z) {
        for (int y = 0; y < later.size[1]; ++y) {
            for (int x = 0; x < later.size[0]; ++x) {
                const auto at = earlier.indexAt(
                    movedBy(back, later.position({double(x), double(y), double(z)})));
                const Size3 v{int(std::lround(at[0])), int(std::lround(at[1])),
                              int(std::lround(at[2]))};
                if (earlier.contains(v[0], v[1], v[2])) {
                    later.at(x, y, z) = earlier.at(v[0], v[1], v[2]);
                }
            }
        }
    }
    const FindingComparison found = compared(earlier, later, earlierToLater);
    ASSERT_EQ(found.changes.size(), 2u);
    EXPECT_EQ(found.count(ChangeKind::Unchanged), 2u);
    // Without the transform the finding is taken for another one.
    EXPECT_GT(compared(earlier, later).count(ChangeKind::New), 0u);
    const std::string csv = changesCsv(found.changes, earlierToLater);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
    EXPECT_EQ(csv.substr(0, csv.find(',')), "number");
    EXPECT_NE(csv.find("\n1,unchanged,1.728,"), std::string::npos) << csv;
    EXPECT_NE(csv.find(",-15.0,-15.0,-15.0,2.0,-18.0,-10.0\n"), std::string::npos) << csv;
}

TEST(FindingChange, NothingIsFoundWithoutAThresholdOrInCommonSpace) {
    Volume map = emptyMap();
    addBox(map, {20, 20, 10}, {6, 6, 6});
    EXPECT_TRUE(compareFindings({map, 0.0}, {map, -1.0}, unmoved()).changes.empty());
    const FindingComparison apart = compared(map, map, axisAlignedAffine({1, 1, 1}, {5000, 0, 0}));
    ASSERT_EQ(apart.changes.size(), 2u);
    EXPECT_EQ(apart.changes[0].kind, ChangeKind::New);
    EXPECT_EQ(apart.changes[1].kind, ChangeKind::Gone);
    EXPECT_GT(apart.changes[0].millilitresLater, 0.0);
}

/// The changed lesions of a real patient, as they are drawn, are given as maps.
TEST(FindingChangeOfRealLesions, TheTableAgreesWithTheDrawing) {
    const auto file =
        test::dataFolder() / "lesion" / "open_ms_longitudinal" / "patient12_changed_lesions.nii.gz";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "needs " << file;
    }
    const Volume drawn = toRas(readScan(file));
    const std::vector<Region> lesions = findRegions(drawn, 0.5f, kSmallestRegionMillilitres);
    ASSERT_GE(lesions.size(), 2u);
    std::cout << lesions.size() << " changed lesions of 0.1 ml or more are drawn\n";
    // The earlier visit has every other lesion, and half of each third one.
    Volume earlier(drawn.size, drawn.affine);
    std::vector<ChangeKind> expected;
    for (std::size_t i = 0; i < lesions.size(); ++i) {
        const std::vector<std::size_t>& voxels = lesions[i].voxels;
        const double millilitres = static_cast<double>(voxels.size()) * drawn.voxelMillilitres();
        std::size_t kept = i % 2 == 0 ? 0 : voxels.size();
        ChangeKind kind = i % 2 == 0 ? ChangeKind::New : ChangeKind::Unchanged;
        if (i % 3 == 2 && millilitres > 0.4) {
            kept = voxels.size() / 2;
            kind = ChangeKind::Grown;
        }
        for (std::size_t k = 0; k < kept; ++k) {
            earlier.voxels[voxels[k]] = 1.0f;
        }
        expected.push_back(kind);
    }
    const FindingComparison found = compared(earlier, drawn);
    for (const ChangeKind kind : {ChangeKind::New, ChangeKind::Unchanged, ChangeKind::Grown}) {
        EXPECT_EQ(found.count(kind),
                  static_cast<std::size_t>(std::count(expected.begin(), expected.end(), kind)))
            << nameOf(kind);
    }
    double millilitres = 0.0;
    for (const FindingChange& change : found.changes) {
        millilitres += change.millilitresLater;
    }
    double all = 0.0;
    for (const Region& lesion : lesions) {
        all += static_cast<double>(lesion.voxels.size()) * drawn.voxelMillilitres();
    }
    EXPECT_NEAR(millilitres, all, 1e-6);
    // The other way round, what was new is gone.
    EXPECT_EQ(compared(drawn, earlier).count(ChangeKind::Gone), found.count(ChangeKind::New));
}

}  // namespace
}  // namespace disyre
