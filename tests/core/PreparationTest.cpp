// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Preparation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Resample.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

ModelCard cardOf(double spacing) {
    ModelCard card;
    card.spacing = {spacing, spacing, spacing};
    card.patch = 32;
    card.intensity.upperQuantile = 0.98;
    return card;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
    EXPECT_EQ(a.size(), b.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]));
    }
    return largest;
}

/// The scan with `margin` empty voxels on every side (negative ones crop).
Volume padded(const Volume& scan, int margin) {
    Volume result({scan.size[0] + 2 * margin, scan.size[1] + 2 * margin, scan.size[2] + 2 * margin},
                  scan.affine);
    static_cast<Grid<float>&>(result) = cutOut(scan, {-margin, -margin, -margin}, result.size);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i) {
            result.affine[row][3] -= margin * scan.affine[row][i];
        }
    }
    return result;
}

TEST(Preparation, TheModelsOwnGridIsCopiedExactly) {
    const Volume scan = test::phantomBrain({48, 56, 40}, 2.0);
    const PreparedScan prepared = prepare(scan, cardOf(2.0));
    const Box box = boxOf(test::phantomMask(scan));
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(prepared.image.size[i], box.end[i] - box.first[i]);
        EXPECT_EQ(prepared.originInScan[i], box.first[i]);
        EXPECT_EQ(prepared.spacingInScan[i], 1.0);
    }
    const double range = prepared.intensityHigh - prepared.intensityLow;
    const float value = scan.at(24, 28, 20);
    EXPECT_NEAR(prepared.image.at(24 - box.first[0], 28 - box.first[1], 20 - box.first[2]),
                (value - prepared.intensityLow) / range, 1e-6);
    EXPECT_EQ(*std::max_element(prepared.image.voxels.begin(), prepared.image.voxels.end()), 1.0f);
    EXPECT_EQ(*std::min_element(prepared.image.voxels.begin(), prepared.image.voxels.end()), 0.0f);
}

TEST(Preparation, PaddingCroppingAndAxisOrderChangeNothing) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const PreparedScan reference = prepare(scan, cardOf(2.0));
    for (const int margin : {40, 7, -3}) {
        const PreparedScan other = prepare(padded(scan, margin), cardOf(2.0));
        EXPECT_EQ(other.image.size, reference.image.size);
        EXPECT_LT(largestDifference(other.image.voxels, reference.image.voxels), 1e-5) << margin;
        EXPECT_EQ(other.mask.voxels, reference.mask.voxels);
    }
    for (const Orientation& order : test::allOrientations()) {
        const PreparedScan other = prepare(test::reoriented(scan, order), cardOf(2.0));
        EXPECT_LT(largestDifference(other.image.voxels, reference.image.voxels), 1e-5);
        EXPECT_EQ(other.mask.voxels, reference.mask.voxels);
    }
}

TEST(Preparation, MapsComeBackWhereTheyWere) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const Orientation order{{2, 0, 1}, {true, false, true}};
    const Volume turned = test::reoriented(scan, order);
    const PreparedScan prepared = prepare(turned, cardOf(2.0));
    // A map that is its own position along x tells where each voxel ended up.
    Volume map = prepared.image;
    for (int z = 0; z < map.size[2]; ++z) {
        for (int y = 0; y < map.size[1]; ++y) {
            for (int x = 0; x < map.size[0]; ++x) {
                map.at(x, y, z) = static_cast<float>(
                    map.position({double(x), double(y), double(z)})[0]);
            }
        }
    }
    const Volume back = mapToScan(prepared, turned, map);
    EXPECT_EQ(back.size, turned.size);
    int compared = 0;
    for (int z = 0; z < back.size[2]; ++z) {
        for (int y = 0; y < back.size[1]; ++y) {
            for (int x = 0; x < back.size[0]; ++x) {
                if (turned.at(x, y, z) == 0.0f) {
                    ASSERT_EQ(back.at(x, y, z), 0.0f);
                    continue;
                }
                const double expected = back.position({double(x), double(y), double(z)})[0];
                // At the rim the map is not extrapolated: up to one model voxel is missing.
                ASSERT_NEAR(back.at(x, y, z), expected, 2.01);
                compared += std::abs(back.at(x, y, z) - expected) < 1e-3 ? 1 : 0;
            }
        }
    }
    EXPECT_GT(compared, 30000);
}

TEST(Preparation, UnchangedModelImageGivesTheScanBack) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const PreparedScan prepared = prepare(scan, cardOf(2.0));
    const Volume restored = restorationOnScan(prepared, scan, prepared.image);
    EXPECT_EQ(restored.voxels, scan.voxels);
}

