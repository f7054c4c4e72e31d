// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/TissueContrast.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/preprocess/BrainVolume.h"
#include "tests/support/Phantom.h"
#include "tests/support/TissuePhantom.h"

namespace disyre {
namespace {

Contrast toldOf(const Volume& scan) {
    return tissueContrast(scan, measureBrain(scan).mask).contrast;
}

TEST(TissueContrast, IsToldFromTheOrderOfTissues) {
    EXPECT_EQ(toldOf(test::tissuePhantom(test::kT1Levels)), Contrast::T1);
    EXPECT_EQ(toldOf(test::tissuePhantom(test::kT2Levels)), Contrast::T2);
    EXPECT_EQ(toldOf(test::tissuePhantom(test::kProtonDensityLevels)), Contrast::ProtonDensity);
    EXPECT_EQ(toldOf(test::tissuePhantom(test::kFlairLevels)), Contrast::Flair);
}

TEST(TissueContrast, NeitherSpacingNorScaleNorShadingMatters) {
    for (const auto& [levels, contrast] :
         {std::pair(test::kT1Levels, Contrast::T1), std::pair(test::kT2Levels, Contrast::T2),
          std::pair(test::kFlairLevels, Contrast::Flair)}) {
        EXPECT_EQ(toldOf(test::tissuePhantom(levels, {1.0, 1.0, 4.0})), contrast);
        Volume scan = test::tissuePhantom(levels);
        for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
            // From one side to the other the scan becomes a fifth brighter.
            const auto x = static_cast<double>(i % static_cast<std::size_t>(scan.size[0]));
            scan.voxels[i] *= static_cast<float>(0.01 * (1.0 + 0.2 * x / scan.size[0]));
        }
        EXPECT_EQ(toldOf(scan), contrast);
    }
}

TEST(TissueContrast, ALargeBrightLesionChangesNothing) {
    for (const auto& [levels, contrast] :
         {std::pair(test::kT1Levels, Contrast::T1), std::pair(test::kT2Levels, Contrast::T2),
          std::pair(test::kFlairLevels, Contrast::Flair)}) {
        Volume scan = test::tissuePhantom(levels);
        const Mask brain = measureBrain(scan).mask;
        for (int z = 0; z < scan.size[2]; ++z) {
            for (int y = 0; y < scan.size[1]; ++y) {
                for (int x = 0; x < scan.size[0]; ++x) {
                    const auto at = scan.position({double(x), double(y), double(z)});
                    // A ball of 65 ml in the white matter.
                    if (brain.at(x, y, z) != 0 &&
                        std::hypot(at[0] - 30.0, at[1] - 20.0, at[2] - 15.0) < 25.0) {
                        scan.at(x, y, z) = contrast == Contrast::T1 ? 35.0f : 120.0f;
                    }
                }
            }
        }
        EXPECT_EQ(tissueContrast(scan, brain).contrast, contrast) << nameOf(contrast);
    }
}

TEST(TissueContrast, WithoutABrainOrWithoutTissuesItIsUnknown) {
    Volume scan = test::tissuePhantom(test::kT1Levels);
    EXPECT_EQ(tissueContrast(scan, Mask(scan.size)).contrast, Contrast::Unknown);
    const Mask brain = measureBrain(scan).mask;
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] = brain.voxels[i] != 0 ? 80.0f : 0.0f;
    }
    EXPECT_EQ(tissueContrast(scan, brain).contrast, Contrast::Unknown);
    const Volume tiny = test::phantomBrain({12, 12, 12});
    EXPECT_EQ(tissueContrast(tiny, test::phantomMask(tiny)).contrast, Contrast::Unknown);
}

TEST(TissueContrast, ACardsModalityNamesIt) {
    EXPECT_EQ(contrastNamed("T1"), Contrast::T1);
    EXPECT_EQ(contrastNamed("synthetic T2"), Contrast::T2);
    EXPECT_EQ(contrastNamed("T2 FLAIR"), Contrast::Flair);
    EXPECT_EQ(contrastNamed("PD"), Contrast::ProtonDensity);
    EXPECT_EQ(contrastNamed("MPRAGE"), Contrast::Unknown);
    EXPECT_STREQ(nameOf(Contrast::ProtonDensity), "PD");
    EXPECT_STREQ(nameOf(Contrast::Unknown), "");
}

}  // namespace
}  // namespace disyre
