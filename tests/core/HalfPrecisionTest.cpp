// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/HalfPrecision.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "core/base/Error.h"

namespace disyre {
namespace {

/// Returns the value of a half, computed from the definition of the format.
double valueOf(std::uint16_t half) {
    const int exponent = (half >> 10) & 0x1f;
    const int mantissa = half & 0x3ff;
    const double sign = (half & 0x8000) != 0 ? -1.0 : 1.0;
    return exponent == 0 ? sign * std::ldexp(mantissa, -24)
                         : sign * std::ldexp(1024 + mantissa, exponent - 25);
}

TEST(HalfPrecision, EveryHalfComesBackAsItself) {
    for (int bits = 0; bits < 0x10000; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        if (((half >> 10) & 0x1f) != 0x1f) {
            ASSERT_EQ(halfFromFloat(static_cast<float>(valueOf(half))), half);
        }
    }
}

TEST(HalfPrecision, BetweenTwoHalvesTheNearestIsTakenAndTiesGoToEven) {
    for (int bits = 0; bits < 0x7bff; ++bits) {
        const auto lower = static_cast<std::uint16_t>(bits);
        const auto upper = static_cast<std::uint16_t>(bits + 1);
        const double step = valueOf(upper) - valueOf(lower);
        ASSERT_EQ(halfFromFloat(static_cast<float>(valueOf(lower) + 0.375 * step)), lower);
        ASSERT_EQ(halfFromFloat(static_cast<float>(valueOf(lower) + 0.625 * step)), upper);
        ASSERT_EQ(halfFromFloat(static_cast<float>(valueOf(lower) + 0.5 * step)),
                  bits % 2 == 0 ? lower : upper);
    }
}

TEST(HalfPrecision, HandlesTheLargestHalfInfinityNotANumberAndZero) {
    EXPECT_EQ(halfFromFloat(65519.0f), 0x7bff);
    EXPECT_EQ(halfFromFloat(65520.0f), 0x7c00);
    EXPECT_EQ(halfFromFloat(-std::numeric_limits<float>::infinity()), 0xfc00);
    EXPECT_EQ(halfFromFloat(std::numeric_limits<float>::quiet_NaN()) & 0x7fff, 0x7e00);
    EXPECT_EQ(halfFromFloat(1e-30f), 0);
    EXPECT_EQ(halfFromFloat(-0.0f), 0x8000);
}

TEST(HalfPrecision, ArraysKeepTheirShape) {
    const std::vector<float> values = {1.0f, -2.0f, 0.333333f};
    const StoredTensor half = inHalfPrecision(storeFloats(values, {3, 1}));
    EXPECT_EQ(half.type, "F16");
    EXPECT_EQ(half.shape, (std::vector<std::int64_t>{3, 1}));
    EXPECT_EQ(half.bytes.size(), 6u);
    EXPECT_EQ(inHalfPrecision(storeInteger(7)).type, "I64");
    EXPECT_THROW((void)inHalfPrecision(storeFloats(std::vector<float>{7e4f}, {1})), SettingsError);
}

}  // namespace
}  // namespace disyre
