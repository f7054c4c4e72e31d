// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/HealingRegion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <set>

#include "core/base/Error.h"
#include "core/compute/WindowPrediction.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

/// A phantom in model space with a box in its middle as the region, and a "network" whose answer
/// for a pixel depends on the pixels beside it: the mean of the pixel and the one four columns on,
/// raised by a tenth.
struct RegionExample {
    Volume image = test::phantomBrain({44, 52, 8}, 2.0);
    Mask mask = test::phantomMask(image);
    Mask box{image.size};
    ModelCard card;
    HealingSettings settings;
    HealingRegion region;
    std::vector<int> slices;
    std::atomic<int> windows{0};

    RegionExample() {
        card.patch = 16;
        for (float& value : image.voxels) {
            value = std::min(1.0f, value / 100.0f);
        }
        for (int z = 3; z < 5; ++z) {
            for (int y = 20; y < 28; ++y) {
                for (int x = 16; x < 24; ++x) {
                    box.at(x, y, z) = 1;
                }
            }
        }
    }
    HealingResult heal(RegionUse use, const StepObserver& observer = {}) {
        region = {use, use == RegionUse::WholeBrain ? nullptr : std::make_shared<const Mask>(box)};
        windows = 0;
        const PredictWindows neighbours = [this](const torch::Tensor& x, int) {
            windows += static_cast<int>(x.size(0));
            return (x + x.roll(-4, 3)) / 2 + 0.1;
        };
        return healScan({image, mask}, {settings, region, slices}, card, neighbours, observer,
                        StopToken(), 2);
    }
    [[nodiscard]] bool mayChange(RegionUse use, std::size_t voxel) const {
        return mask.voxels[voxel] != 0 && (box.voxels[voxel] != 0) == (use == RegionUse::Inside);
    }
};

void expectOnlyTheRegionChanges(RegionExample& example, RegionUse use) {
    const std::size_t pixels = example.image.sliceSize();
    int frames = 0;
    const HealingResult result = example.heal(use, [&](const StepFrame& frame) {
        ++frames;
        const std::size_t first = static_cast<std::size_t>(frame.slice) * pixels;
        for (std::size_t i = 0; i < pixels; ++i) {
            if (!example.mayChange(use, first + i)) {
                const float scan =
                    example.mask.voxels[first + i] != 0 ? example.image.voxels[first + i] : 0.0f;
                ASSERT_EQ(frame.restored[i], scan) << "step " << frame.step;
                ASSERT_EQ(frame.gradient[i], 0.0f);
                ASSERT_EQ(frame.weighted[i], 0.0f);
            }
        }
    });
    EXPECT_GT(frames, 0);
    int changed = 0;
    int expected = 0;
    for (std::size_t i = 0; i < example.image.voxels.size(); ++i) {
        if (example.mayChange(use, i)) {
            ++expected;
            changed += result.anomalyMap.voxels[i] > 0.0f &&
                               result.restoration.voxels[i] != example.image.voxels[i]
                           ? 1
                           : 0;
        } else {
            ASSERT_EQ(result.restoration.voxels[i], example.image.voxels[i]);
            ASSERT_EQ(result.anomalyMap.voxels[i], 0.0f);
        }
    }
    EXPECT_GT(expected, 0);
    EXPECT_EQ(changed, expected);
}

TEST(HealingRegion, InsideModeChangesOnlyTheRegion) {
    for (const auto blending : {WindowBlending::AfterLoop, WindowBlending::EveryStep}) {
        for (const auto score : {ScoreKind::MultiStep, ScoreKind::MeanOfSingleSteps}) {
            RegionExample example;
            example.settings.blending = blending;
            example.settings.score = score;
            example.settings.smoothing = 3.0;
            expectOnlyTheRegionChanges(example, RegionUse::Inside);
        }
    }
}

TEST(HealingRegion, OutsideModeKeepsTheScanInTheRegionAtEveryStep) {
    for (const auto blending : {WindowBlending::AfterLoop, WindowBlending::EveryStep}) {
        RegionExample example;
        example.settings.blending = blending;
        expectOnlyTheRegionChanges(example, RegionUse::Outside);
    }
}

