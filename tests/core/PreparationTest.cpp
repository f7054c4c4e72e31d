// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Preparation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
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

/// Returns the scan with `margin` empty voxels on every side; negative margins crop it.
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

/// Returns every `step`-th axial slice of a scan, as a scanner with gaps between slices has them.
Volume everySlice(const Volume& scan, int step) {
    Volume thick({scan.size[0], scan.size[1], scan.size[2] / step}, scan.affine);
    for (int z = 0; z < thick.size[2]; ++z) {
        const auto from =
            scan.voxels.begin() + static_cast<std::ptrdiff_t>(scan.index(0, 0, z * step));
        std::copy_n(from, scan.sliceSize(),
                    thick.voxels.begin() + static_cast<std::ptrdiff_t>(thick.index(0, 0, z)));
    }
    for (auto& row : thick.affine) {
        row[2] *= step;
    }
    return thick;
}

TEST(Preparation, ThickSlicesStayAsTheyAre) {
    const Volume scan = everySlice(test::phantomBrain({48, 56, 40}, 2.0), 2);
    const PreparedScan prepared = prepare(scan, cardOf(2.0));
    EXPECT_EQ(prepared.spacingInScan[2], 1.0);
    EXPECT_NEAR(prepared.image.spacing()[2], 4.0, 1e-6);
    EXPECT_NEAR(prepared.image.spacing()[0], 2.0, 1e-6);
    const Box box = boxOf(prepared.scanMask);
    EXPECT_EQ(prepared.image.size[2], box.end[2] - box.first[2]);
    EXPECT_EQ(prepared.originInScan[2], box.first[2]);
    // A map comes back to the slice that it was made on, unmixed.
    Volume map = prepared.image;
    for (int z = 0; z < map.size[2]; ++z) {
        std::fill_n(map.voxels.begin() + static_cast<std::ptrdiff_t>(map.index(0, 0, z)),
                    map.sliceSize(), static_cast<float>(z + 1));
    }
    const Volume onScan = mapToScan(prepared, scan, map);
    EXPECT_EQ(onScan.at(24, 28, box.first[2] + 5), 6.0f);
}

TEST(Preparation, SlicesOfOneAndAHalfTimesTheModelsAreInterpolated) {
    ModelCard card = cardOf(2.0);
    EXPECT_FALSE(keepsThickSlices(card, 3.0000002));
    EXPECT_TRUE(keepsThickSlices(card, 3.1));
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

TEST(Preparation, MapsReturnToTheirPlaceInTheScan) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const Orientation order{{2, 0, 1}, {true, false, true}};
    const Volume turned = test::reoriented(scan, order);
    const PreparedScan prepared = prepare(turned, cardOf(2.0));
    // The map's values are their own position along x, so they tell where each voxel ended up.
    Volume map = prepared.image;
    for (int z = 0; z < map.size[2]; ++z) {
        for (int y = 0; y < map.size[1]; ++y) {
            for (int x = 0; x < map.size[0]; ++x) {
                map.at(x, y, z) =
                    static_cast<float>(map.position({double(x), double(y), double(z)})[0]);
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
                // The map is not extrapolated at the rim, so up to one voxel of model space is
                // missing.
                ASSERT_NEAR(back.at(x, y, z), expected, 2.01);
                compared += std::abs(back.at(x, y, z) - expected) < 1e-3 ? 1 : 0;
            }
        }
    }
    EXPECT_GT(compared, 30000);
}

TEST(Preparation, AnUnchangedModelImageRestoresToTheScanItself) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const PreparedScan prepared = prepare(scan, cardOf(2.0));
    const Volume restored = restorationOnScan(prepared, scan, prepared.image);
    EXPECT_EQ(restored.voxels, scan.voxels);
}

TEST(Preparation, SlicesMapOntoEachOther) {
    const Volume scan = test::phantomBrain({60, 66, 48}, 1.0);
    const PreparedScan prepared = prepare(scan, cardOf(2.0));
    for (int z = 0; z < prepared.image.size[2]; ++z) {
        const auto scanSlice =
            static_cast<int>(std::lround(prepared.originInScan[2] + z * prepared.spacingInScan[2]));
        EXPECT_NEAR(modelSliceOf(prepared, std::clamp(scanSlice, 0, scan.size[2] - 1)), z, 1);
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

TEST(Labels, AreResampledByTheirAffineAndNotByTheirVoxelOrder) {
    const Volume scan = test::phantomBrain({20, 24, 18}, 2.0);
    for (const Orientation& order : test::allOrientations()) {
        EXPECT_EQ(labelsOnGridOf(scan, test::reoriented(scan, order)).voxels, scan.voxels);
    }
    // Half of the labels' grid lies outside the scan's, and nothing may be invented there.
    Volume moved = scan;
    moved.affine[0][3] += 20.0;
    const Volume shifted = labelsOnGridOf(scan, moved);
    EXPECT_EQ(shifted.at(15, 12, 9), scan.at(5, 12, 9));
    EXPECT_EQ(shifted.at(4, 12, 9), 0.0f);
}

TEST(BrainMask, HolesAreFilledAndSpecksLeftOut) {
    Volume scan = test::phantomBrain();
    const Mask whole = test::phantomMask(scan);
    scan.at(24, 28, 20) = scan.at(25, 28, 20) = 0.0f;  // These are zeros inside the brain.
    scan.at(1, 1, 1) = 5.0f;                           // This is a speck outside the brain.
    std::vector<Message> warnings;
    EXPECT_EQ(findBrain(scan, warnings).voxels, whole.voxels);
}

TEST(BrainMask, OtherBackgroundValuesAreRecognised) {
    Volume scan = test::phantomBrain();
    const Mask whole = test::phantomMask(scan);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] = whole.voxels[i] != 0 ? scan.voxels[i] : -1024.0f;
    }
    std::vector<Message> warnings;
    EXPECT_EQ(findBrain(scan, warnings).voxels, whole.voxels);
}

