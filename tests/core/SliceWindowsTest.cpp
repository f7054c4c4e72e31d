// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/SliceWindows.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Error.h"

namespace disyre {
namespace {

constexpr int kWindowsSide = 40;

/// A network whose answer differs from window to window at the same pixel, because it depends on
/// the place within the window. Its answers need no limiting to [0, 1].
void answerByPlace(const float* windows, int count, int t, float* restored) {
    constexpr int kPatch = 16;
    for (int i = 0; i < count * kPatch * kPatch; ++i) {
        const int column = i % kPatch;
        const int row = i / kPatch % kPatch;
        restored[i] =
            0.3f + 0.4f * windows[i] +
            0.1f * std::sin(0.7f * static_cast<float>(column) + 0.3f * static_cast<float>(row) +
                            0.01f * static_cast<float>(t));
    }
}

class SliceWindowsTest : public testing::Test {
protected:
    SliceWindowsTest()
        : image_({kWindowsSide, kWindowsSide + 6, 1}, axisAlignedAffine({2, 2, 2}, {0, 0, 0})),
          brain_(image_.size) {
        for (int y = 0; y < image_.size[1]; ++y) {
            for (int x = 0; x < image_.size[0]; ++x) {
                if (std::hypot(x - 19.5, y - 22.5) < 17.0) {
                    brain_.at(x, y, 0) = 1;
                    image_.at(x, y, 0) =
                        0.5f + 0.2f * std::sin(0.4f * static_cast<float>(x + 2 * y));
                }
            }
        }
        card_.patch = 16;
        request_.settings.smoothing = 0.0;
        request_.settings.smoothingAcross = 0.0;
        request_.settings.stride = 5;
        request_.slices = {0};
        request_.neighbours = std::vector<int>{};
    }

    SliceWindows apart() const {
        return takeWindowsApart({image_, brain_}, request_, card_, 0, answerByPlace, {});
    }

    /// Compares the blend of the windows with what the engine makes of them, in every brain pixel
    /// and step.
    void expectTheEnginesBlend() const {
        const SliceWindows windows = apart();
        const SlicePlan plan({image_, brain_}, request_, card_);
        ASSERT_EQ(windows.estimates.size(), plan.steps.size());
        std::vector<float> before = image_.voxels;
        int compared = 0;
        double spread = 0.0;
        (void)healSlices(
            plan, {0}, {.restore = answerByPlace, .batches = std::make_shared<BatchRule>(32)},
            [&](const StepFrame& frame) {
                const double share = plan.share(frame.t);
                for (int row = 0; row < frame.height; ++row) {
                    for (int column = 0; column < frame.width; ++column) {
                        if (brain_.at(column, row, 0) == 0) {
                            continue;
                        }
                        const auto i =
                            static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.width) +
                            static_cast<std::size_t>(column);
                        const auto parts = windows.partsAt(frame.step, row, column);
                        ASSERT_FALSE(parts.empty());
                        const double estimate = (static_cast<double>(frame.restored[i]) -
                                                 share * static_cast<double>(before[i])) /
                                                (1.0 - share);
                        ASSERT_NEAR(blendOf(parts), estimate, 1e-5)
                            << "step " << frame.step << " row " << row << " column " << column;
                        ++compared;
                        for (const WindowPart& part : parts) {
                            spread = std::max(
                                spread, std::abs(static_cast<double>(part.estimate) - estimate));
                        }
                    }
                }
                before.assign(frame.restored.begin(), frame.restored.end());
            },
            {});
        EXPECT_GT(compared, 3000);
        // The windows do differ, so that a wrong weight would be seen.
        EXPECT_GT(spread, 0.05);
    }

    Volume image_;
    Mask brain_;
    ModelCard card_;
    HealingRequest request_;
};

TEST_F(SliceWindowsTest, TheWeightedSumOfTheWindowsIsTheEnginesEstimate) {
    expectTheEnginesBlend();
}

TEST_F(SliceWindowsTest, MirroredWindowsAreMirroredBack) {
    const std::size_t plain = apart().windows.size();
    request_.settings.mirrored = true;
    EXPECT_EQ(apart().windows.size(), 2 * plain);
    expectTheEnginesBlend();
}

TEST_F(SliceWindowsTest, WindowsThatBlendAtEveryStepAreTakenApart) {
    request_.settings.blending = WindowBlending::EveryStep;
    expectTheEnginesBlend();
}

TEST_F(SliceWindowsTest, TheWeightsOfAPixelSumToOneAndFallFromTheMiddleOfAWindow) {
    const SliceWindows windows = apart();
    const auto parts = windows.partsAt(0, 22, 19);
    ASSERT_GT(parts.size(), 3U);
    double sum = 0.0;
    for (const WindowPart& part : parts) {
        sum += part.weight;
        EXPECT_TRUE(windows.covers(part.window, 22, 19));
        EXPECT_LE(part.weight, parts.front().weight);
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
    EXPECT_TRUE(windows.partsAt(0, -1, 5).empty());
}

TEST_F(SliceWindowsTest, AWindowsEstimateIsWhatTheNetworkSaysAboutItsPixels) {
    const SliceWindows windows = apart();
    const PlacedWindow& window = windows.windows[4];
    std::vector<float> x(16 * 16, 0.0f);
    for (int row = 0; row < 16; ++row) {
        for (int column = 0; column < 16; ++column) {
            const int atX = window.origin.x + column;
            const int atY = window.origin.y + row;
            if (atX >= 0 && atX < image_.size[0] && atY >= 0 && atY < image_.size[1]) {
                x[static_cast<std::size_t>(row) * 16 + static_cast<std::size_t>(column)] =
                    image_.at(atX, atY, 0);
            }
        }
    }
    std::vector<float> answer(x.size());
    const SlicePlan plan({image_, brain_}, request_, card_);
    answerByPlace(x.data(), 1, plan.steps.front(), answer.data());
    const auto kept = windows.estimateOf(0, 4);
    EXPECT_EQ(std::vector<float>(kept.begin(), kept.end()), answer);
}

TEST_F(SliceWindowsTest, ASliceWithoutBrainHasNoWindows) {
    brain_ = Mask(image_.size);
    // The engine refuses a scan in which nothing may change only if a region says so.
    const SliceWindows windows = apart();
    EXPECT_TRUE(windows.windows.empty());
    EXPECT_TRUE(windows.partsAt(0, 20, 20).empty());
}

TEST_F(SliceWindowsTest, AStopIsAnswered) {
    StopToken stop;
    stop.requestStop();
    EXPECT_THROW((void)takeWindowsApart({image_, brain_}, request_, card_, 0, answerByPlace, stop),
                 Stopped);
}

}  // namespace
}  // namespace disyre
