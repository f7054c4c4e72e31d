// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <thread>

#include "core/base/Error.h"
#include "core/synthesis/AnomalyShape.h"
#include "core/synthesis/Corruption.h"
#include "core/synthesis/GaussianBlur.h"
#include "core/synthesis/MaskDepth.h"
#include "core/synthesis/PatchSampler.h"
#include "core/synthesis/ShapeStatistics.h"
#include "tests/support/HealthySubjects.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

using Subjects = test::HealthySubjects;
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

TEST(Corruption, MatchingTheRangeWithAnEmptyMaskChangesNothing) {
    Patch foreign(2, 2, 0.3f);
    EXPECT_EQ(matchRange(foreign, Patch(2, 2, 0.6f), Patch(2, 2)).pixels, foreign.pixels);
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

TEST(AnomalyShape, SizesAreThoseOfTheAuthorsAndScaleWithThePatch) {
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

/// Returns the shares of the square that shapes of a kind cover, sorted.
std::vector<double> coverages(ShapeKind kind, int count) {
    const ShapeSizes sizes(128);
    std::vector<double> shares;
    for (int i = 0; i < count; ++i) {
        Random random(11, static_cast<std::uint64_t>(i));
        const PatchMask shape = drawShape(kind, sizes, random);
        shares.push_back(
            static_cast<double>(std::count(shape.pixels.begin(), shape.pixels.end(), 1)) /
            static_cast<double>(shape.pixels.size()));
    }
    std::sort(shares.begin(), shares.end());
    return shares;
}

void expectNear(const ShapeStatistics& actual, const ShapeStatistics& wanted, double points) {
    EXPECT_NEAR(actual.meanCoverage, wanted.meanCoverage, points);
    EXPECT_NEAR(actual.coverage5, wanted.coverage5, points);
    EXPECT_NEAR(actual.medianCoverage, wanted.medianCoverage, points);
    EXPECT_NEAR(actual.coverage95, wanted.coverage95, points);
    EXPECT_NEAR(actual.touching, wanted.touching, points);
    EXPECT_NEAR(actual.borderCovered, wanted.borderCovered, points);
}

TEST(AnomalyShape, AuthorsFreeFormsHaveTheStatisticsOfTheAuthorsFiles) {
    for (const int patch : {64, 128}) {
        expectNear(shapeStatistics(ShapeKind::FreeForm, patch, 3000, 11, FreeForms::Authors),
                   kAuthorsFreeForms, 0.03);
    }
}

TEST(AnomalyShape, WideFreeFormsCoverAsMuchButTouchTheBorderMore) {
    // These are the statistics of the shapes that the first model was trained on.
    expectNear(shapeStatistics(ShapeKind::FreeForm, 64, 4000, 1, FreeForms::Wide),
               {0.557, 0.165, 0.565, 0.937, 0.879, 0.295}, 0.005);
}

TEST(AnomalyShape, StatisticsRefuseZeroShapesAndTinyPatches) {
    EXPECT_THROW((void)shapeStatistics(ShapeKind::Box, 64, 0, 1), SettingsError);
    EXPECT_THROW((void)shapeStatistics(ShapeKind::Box, 4, 10, 1), SettingsError);
}

TEST(AnomalyShape, AuthorsSofteningTakesWholePixelsOf128) {
    const ShapeSizes sizes(128);
    int hard = 0;
    constexpr int kCount = 1000;
    for (int i = 0; i < kCount; ++i) {
        Random random(4, static_cast<std::uint64_t>(i));
        const Patch shape = drawSoftShape(sizes, random, {.authorsSteps = true});
        const bool binary = std::all_of(shape.pixels.begin(), shape.pixels.end(),
                                        [](float value) { return value == 0.0f || value == 1.0f; });
        hard += binary ? 1 : 0;
    }
    // These shapes were not blurred, or blurred with a sigma of 0.
    const auto& v = vectors()["mask_blur_sigma"];
    const double blurred = v["probability_of_blur"];
    const double expected = 1.0 - blurred + blurred / v["released_effective"].size();
    EXPECT_NEAR(hard / double{kCount}, expected, 0.05);
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
            const double expected =
                (1.0 - share) * sample.healthy.pixels[p] + share * sample.foreign.pixels[p];
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

TEST(PatchSampler, SamplesWithWideFreeFormsEqualThoseOfTheFirstVersion) {
    // These samples were drawn before there were settings; the first model was trained on them.
    struct Known {
        double alpha;
        int t;
        double corrupted, mask, foreign;  // These are sums over the patch.
    };
    constexpr std::array kBothAxes = {Known{0.79199915, 80, 763.6595, 197.0, 225.7942},
                                      Known{0.40410877, 59, 412.6700, 55.0, 186.0964},
                                      Known{0.22153454, 47, 54.4430, 46.7065, 210.8382},
                                      Known{0.85406455, 83, 775.6337, 49.0, 196.3317}};
    constexpr std::array kSidesOnly = {Known{0.48308761, 63, 66.2500, 85.8360, 739.0466},
                                       Known{0.09838937, 35, 466.6008, 217.7916, 50.4642},
                                       Known{0.63129700, 71, 505.6123, 455.1384, 645.6140},
                                       Known{0.22538941, 48, 50.2652, 20.9042, 326.7321}};
    const Subjects subjects(3);
    const auto compare = [](const PatchSampler& sampler, const std::array<Known, 4>& known) {
        const auto sum = [](const Patch& patch) {
            return std::accumulate(patch.pixels.begin(), patch.pixels.end(), 0.0);
        };
        for (std::size_t i = 0; i < known.size(); ++i) {
            const SyntheticSample sample = sampler.sample(i);
            EXPECT_NEAR(sample.alpha, known[i].alpha, 1e-8);
            EXPECT_EQ(sample.t, known[i].t);
            EXPECT_NEAR(sum(sample.corrupted), known[i].corrupted, 1e-2);
            EXPECT_NEAR(sum(sample.mask), known[i].mask, 1e-2);
            EXPECT_NEAR(sum(sample.foreign), known[i].foreign, 1e-2);
        }
    };
    SynthesisSettings settings;
    settings.freeForms = FreeForms::Wide;
    compare(PatchSampler(subjects.views, subjects.views, Schedule(), 32, 1, settings), kBothAxes);
    settings.augmentation.mirroring = Mirroring::SidesOnly;
    compare(PatchSampler(subjects.views, subjects.views, Schedule(), 64, 5, settings), kSidesOnly);
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
    // The brains are constant, so the value of a foreign patch tells which subject it came from.
    Subjects subjects(2);
    subjects.paint(0, 0.25f);
    subjects.paint(1, 0.75f);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 3);
    const auto brightest = [](const Patch& patch) {
        return *std::max_element(patch.pixels.begin(), patch.pixels.end());
    };
    int compared = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        const float own = brightest(sample.healthy);
        const float foreign = brightest(sample.foreign);
        // Augmentation changes the brightness, but the two brains stay apart in all but extreme
        // draws.
        if (foreign > 0.0f && std::abs(own - foreign) > 0.2f) {
            ++compared;
        }
    }
    EXPECT_GT(compared, 80);
}

TEST(PatchSampler, AlphaIsUniformOrAValueOfTheSchedule) {
    const Subjects subjects(2);
    const Schedule schedule;
    constexpr std::uint64_t kCount = 400;
    const auto strong = [&](AlphaDraw draw, bool isOnSchedule) {
        const PatchSampler sampler(subjects.views, subjects.views, schedule, 32, 5,
                                   {.alphaDraw = draw});
        int count = 0;
        for (std::uint64_t i = 0; i < kCount; ++i) {
            const SyntheticSample sample = sampler.sample(i);
            EXPECT_EQ(sample.alpha == 0.0 || sample.alpha == schedule.alpha(sample.t),
                      sample.alpha == 0.0 || isOnSchedule);
            count += sample.alpha > 0.5 ? 1 : 0;
        }
        return count / static_cast<double>(kCount);
    };
    int onSchedule = 0;
    for (int t = 1; t <= schedule.steps(); ++t) {
        onSchedule += schedule.alpha(t) > 0.5 ? 1 : 0;
    }
    EXPECT_NEAR(strong(AlphaDraw::Uniform, false), 0.5, 0.08);
    EXPECT_NEAR(strong(AlphaDraw::Schedule, true),
                onSchedule / static_cast<double>(schedule.steps()), 0.08);
}

TEST(PatchSampler, TakingNeighboursAlongChangesNothingElse) {
    const Subjects subjects(3);
    const PatchSampler plain(subjects.views, subjects.views, Schedule(), 32, 7);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 7,
                               {.neighbours = 2});
    int changed = 0;
    int outside = 0;
    int leaked = 0;
    for (std::uint64_t i = 0; i < 40; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        EXPECT_EQ(sample.corrupted.pixels, plain.sample(i).corrupted.pixels);
        EXPECT_TRUE(plain.sample(i).neighbours.empty());
        ASSERT_EQ(sample.neighbours.size(), 4u);
        for (std::size_t n = 0; n < 4; ++n) {
            const std::vector<float>& pixels = sample.neighbours[n].pixels;
            EXPECT_EQ(pixels, sampler.sample(i).neighbours[n].pixels);
            ASSERT_EQ(pixels.size(), sample.healthy.pixels.size());
            changed += pixels != sample.healthy.pixels ? 1 : 0;
            for (std::size_t p = 0; p < pixels.size(); ++p) {
                EXPECT_TRUE(pixels[p] >= 0.0f && pixels[p] <= 1.0f);
                outside += sample.healthy.pixels[p] == 0.0f ? 1 : 0;
                leaked += sample.healthy.pixels[p] == 0.0f && pixels[p] > 0.0f ? 1 : 0;
            }
        }
    }
    EXPECT_GT(changed, 150);
    // Neighbours are cut by the slice's own brain; a pixel inside may be 0 as well, after noise.
    EXPECT_GT(outside, 10000);
    EXPECT_LT(leaked, outside / 50);
}