/// Returns the phantom with a background below its tissue, as z-scoring leaves it.
Volume withBackground(float value) {
    Volume scan = test::phantomBrain();
    std::replace(scan.voxels.begin(), scan.voxels.end(), 0.0f, value);
    return scan;
}

TEST(BrainMask, AFewVoxelsBelowTheBackgroundDoNotHideIt) {
    const Mask whole = test::phantomMask(test::phantomBrain());
    Volume scan = withBackground(-1.5f);
    int changed = 0;
    for (std::size_t i = 0; i < scan.voxels.size() && changed < 20; i += 997) {
        if (scan.voxels[i] == -1.5f) {
            scan.voxels[i] = -1.52f;
            ++changed;
        }
    }
    ASSERT_EQ(changed, 20);
    std::vector<Message> warnings;
    EXPECT_EQ(backgroundOf(scan), -1.5f);
    EXPECT_EQ(findBrain(scan, warnings).voxels, whole.voxels);
    EXPECT_TRUE(std::none_of(warnings.begin(), warnings.end(), [](const Message& warning) {
        return warning.id == MessageId::BrainNotStripped;
    }));
}

TEST(BrainMask, AWhiteBackgroundIsRecognisedByTheFacesItFills) {
    std::vector<Message> warnings;
    EXPECT_EQ(findBrain(withBackground(255.0f), warnings).voxels,
              test::phantomMask(test::phantomBrain()).voxels);
}

TEST(BrainMask, CommonTissueIsNoBackground) {
    Volume scan = test::phantomBrain();
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        // Noise around the head, and tissue that is cut off at a brightest grey.
        scan.voxels[i] = scan.voxels[i] != 0.0f ? std::min(scan.voxels[i], 60.0f)
                                                : static_cast<float>(i % 1013) * 1e-3f;
    }
    EXPECT_EQ(backgroundOf(scan), std::nullopt);
}

TEST(BrainMask, AirOfTwoValuesIsTold) {
    Volume scan = test::phantomBrain();
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0] / 2; ++x) {
                float& value = scan.at(x, y, z);
                value = value == 0.0f ? 3.0f : value;
            }
        }
    }
    std::vector<Message> warnings;
    (void)findBrain(scan, warnings);
    ASSERT_FALSE(warnings.empty());
    EXPECT_EQ(warnings.front().id, MessageId::BrainTwoBackgrounds);
}

TEST(BrainMask, WarnsOfAnUnstrippedScan) {
    Volume scan = test::phantomBrain();
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] +=
            1.0f + static_cast<float>(i % 7) * 0.31f + static_cast<float>(i % 1013) * 1e-3f;
    }
    std::vector<Message> warnings;
    const Mask mask = findBrain(scan, warnings);
    ASSERT_FALSE(warnings.empty());
    EXPECT_NE(warnings[0].text().find("skull-stripped"), std::string::npos);
    EXPECT_EQ(mask.at(24, 20, 20), 1);
}

TEST(Preparation, RefusesScansWithoutBrainOrContrastWithASentence) {
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

TEST(Preparation, AHoleFarBelowTheTissueChangesNothingElsewhere) {
    const Mask whole = test::phantomMask(test::phantomBrain());
    Volume scan = test::phantomBrain();
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] = whole.voxels[i] != 0 ? (scan.voxels[i] - 60.0f) / 20.0f : -3.5f;
    }
    const PreparedScan usual = prepare(scan, cardOf(2.0));
    for (int z = 19; z < 22; ++z) {
        for (int y = 35; y < 38; ++y) {
            for (int x = 23; x < 26; ++x) {
                scan.at(x, y, z) = -60.0f;
            }
        }
    }
    const PreparedScan holed = prepare(scan, cardOf(2.0));
    EXPECT_EQ(holed.mask.voxels, usual.mask.voxels);
    int changed = 0;
    for (std::size_t i = 0; i < usual.image.voxels.size(); ++i) {
        changed += std::abs(usual.image.voxels[i] - holed.image.voxels[i]) > 0.05f ? 1 : 0;
    }
    EXPECT_LE(changed, 27);
}

}  // namespace
}  // namespace disyre
