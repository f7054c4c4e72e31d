// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "core/base/Error.h"
#include "core/synthesis/AnomalyShape.h"
#include "core/synthesis/Corruption.h"
#include "core/synthesis/GaussianBlur.h"
#include "core/synthesis/PatchSampler.h"
#include "tests/support/Phantom.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

using test::vectors;

Patch patchOf(const nlohmann::json& rows) {
    const auto values = rows.get<std::vector<std::vector<float>>>();
    Patch patch(static_cast<int>(values.size()), static_cast<int>(values[0].size()));
    for (int row = 0; row < patch.height; ++row) {
        std::copy(values[static_cast<std::size_t>(row)].begin(),
                  values[static_cast<std::size_t>(row)].end(), &patch.at(row, 0));
    }
    return patch;
}

void expectPatch(const Patch& actual, const nlohmann::json& expected) {
    const Patch wanted = patchOf(expected);
    ASSERT_EQ(actual.pixels.size(), wanted.pixels.size());
    for (std::size_t i = 0; i < wanted.pixels.size(); ++i) {
        EXPECT_NEAR(actual.pixels[i], wanted.pixels[i], 1e-6);
    }
}

TEST(Corruption, Equation1AndVersion2MatchTheAuthors) {
    const auto& v = vectors()["corruption"];
    const Patch healthy = patchOf(v["x0"]);
    const Patch foreign = patchOf(v["fp"]);
    const Patch mask = patchOf(v["mask"]);
    Patch corrupted(healthy.height, healthy.width);
    corrupt(healthy.pixels, foreign.pixels, mask.pixels, v["alpha"], corrupted.pixels);
    expectPatch(corrupted, v["xt"]);
    const Patch matched = matchRange(foreign, healthy, mask);
    expectPatch(matched, v["fp_minmax_matched"]);
    corrupt(healthy.pixels, matched.pixels, mask.pixels, v["alpha"], corrupted.pixels);
    expectPatch(corrupted, v["xt_dag_texture"]);
    expectPatch(addBias(healthy, mask, v["alpha_bias"], -1), v["bias_alpha0.5_sign-1_no_quant"]);
}

TEST(Corruption, AlphaZeroChangesNothing) {
    const std::vector<float> healthy{0.1f, 0.7f}, foreign{0.9f, 0.2f}, mask{1.0f, 0.5f};
    std::vector<float> corrupted(2);
    corrupt(healthy, foreign, mask, 0.0, corrupted);
    EXPECT_EQ(corrupted, healthy);
}

TEST(GaussianBlur, MatchesScipy) {
    Patch image(9, 9);
    image.at(4, 4) = 1.0f;
    image.at(0, 0) = 1.0f;
    expectPatch(gaussianBlur(image, 1.5), vectors()["gaussian_blur"]["out"]);
}

TEST(AnomalyShape, SizesAreThoseOfTheBriefAndScaleWithThePatch) {
    const ShapeSizes at128(128);
    EXPECT_EQ(at128.box, 64);
    EXPECT_EQ(at128.smallest, 10);
    EXPECT_EQ(at128.largest, 44);
    const ShapeSizes at64(64);
    EXPECT_EQ(at64.box, 32);
    EXPECT_EQ(at64.smallest, 5);
    EXPECT_EQ(at64.largest, 22);
    EXPECT_DOUBLE_EQ(at64.blurSigma, 2.0);
}

/// Share of the square that shapes of a kind cover, sorted.
std::vector<double> coverages(ShapeKind kind, int count) {
    const ShapeSizes sizes(128);
    std::vector<double> shares;
    for (int i = 0; i < count; ++i) {
        Random random(11, static_cast<std::uint64_t>(i));
        const PatchMask shape = drawShape(kind, sizes, random);
        shares.push_back(static_cast<double>(std::count(shape.pixels.begin(), shape.pixels.end(), 1)) /
                         static_cast<double>(shape.pixels.size()));
    }
    std::sort(shares.begin(), shares.end());
    return shares;
}

TEST(AnomalyShape, FreeFormsHaveTheStatisticsOfTheBrief) {
    const auto shares = coverages(ShapeKind::FreeForm, 600);
    EXPECT_GT(shares.front(), 0.0);
    double mean = 0.0;
    for (const double share : shares) {
        mean += share / static_cast<double>(shares.size());
    }
    EXPECT_NEAR(mean, 0.54, 0.06);
    EXPECT_NEAR(shares[30], 0.18, 0.06);
    EXPECT_NEAR(shares[300], 0.52, 0.08);
    EXPECT_NEAR(shares[570], 0.94, 0.05);
}

