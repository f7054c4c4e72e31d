// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/SsimMap.h"

#include <gtest/gtest.h>

namespace disyre {

namespace {

torch::Tensor filled(double value) {
    return torch::full({1, 1, 32, 32}, value);
}

double at(const torch::Tensor& map, int row, int column) {
    return map.index({0, 0, row, column}).item<double>();
}

TEST(SsimMap, EqualImagesDifferNowhere) {
    const torch::Tensor image = torch::arange(32 * 32).view({1, 1, 32, 32}) / 1024.0;
    EXPECT_EQ(structuralDissimilarity(image, image, 255.0).abs().max().item<double>(), 0.0);
}

// With a range of 255 the constants are C1 = 6.5025 and C2 = 58.5225. Inside, constants 0 and 1
// give 1 - C1 / (1 + C1) = .1332889. In the corner, only a part of the window lies in the image.
TEST(SsimMap, ConstantImagesGiveTheValuesOfTheFormula) {
    const torch::Tensor far = structuralDissimilarity(filled(0.0), filled(1.0), 255.0);
    EXPECT_NEAR(at(far, 16, 16), 0.1332889, 1e-6);
    EXPECT_NEAR(at(far, 0, 0), 0.0280848, 1e-6);
    const torch::Tensor near = structuralDissimilarity(filled(0.2), filled(0.5), 255.0);
    EXPECT_NEAR(at(near, 16, 16), 0.0132499, 1e-6);
    EXPECT_NEAR(at(near, 0, 0), 0.0025745, 1e-6);
}

TEST(SsimMap, ASinglePixelDiffersByItsShareOfTheWindow) {
    torch::Tensor dot = filled(0.0);
    dot.index_put_({0, 0, 16, 16}, 1.0);
    const torch::Tensor map = structuralDissimilarity(filled(0.0), dot, 255.0);
    EXPECT_NEAR(at(map, 16, 16), 0.00189092, 1e-7);
    EXPECT_NEAR(at(map, 16, 22), 0.0, 1e-12);  // The window reaches five pixels.
}

TEST(SsimMap, ARangeOfOneTellsOppositeImagesApart) {
    const torch::Tensor map = structuralDissimilarity(filled(0.0), filled(1.0), 1.0);
    EXPECT_NEAR(at(map, 16, 16), 0.99990001, 1e-6);
}

}  // namespace

}  // namespace disyre