TEST(PatchSampler, NeighboursShowTheAnomalyAtLeastAsStrongly) {
    // The brains are constant, so whatever differs from the slice's own brightness was mixed in.
    Subjects subjects(2);
    subjects.paint(0, 0.25f);
    subjects.paint(1, 0.75f);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 32, 3,
                               {.neighbours = 1});
    const auto mixed = [](const Patch& patch, const SyntheticSample& sample) {
        double sum = 0.0;
        for (std::size_t i = 0; i < patch.pixels.size(); ++i) {
            // Where the neighbour has no brain, there is nothing to compare.
            sum += patch.pixels[i] > 0.0f && sample.foreign.pixels[i] > 0.0f
                       ? std::abs(patch.pixels[i] - sample.healthy.pixels[i])
                       : 0.0;
        }
        return sum;
    };
    int stronger = 0;
    int none = 0;
    int compared = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        const double own = mixed(sample.corrupted, sample);
        if (own < 0.5) {
            continue;
        }
        for (const Patch& neighbour : sample.neighbours) {
            const double theirs = mixed(neighbour, sample);
            ++compared;
            none += theirs < 0.2 * own ? 1 : 0;
            stronger += theirs > 0.9 * own ? 1 : 0;
        }
    }
    ASSERT_GT(compared, 150);
    EXPECT_GT(stronger, compared * 7 / 10);
    // A tenth of the anomalies end next to the slice.
    EXPECT_GT(none, compared / 40);
    EXPECT_LT(none, compared / 4);
}

