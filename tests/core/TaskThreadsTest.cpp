// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TaskThreads.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace disyre {
namespace {

TEST(TaskThreads, RunEveryTaskOnceInEveryRound) {
    std::atomic<int> begun{0};
    TaskThreads threads(3, [&] { ++begun; });
    for (const int count : {10, 0, 1, 200}) {
        std::vector<std::atomic<int>> runs(static_cast<std::size_t>(count));
        threads.run(count, [&](int i) { ++runs[static_cast<std::size_t>(i)]; });
        for (const auto& times : runs) {
            EXPECT_EQ(times, 1);
        }
    }
    EXPECT_LE(begun, 3);
    EXPECT_GE(begun, 1);
}

TEST(TaskThreads, TasksRunAtTheSameTime) {
    TaskThreads threads(2);
    std::atomic<int> there{0};
    // Each task waits for the other, so a single thread would never end, and the test's time limit
    // would stop it.
    threads.run(2, [&](int) {
        for (++there; there < 2;) {
            std::this_thread::yield();
        }
    });
    EXPECT_EQ(there, 2);
}

TEST(TaskThreads, TheFirstErrorByNumberIsRethrownAndTheNextRoundWorks) {
    TaskThreads threads(3);
    std::atomic<int> ran{0};
    try {
        threads.run(20, [&](int i) {
            ++ran;
            if (i == 7 || i == 13) {
                throw std::runtime_error(std::to_string(i));
            }
        });
        FAIL() << "no error";
    } catch (const std::runtime_error& error) {
        EXPECT_STREQ(error.what(), "7");
    }
    EXPECT_EQ(ran, 20);
    threads.run(5, [&](int) { ++ran; });
    EXPECT_EQ(ran, 25);
}

}  // namespace
}  // namespace disyre
