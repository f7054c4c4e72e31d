// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/GaussianKernel.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace disyre {
namespace {

TEST(GaussianKernel, HalfBeginsInTheMiddleAndEndsAtTheCut) {
    const std::vector<double> half = halfGaussian(1.5, 2.0);
    ASSERT_EQ(half.size(), 4u);  // These are the middle and three pixels.
    EXPECT_EQ(half[0], 1.0);
    EXPECT_NEAR(half[3], std::exp(-2.0), 1e-15);
}

TEST(GaussianKernel, WithoutWidthChangesNothing) {
    EXPECT_EQ(halfGaussian(0.0, 4.0), std::vector<double>{1.0});
    EXPECT_EQ(normalisedGaussian(-1.0, 4.0), std::vector<double>{1.0});
}

TEST(GaussianKernel, NormalisedIsSymmetricAndAddsUpToOne) {
    const std::vector<double> whole = normalisedGaussian(2.0, 4.0);
    ASSERT_EQ(whole.size(), 17u);
    EXPECT_NEAR(std::accumulate(whole.begin(), whole.end(), 0.0), 1.0, 1e-15);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        EXPECT_EQ(whole[i], whole[whole.size() - 1 - i]);
    }
    EXPECT_NEAR(whole[9] / whole[8], gaussianAt(1.0, 2.0), 1e-15);
}

}  // namespace
}  // namespace disyre
