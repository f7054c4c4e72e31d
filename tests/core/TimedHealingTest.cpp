// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TimedHealing.h"

#include <gtest/gtest.h>

#include "tests/support/FakeHealer.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TEST(TimedHealing, KeepsTheShortestTimeAndTheLastResult) {
    const ModelCard card = test::fakeCard();
    const PreparedScan scan = prepare(test::phantomBrain({20, 22, 18}, 4.0), card);
    TimedHealing healing;
    healing.request.slices = middleSlices(scan.image.size[2], 3);
    const auto healer = test::fakeHealer(card);
    for (int round = 0; round < 2; ++round) {
        healing.run(*healer, scan, {});
    }
    EXPECT_EQ(healing.result.slicesHealed, 3);
    EXPECT_LE(healing.seconds, healing.result.seconds);
    EXPECT_GE(healing.firstFrame, 0.0);
    EXPECT_EQ(healing.request.settings.smoothing, 0.0);
}

TEST(TimedHealing, IsStopped) {
    const ModelCard card = test::fakeCard();
    const PreparedScan scan = prepare(test::phantomBrain({20, 22, 18}, 4.0), card);
    StopToken stop;
    stop.requestStop();
    TimedHealing healing;
    EXPECT_THROW(healing.run(*test::fakeHealer(card), scan, stop), Stopped);
}

TEST(MiddleSlices, BeginInTheMiddleAndSpreadToBothSides) {
    EXPECT_EQ(middleSlices(10, 4), (std::vector<int>{5, 4, 6, 3}));
    EXPECT_EQ(middleSlices(3, 9), (std::vector<int>{1, 0, 2}));
}

}  // namespace
}  // namespace disyre