TEST(Preparation, SlicesMapOntoEachOther) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const PreparedScan prepared = prepare(scan, cardOf(2.0));
    for (int z = 0; z < prepared.image.size[2]; ++z) {
        EXPECT_NEAR(modelSliceOf(prepared, scanSliceOf(prepared, z)), z, 1);
    }
    EXPECT_EQ(modelSliceOf(prepared, 0), 0);
    EXPECT_EQ(modelSliceOf(prepared, 47), prepared.image.size[2] - 1);
    const std::vector<float> slice = mapSliceToScan(prepared, prepared.image, 24);
    EXPECT_EQ(slice.size(), std::size_t{60 * 66});
    EXPECT_GT(*std::max_element(slice.begin(), slice.end()), 0.5f);
}

TEST(Preparation, EveryPlaneShowsTheSameMap) {
    const Volume scan = test::phantomBrain({30, 33, 24}, 2.0);
    const PreparedScan prepared = prepare(scan, cardOf(3.0));
    Grid<float> onScan(scan.size);
    for (int z = 0; z < scan.size[2]; ++z) {
        const auto slice = mapSliceToScan(prepared, prepared.image, z);
        std::copy(slice.begin(), slice.end(), &onScan.at(0, 0, z));
    }
    for (const Plane plane : kPlanes) {
        for (int index = 0; index < sliceCount(scan.size, plane); ++index) {
            EXPECT_EQ(mapSliceToScan(prepared, prepared.image, index, plane),
                      cutSlice(onScan, plane, index));
        }
    }
}

TEST(Labels, FollowTheirAffineNotTheirVoxelOrder) {
    const Volume scan = test::phantomBrain({20, 24, 18}, 2.0);
    for (const Orientation& order : test::allOrientations()) {
        EXPECT_EQ(labelsOnGridOf(scan, test::reoriented(scan, order)).voxels, scan.voxels);
    }
    // Half the labels' grid lies outside: nothing is made up there.
    Volume moved = scan;
    moved.affine[0][3] += 20.0;
    const Volume shifted = labelsOnGridOf(scan, moved);
    EXPECT_EQ(shifted.at(15, 12, 9), scan.at(5, 12, 9));
    EXPECT_EQ(shifted.at(4, 12, 9), 0.0f);
}

TEST(BrainMask, HolesAreFilledAndSpecksLeftOut) {
    Volume scan = test::phantomBrain();
    const Mask whole = test::phantomMask(scan);
    scan.at(24, 28, 20) = scan.at(25, 28, 20) = 0.0f;  // zeros inside the brain
    scan.at(1, 1, 1) = 5.0f;                           // a speck outside
    std::vector<std::string> warnings;
    EXPECT_EQ(findBrain(scan, warnings).voxels, whole.voxels);
}

TEST(BrainMask, OtherBackgroundValuesAreRecognised) {
    Volume scan = test::phantomBrain();
    const Mask whole = test::phantomMask(scan);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] = whole.voxels[i] != 0 ? scan.voxels[i] : -1024.0f;
    }
    std::vector<std::string> warnings;
    EXPECT_EQ(findBrain(scan, warnings).voxels, whole.voxels);
}

TEST(BrainMask, AnUnstrippedScanIsWarnedOf) {
    Volume scan = test::phantomBrain();
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] += 1.0f + static_cast<float>(i % 7) * 0.31f + static_cast<float>(i % 1013) * 1e-3f;
    }
    std::vector<std::string> warnings;
    const Mask mask = findBrain(scan, warnings);
    ASSERT_FALSE(warnings.empty());
    EXPECT_NE(warnings[0].find("skull-stripped"), std::string::npos);
    EXPECT_EQ(mask.at(24, 20, 20), 1);
}

TEST(Preparation, NoBrainOrNoContrastIsASentence) {
    Volume flat({20, 20, 20}, axisAlignedAffine({2, 2, 2}, {0, 0, 0}));
    EXPECT_THROW((void)prepare(flat, cardOf(2.0)), SettingsError);
    for (int z = 5; z < 15; ++z) {
        for (int y = 5; y < 15; ++y) {
            for (int x = 5; x < 15; ++x) {
                flat.at(x, y, z) = 3.0f;
            }
        }
    }
    EXPECT_THROW((void)prepare(flat, cardOf(2.0)), SettingsError);
}

}  // namespace
}  // namespace disyre