TEST(MaskDepth, EqualsOnePlusTheLargestShrinkingThatKeepsTheVoxel) {
    // There are two blocks, each from an edge of the grid to a gap of two voxels in the middle.
    Mask mask({14, 7, 7});
    for (int z = 1; z < 6; ++z) {
        for (int y = 1; y < 6; ++y) {
            for (int x = 0; x < 14; ++x) {
                mask.at(x, y, z) = x < 6 || x > 7 ? 1 : 0;
            }
        }
    }
    const Grid<std::uint8_t> depth = maskDepth(mask, 4);
    EXPECT_EQ(depth.at(6, 3, 3), 0);
    EXPECT_EQ(depth.at(5, 3, 3), 1);
    EXPECT_EQ(depth.at(4, 3, 3), 2);
    EXPECT_EQ(depth.at(3, 3, 3), 3);
    // The nearest voxel outside is 3 away along y and z; the edge of the grid does not count.
    EXPECT_EQ(depth.at(0, 3, 3), 3);
    EXPECT_EQ(depth.at(0, 1, 3), 1);
    EXPECT_EQ(maskDepth(mask, 1).at(3, 3, 3), 2);
    // The distance is measured by a ball and not by a cube: the hole's diagonal neighbour is the
    // square root of 3 voxels away, its neighbour along an axis 1 voxel.
    Mask hollow({9, 9, 9}, 1);
    hollow.at(4, 4, 4) = 0;
    EXPECT_EQ(maskDepth(hollow, 1).at(5, 5, 5), 2);
    EXPECT_EQ(maskDepth(hollow, 2).at(5, 5, 5), 2);
    EXPECT_EQ(maskDepth(hollow, 2).at(5, 4, 4), 1);
}

