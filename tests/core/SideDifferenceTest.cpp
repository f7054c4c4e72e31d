// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/SideDifference.h"

#include <gtest/gtest.h>

#include <cmath>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "core/image/ScanReader.h"
#include "core/preprocess/BrainVolume.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"
#include "tests/support/Phantom.h"
#include "tests/support/TissuePhantom.h"

namespace disyre {
namespace {

/// Draws a ball into the brain of a phantom whose centre is the origin.
void drawBall(Volume& scan, std::array<double, 3> centre, double radius, float value) {
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x) {
                const auto at = scan.position({double(x), double(y), double(z)});
                if (scan.at(x, y, z) > 0.0f &&
                    std::hypot(at[0] - centre[0], at[1] - centre[1], at[2] - centre[2]) < radius) {
                    scan.at(x, y, z) = value;
                }
            }
        }
    }
}

SideDifference differenceIn(const Volume& scan) {
    const auto found = sideDifference(scan, measureBrain(scan).mask);
    EXPECT_TRUE(found.has_value());
    return found.value_or(SideDifference{});
}

TEST(SideDifference, AHealthyBrainHasNone) {
    for (const auto& levels : {test::kT1Levels, test::kT2Levels, test::kFlairLevels}) {
        const SideDifference found = differenceIn(test::tissuePhantom(levels));
        EXPECT_GT(found.symmetry, 0.55);
        EXPECT_FALSE(found.isLarge());
    }
}

TEST(SideDifference, ALargeLesionOfOneSideIsFoundAndMeasured) {
    for (const double side : {-1.0, 1.0}) {
        Volume scan = test::tissuePhantom(test::kT1Levels);
        drawBall(scan, {side * 30.0, 10.0, 15.0}, 20.0, 30.0f);
        const SideDifference found = differenceIn(scan);
        EXPECT_TRUE(found.isLarge());
        // The ball has 33 ml; the mirrored region may be joined to it, and its rim fades.
        EXPECT_GT(found.millilitres, 15.0);
        EXPECT_LT(found.millilitres, 80.0);
    }
}

TEST(SideDifference, LesionsOfBothSidesAndSmallOnesAreNotSeen) {
    Volume both = test::tissuePhantom(test::kT1Levels);
    drawBall(both, {30.0, 10.0, 15.0}, 20.0, 30.0f);
    drawBall(both, {-30.0, 10.0, 15.0}, 20.0, 30.0f);
    EXPECT_FALSE(differenceIn(both).isLarge());
    Volume small = test::tissuePhantom(test::kT1Levels);
    drawBall(small, {30.0, 10.0, 15.0}, 4.0, 30.0f);
    EXPECT_FALSE(differenceIn(small).isLarge());
}

TEST(SideDifference, ShadingFromSideToSideIsNotTakenForALesion) {
    Volume scan = test::tissuePhantom(test::kT1Levels);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        const auto x = static_cast<double>(i % static_cast<std::size_t>(scan.size[0]));
        scan.voxels[i] *= static_cast<float>(1.0 + 0.4 * x / scan.size[0]);
    }
    EXPECT_FALSE(differenceIn(scan).isLarge());
}

TEST(SideDifference, ATiltedHeadHasItsMidlineFound) {
    // The grid stands upright and the brain lies in it turned about the long axis of the body: the
    // phantom's voxels are moved along x by an eighth of their y.
    const Volume upright = test::tissuePhantom(test::kT1Levels);
    const auto shear = [&](const Volume& from) {
        Volume to(from.size, from.affine);
        for (int z = 0; z < to.size[2]; ++z) {
            for (int y = 0; y < to.size[1]; ++y) {
                for (int x = 0; x < to.size[0]; ++x) {
                    const int at = x + static_cast<int>(std::lround((y - to.size[1] / 2) / 8.0));
                    if (at >= 0 && at < to.size[0]) {
                        to.at(x, y, z) = from.at(at, y, z);
                    }
                }
            }
        }
        return to;
    };
    const SideDifference healthy = differenceIn(shear(upright));
    EXPECT_GT(healthy.symmetry, 0.55);
    EXPECT_FALSE(healthy.isLarge());
    Volume lesioned = upright;
    drawBall(lesioned, {30.0, 10.0, 15.0}, 20.0, 30.0f);
    EXPECT_TRUE(differenceIn(shear(lesioned)).isLarge());
}

TEST(SideDifference, WithoutABrainOrContrastNothingIsSaid) {
    const Volume scan = test::tissuePhantom(test::kT1Levels);
    EXPECT_FALSE(sideDifference(scan, Mask(scan.size)).has_value());
    EXPECT_FALSE(sideDifference(Volume(scan.size, scan.affine, 5.0f), measureBrain(scan).mask));
}

TEST(SideDifferenceOnRealData, AGliomaIsFoundInEveryContrastAndHealthyScansPass) {
    const std::filesystem::path data = test::dataFolder();
    if (data.empty()) {
        GTEST_SKIP() << "DISYRE_DATA_DIR names no folder";
    }
    const auto differenceOf = [](const std::filesystem::path& file,
                                 const std::filesystem::path& mask) {
        const Volume scan = readScan(file);
        const Volume ras = toRas(scan);
        if (mask.empty()) {
            return sideDifference(ras, measureBrain(ras).mask).value_or(SideDifference{});
        }
        std::vector<Message> doubts;
        const Volume labels = toRas(readLabelsFor(scan, mask, doubts));
        Mask brain(ras.size);
        std::transform(labels.voxels.begin(), labels.voxels.end(), brain.voxels.begin(),
                       [](float label) -> std::uint8_t { return label > 0.0f; });
        return sideDifference(ras, brain).value_or(SideDifference{});
    };
    const auto glioma = data / "lesion" / "tcga_brainlesion";
    for (const char* contrast : {"t1", "t2", "fla"}) {
        EXPECT_TRUE(
            differenceOf(glioma / fmt::format("TCGA-DU-7294_{}.nii.gz", contrast), {}).isLarge())
            << contrast;
    }
    const auto healthy = data / "healthy_t1_oasis";
    for (const int subject : {1000, 1003, 1006}) {
        EXPECT_FALSE(differenceOf(healthy / fmt::format("oasis{}_T1.nii.gz", subject),
                                  healthy / fmt::format("oasis{}_mask.nii.gz", subject))
                         .isLarge())
            << subject;
    }
}

}  // namespace
}  // namespace disyre