TEST(HealingRegion, EachStepStartsFromAnUnchangedSurrounding) {
    RegionExample example;
    example.settings.weighting = ForegroundWeighting::Off;
    const HealingResult whole = example.heal(RegionUse::WholeBrain);
    const HealingResult inside = example.heal(RegionUse::Inside);
    // At the box's last column the network sees the surrounding, which heals in one case and stays
    // unchanged in the other. Four columns before, it sees only the box, and a difference first
    // appears through what the last column became.
    const std::size_t rim = example.image.index(23, 24, 4);
    EXPECT_GT(std::abs(whole.anomalyMap.voxels[rim] - inside.anomalyMap.voxels[rim]), 1e-4f);
    // If the region is the whole brain, the result is that of healing the whole brain.
    std::fill(example.box.voxels.begin(), example.box.voxels.end(), std::uint8_t{1});
    const HealingResult everywhere = example.heal(RegionUse::Inside);
    EXPECT_EQ(everywhere.anomalyMap.voxels, whole.anomalyMap.voxels);
    EXPECT_EQ(everywhere.restoration.voxels, whole.restoration.voxels);
}

TEST(HealingRegion, SkipsSlicesAndWindowsThatTheRegionDoesNotTouch) {
    RegionExample example;
    std::set<int> slices;
    const auto note = [&](const StepFrame& frame) { slices.insert(frame.slice); };
    example.slices = {3, 4};
    (void)example.heal(RegionUse::WholeBrain);
    const int windowsOfTwoSlices = example.windows;
    example.slices.clear();
    const HealingResult inside = example.heal(RegionUse::Inside, note);
    EXPECT_EQ(slices, (std::set<int>{3, 4}));
    EXPECT_EQ(inside.slicesHealed, 2);
    EXPECT_GT(example.windows, 0);
    EXPECT_LT(example.windows, windowsOfTwoSlices);
    EXPECT_FALSE(mayChange(example.region, example.mask, 2));
    EXPECT_TRUE(mayChange(example.region, example.mask, 3));

    // If a whole slice must stay unchanged, nothing is computed in it.
    std::set<int> others;
    for (int z = 0; z < example.image.size[2]; ++z) {
        const auto first = static_cast<std::ptrdiff_t>(example.box.index(0, 0, z));
        const auto count = static_cast<std::ptrdiff_t>(example.box.sliceSize());
        const auto brain = example.mask.voxels.begin() + first;
        if (z == 3 || z == 4) {
            std::fill_n(example.box.voxels.begin() + first, count, std::uint8_t{1});
        } else if (std::count(brain, brain + count, 1) > 0) {
            others.insert(z);
        }
    }
    EXPECT_GT(others.size(), 2u);
    slices.clear();
    (void)example.heal(RegionUse::Outside, note);
    EXPECT_EQ(slices, others);
}

TEST(HealingRegion, AWrongRegionIsRefusedWithASentence) {
    RegionExample example;
    example.box = Mask({4, 4, 4}, 1);
    EXPECT_THROW((void)example.heal(RegionUse::Inside), SettingsError);
    example.box = Mask(example.image.size);  // No voxel is marked.
    EXPECT_THROW((void)example.heal(RegionUse::Inside), SettingsError);
    EXPECT_NO_THROW((void)example.heal(RegionUse::Outside));
    example.box = example.mask;
    EXPECT_THROW((void)example.heal(RegionUse::Outside), SettingsError);
    example.region = {RegionUse::Inside, nullptr};
    EXPECT_THROW(checkHealingRegion(example.region, example.mask), SettingsError);
}

TEST(HealingRegion, ComparesByMaskAndReadsItsNamesBack) {
    const auto mask = [](std::uint8_t value) {
        return std::make_shared<const Mask>(Size3{2, 2, 2}, value);
    };
    EXPECT_EQ((HealingRegion{RegionUse::Inside, mask(1)}),
              (HealingRegion{RegionUse::Inside, mask(1)}));
    EXPECT_FALSE((HealingRegion{RegionUse::Inside, mask(1)}) ==
                 (HealingRegion{RegionUse::Inside, mask(0)}));
    EXPECT_FALSE((HealingRegion{RegionUse::Inside, mask(1)}) ==
                 (HealingRegion{RegionUse::Outside, mask(1)}));
    EXPECT_EQ((HealingRegion{}), (HealingRegion{RegionUse::WholeBrain, mask(1)}));
    EXPECT_EQ(toText(RegionUse::WholeBrain), "whole");
    EXPECT_EQ(toText(RegionUse::Inside), "inside");
    EXPECT_EQ(toText(RegionUse::Outside), "outside");
}

}  // namespace
}  // namespace disyre