TEST(AnomalyShape, BoxesAndDiscsStayWithinTheirSizes) {
    const double square = 64.0 * 64.0;
    const auto boxes = coverages(ShapeKind::Box, 300);
    EXPECT_GE(boxes.front() * square, 80.0);
    EXPECT_LE(boxes.back() * square, 44.0 * 44.0 + 100.0);
    const auto discs = coverages(ShapeKind::Disc, 300);
    EXPECT_GE(discs.front() * square, 3.14159 * 25 - 8);
    EXPECT_LE(discs.back() * square, 3.14159 * 22.5 * 22.5 + 20);
}

struct Subjects {
    std::vector<Volume> images;
    std::vector<Mask> masks;
    std::vector<SubjectView> views;

    explicit Subjects(int count) {
        for (int i = 0; i < count; ++i) {
            images.push_back(test::phantomBrain({48, 56, 40}, 2.0, i));
            masks.push_back(test::phantomMask(images.back()));
            for (float& value : images.back().voxels) {
                value = std::clamp(value / 100.0f, 0.0f, 1.0f);
            }
        }
        for (std::size_t i = 0; i < images.size(); ++i) {
            views.push_back({&images[i], &masks[i]});
        }
    }
};

TEST(PatchSampler, SamplesObeyEquation1AndStayInTheBrain) {
    const Subjects subjects(3);
    const Schedule schedule;
    const PatchSampler sampler(subjects.views, subjects.views, schedule, 32, 1);
    int changed = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        ASSERT_EQ(sample.t, schedule.nearestStep(sample.alpha));
        bool differs = false;
        for (std::size_t p = 0; p < sample.healthy.pixels.size(); ++p) {
            const double share = sample.alpha * sample.mask.pixels[p];
            const double expected = (1.0 - share) * sample.healthy.pixels[p] + share * sample.foreign.pixels[p];
            ASSERT_NEAR(sample.corrupted.pixels[p], expected, 1e-6);
            ASSERT_GE(sample.corrupted.pixels[p], 0.0f);
            ASSERT_LE(sample.corrupted.pixels[p], 1.0f);
            differs = differs || sample.corrupted.pixels[p] != sample.healthy.pixels[p];
            if (sample.mask.pixels[p] == 0.0f) {
                ASSERT_EQ(sample.corrupted.pixels[p], sample.healthy.pixels[p]);
            }
        }
        ASSERT_EQ(differs, sample.alpha > 0.0);
        changed += differs ? 1 : 0;
    }
    EXPECT_GT(changed, 180);
}

TEST(PatchSampler, SampleDependsOnSeedAndNumberAlone) {
    const Subjects subjects(3);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 7);
    const PatchSampler same(subjects.views, subjects.views, Schedule(), 32, 7);
    const PatchSampler other(subjects.views, subjects.views, Schedule(), 32, 8);
    std::vector<SyntheticSample> inThreads(8);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < inThreads.size(); ++i) {
        threads.emplace_back([&, i] { inThreads[i] = sampler.sample(i); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (std::size_t i = inThreads.size(); i-- > 0;) {
        EXPECT_EQ(same.sample(i).corrupted.pixels, inThreads[i].corrupted.pixels);
        EXPECT_NE(other.sample(i).corrupted.pixels, inThreads[i].corrupted.pixels);
    }
}

TEST(PatchSampler, ForeignPatchesComeFromAnotherSubject) {
    // Constant brains: a foreign patch's value tells whom it came from.
    Subjects subjects(2);
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t i = 0; i < subjects.masks[s].voxels.size(); ++i) {
            subjects.images[s].voxels[i] = subjects.masks[s].voxels[i] != 0 ? (s == 0 ? 0.25f : 0.75f) : 0.0f;
        }
    }
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 3);
    const auto brightest = [](const Patch& patch) {
        return *std::max_element(patch.pixels.begin(), patch.pixels.end());
    };
    int compared = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        const float own = brightest(sample.healthy);
        const float foreign = brightest(sample.foreign);
        // Augmentation changes brightness; the two stay apart in all but extreme draws.
        if (foreign > 0.0f && std::abs(own - foreign) > 0.2f) {
            ++compared;
        }
    }
    EXPECT_GT(compared, 80);
}

TEST(PatchSampler, NeedsASecondSubject) {
    const Subjects one(1);
    EXPECT_THROW(PatchSampler(one.views, one.views, Schedule(), 32, 1), SettingsError);
    EXPECT_THROW(PatchSampler({}, {}, Schedule(), 32, 1), SettingsError);
}

}  // namespace
}  // namespace disyre
