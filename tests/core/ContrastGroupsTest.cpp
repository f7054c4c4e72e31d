// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/ContrastGroups.h"

#include <gtest/gtest.h>

#include "tests/support/Phantom.h"

namespace disyre {
namespace {

ContrastSignature phantomSignature(int variant, bool inverted, double spacing = 2.0) {
    Volume brain = test::phantomBrain({48, 56, 40}, spacing, variant);
    const Mask mask = test::phantomMask(brain);
    if (inverted) {
        for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
            brain.voxels[i] = mask.voxels[i] != 0 ? 1000.0f - brain.voxels[i] : 0.0f;
        }
    }
    return contrastSignature(brain, mask);
}

TEST(ContrastGroups, SubjectsOfOneContrastAreAlike) {
    const ContrastSignature one = phantomSignature(0, false);
    EXPECT_NEAR(contrastSimilarity(one, one), 1.0, 1e-6);
    EXPECT_GT(contrastSimilarity(one, phantomSignature(1, false)), 0.5);
    EXPECT_LT(contrastSimilarity(one, phantomSignature(1, true)), 0.5);
}

TEST(ContrastGroups, AMixedFolderFallsIntoItsContrasts) {
    std::vector<ContrastSignature> scans;
    for (int variant = 0; variant < 5; ++variant) {
        scans.push_back(phantomSignature(variant, variant == 1 || variant == 4));
    }
    EXPECT_EQ(contrastGroups(scans), (std::vector<std::vector<std::size_t>>{{0, 2, 3}, {1, 4}}));
    EXPECT_TRUE(contrastGroups({}).empty());
}

TEST(ContrastGroups, AConstantBrainIsSimilarToNoOther) {
    const Volume grey({20, 20, 20}, Affine{}, 0.5f);
    const ContrastSignature constant = contrastSignature(grey, Mask({20, 20, 20}, 1));
    EXPECT_EQ(contrastSimilarity(constant, phantomSignature(0, false)), 0.0);
}

}  // namespace
}  // namespace disyre