TEST(PatchSampler, ShrinksMasksByUpToTheGivenNumberOfVoxels) {
    const Subjects subjects(3);
    const PatchSampler plain(subjects.views, subjects.views, Schedule(), 32, 7);
    const PatchSampler shrinking(subjects.views, subjects.views, Schedule(), 32, 7,
                                 {.maskShrinking = 2});
    const auto area = [](const Patch& patch) {
        return std::count_if(patch.pixels.begin(), patch.pixels.end(),
                             [](float value) { return value > 0.0f; });
    };
    int same = 0;
    int smaller = 0;
    constexpr std::uint64_t kCount = 150;
    for (std::uint64_t i = 0; i < kCount; ++i) {
        const SyntheticSample before = plain.sample(i);
        const SyntheticSample after = shrinking.sample(i);
        EXPECT_EQ(after.corrupted.pixels, shrinking.sample(i).corrupted.pixels);
        same += before.corrupted.pixels == after.corrupted.pixels ? 1 : 0;
        smaller += area(after.healthy) < area(before.healthy) ? 1 : 0;
        for (std::size_t p = 0; p < after.healthy.pixels.size(); ++p) {
            // There is no anomaly where the mask was taken away.
            EXPECT_TRUE(after.healthy.pixels[p] > 0.0f || after.corrupted.pixels[p] == 0.0f ||
                        after.mask.pixels[p] > 0.0f);
        }
    }
    // A third of the masks are not shrunk; a crop may also gain by another place what it lost at
    // the rim.
    EXPECT_NEAR(same / static_cast<double>(kCount), 1.0 / 3.0, 0.12);
    EXPECT_GT(smaller, static_cast<int>(kCount) / 2);
}

TEST(PatchSampler, NeverShrinksAMaskToNothing) {
    // The brains are one voxel thick, so shrinking by any number of voxels would remove them.
    Subjects subjects(2);
    for (Mask& mask : subjects.masks) {
        const int middle = mask.size[2] / 2;
        for (int z = 0; z < mask.size[2]; ++z) {
            for (int y = 0; y < mask.size[1]; ++y) {
                for (int x = 0; x < mask.size[0]; ++x) {
                    mask.at(x, y, z) = z == middle ? mask.at(x, y, z) : 0;
                }
            }
        }
    }
    const PatchSampler plain(subjects.views, subjects.views, Schedule(), 32, 7);
    const PatchSampler shrinking(subjects.views, subjects.views, Schedule(), 32, 7,
                                 {.maskShrinking = 4});
    for (std::uint64_t i = 0; i < 20; ++i) {
        EXPECT_EQ(plain.sample(i).corrupted.pixels, shrinking.sample(i).corrupted.pixels);
    }
}

TEST(PatchSampler, NeedsASecondSubject) {
    const Subjects one(1);
    EXPECT_THROW(PatchSampler(one.views, one.views, Schedule(), 32, 1), SettingsError);
    EXPECT_THROW(PatchSampler({}, {}, Schedule(), 32, 1), SettingsError);
    EXPECT_NO_THROW(PatchSampler(one.views, one.views, Schedule(), 32, 1, {.authorsPool = true}));
}

TEST(PatchSampler, RefusesSettingsThatMakeNoSense) {
    const Subjects two(2);
    const auto make = [&two](int patch, const SynthesisSettings& settings) {
        return PatchSampler(two.views, two.views, Schedule(), patch, 1, settings);
    };
    EXPECT_THROW(make(4, {}), SettingsError);
    EXPECT_THROW(make(32, {.softening = {.probability = 1.5}}), SettingsError);
    EXPECT_THROW(make(32, {.maskShrinking = -1}), SettingsError);
    EXPECT_THROW(make(32, {.maskShrinking = 5}), SettingsError);
    EXPECT_THROW(make(32, {.method = Method::Fpi, .texture = AnomalyTexture::Disentangled}),
                 SettingsError);
    EXPECT_THROW(make(32, {.method = Method::Pii, .neighbours = 1}), SettingsError);
    EXPECT_THROW(make(32, {.texture = AnomalyTexture::Disentangled, .neighbours = 1}),
                 SettingsError);
    EXPECT_NO_THROW(make(32, {.method = Method::Mood22, .neighbours = 1}));
}

}  // namespace
}  // namespace disyre
