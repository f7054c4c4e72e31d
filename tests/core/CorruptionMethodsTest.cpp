// SPDX-License-Identifier: GPL-3.0-or-later
// These tests cover what the methods other than DISYRE's equation 1 do to healthy patches.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "core/base/Error.h"
#include "core/synthesis/IntensityBias.h"
#include "core/synthesis/NoiseFields.h"
#include "core/synthesis/PatchSampler.h"
#include "core/synthesis/PoissonBlend.h"
#include "tests/support/HealthySubjects.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

using test::vectors;

constexpr int kPatch = 32;

class EachMethod : public ::testing::TestWithParam<Method> {
protected:
    [[nodiscard]] PatchSampler sampler(SynthesisSettings settings = {}) const {
        settings.method = GetParam();
        return {subjects_.views, subjects_.views, Schedule(), kPatch, 5, settings};
    }
    test::HealthySubjects subjects_{3};
};

INSTANTIATE_TEST_SUITE_P(Methods, EachMethod, ::testing::ValuesIn(kPatchMethods),
                         [](const auto& method) { return toText(method.param); });

bool addsNoise(Method method) {
    return method == Method::Dae || method == Method::Gaussian || method == Method::Simplex;
}

TEST_P(EachMethod, SamplesAreInRangeAndTheirBackgroundIsExactlyZero) {
    const PatchSampler drawn = sampler();
    int changed = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        const SyntheticSample sample = drawn.sample(i);
        ASSERT_EQ(sample.t, Schedule().nearestStep(sample.alpha));
        ASSERT_EQ(sample.corrupted.pixels == sample.healthy.pixels, sample.alpha == 0.0);
        changed += sample.alpha > 0.0 ? 1 : 0;
        for (std::size_t p = 0; p < sample.healthy.pixels.size(); ++p) {
            const float corrupted = sample.corrupted.pixels[p];
            ASSERT_TRUE(std::isfinite(corrupted) && std::isfinite(sample.foreign.pixels[p]));
            ASSERT_TRUE(sample.mask.pixels[p] >= 0.0f && sample.mask.pixels[p] <= 1.0f);
            // Noise is not clipped, but a value beyond 7 standard deviations would be one in a
            // trillion.
            ASSERT_GE(corrupted, addsNoise(GetParam()) ? -8.0f : 0.0f);
            ASSERT_LE(corrupted, addsNoise(GetParam()) ? 8.0f : 1.0f);
            if (sample.mask.pixels[p] == 0.0f) {
                ASSERT_EQ(corrupted, sample.healthy.pixels[p]);
            }
        }
    }
    EXPECT_GT(changed, 90);
}

TEST_P(EachMethod, ChangesNothingOutsideTheBrain) {
    // The brains are painted in one brightness, so 0 means outside the brain, after augmentation
    // too.
    for (std::size_t s = 0; s < 3; ++s) {
        subjects_.paint(s, 0.5f);
    }
    const PatchSampler drawn = sampler();
    for (std::uint64_t i = 0; i < 50; ++i) {
        const SyntheticSample sample = drawn.sample(i);
        for (std::size_t p = 0; p < sample.healthy.pixels.size(); ++p) {
            if (sample.healthy.pixels[p] == 0.0f) {
                ASSERT_EQ(sample.mask.pixels[p], 0.0f);
                ASSERT_EQ(sample.corrupted.pixels[p], 0.0f);
            }
        }
    }
}

TEST_P(EachMethod, SampleDependsOnItsNumberAloneAndTheHealthyPatchNotOnTheMethod) {
    const PatchSampler drawn = sampler();
    const PatchSampler again = sampler();
    const PatchSampler disyre(subjects_.views, subjects_.views, Schedule(), kPatch, 5);
    std::vector<SyntheticSample> forwards;
    for (std::uint64_t i = 0; i < 10; ++i) {
        forwards.push_back(drawn.sample(i));
    }
    for (std::uint64_t i = 10; i-- > 0;) {
        EXPECT_EQ(again.sample(i).corrupted.pixels, forwards[i].corrupted.pixels);
        EXPECT_EQ(disyre.sample(i).healthy.pixels, forwards[i].healthy.pixels);
    }
}

TEST_P(EachMethod, TargetIsWhatTheNetworkShouldReturn) {
    const SyntheticSample sample = sampler().sample(1);
    const Patch wanted = target(sample, GetParam());
    for (std::size_t p = 0; p < wanted.pixels.size(); ++p) {
        if (predictsMask(GetParam())) {
            ASSERT_FLOAT_EQ(wanted.pixels[p],
                            static_cast<float>(sample.alpha) * sample.mask.pixels[p]);
        } else {
            ASSERT_EQ(wanted.pixels[p], sample.healthy.pixels[p]);
        }
    }
}

/// Returns the share of samples whose foreign patch differs in brightness from the healthy one,
/// where one brain is painted dark and the other bright. Augmentation can swap the two, but seldom
/// does.
double shareFromAnother(Method method, bool authorsPool) {
    test::HealthySubjects subjects(2);
    subjects.paint(0, 0.2f);
    subjects.paint(1, 0.8f);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), kPatch, 3,
                               {.method = method, .authorsPool = authorsPool});
    const auto brightest = [](const Patch& patch) {
        return *std::max_element(patch.pixels.begin(), patch.pixels.end());
    };
    int compared = 0;
    int other = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        const float foreign = brightest(sample.foreign);
        if (foreign > 0.0f) {
            ++compared;
            other += std::abs(brightest(sample.healthy) - foreign) > 0.3f ? 1 : 0;
        }
    }
    EXPECT_GT(compared, 100);
    return static_cast<double>(other) / compared;
}

TEST(ForeignPatches, ComeFromAnotherSubjectUnlessFromTheAuthorsPool) {
    for (const Method method : {Method::Disyre, Method::Mood22, Method::Fpi, Method::Pii}) {
        EXPECT_GT(shareFromAnother(method, false), 0.85) << toText(method);
        EXPECT_NEAR(shareFromAnother(method, true), 0.5, 0.15) << toText(method);
    }
}

TEST(ForeignPatches, ASamePlaceIsTheSameShareOfTheBrainsBox) {
    // The other brain is twice as large along x, shifted along y, and has half as many slices along
    // z.
    const auto box = [](const Size3& first, const Size3& end) {
        Volume image({40, 40, 40}, axisAlignedAffine({1, 1, 1}, {}));
        Mask mask(image.size);
        for (int z = first[2]; z < end[2]; ++z) {
            for (int y = first[1]; y < end[1]; ++y) {
                for (int x = first[0]; x < end[0]; ++x) {
                    mask.at(x, y, z) = 1;
                    image.at(x, y, z) =
                        static_cast<float>((x + 0.5 - first[0]) / (end[0] - first[0]) +
                                           (z + 0.5 - first[2]) / (end[2] - first[2])) /
                        2;
                }
            }
        }
        return std::pair(image, mask);
    };
    const auto [own, ownMask] = box({5, 5, 0}, {15, 25, 40});
    const auto [other, otherMask] = box({10, 15, 10}, {30, 35, 30});
    const BrainBox ownBox = brainBox(ownMask);
    EXPECT_EQ(ownBox.first, (Size3{5, 5, 0}));
    EXPECT_EQ(ownBox.end, (Size3{15, 25, 40}));
    const Patch slice =
        sliceOfSamePlace({&other, &otherMask}, brainBox(otherMask), ownBox, own.size, 12);
    for (int y = 5; y < 25; ++y) {
        for (int x = 7; x < 13; ++x) {
            // The nearest slice may be half a slice away, which is 1/40 of the box.
            EXPECT_NEAR(slice.at(y, x), own.at(x, y, 12), 0.0126) << x << " " << y;
        }
    }
    EXPECT_EQ(slice.at(3, 8), 0.0f);
    EXPECT_EQ(slice.at(27, 8), 0.0f);
}

TEST(ForeignPatches, SquaresOfFpiHaveTheirSizesAndStrengths) {
    const test::HealthySubjects subjects(3);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), 40, 2,
                               {.method = Method::Fpi});
    double largest = 0.0;
    for (std::uint64_t i = 0; i < 300; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        const double area =
            std::accumulate(sample.mask.pixels.begin(), sample.mask.pixels.end(), 0.0);
        largest = std::max(largest, area);
        EXPECT_LE(area, 16.0 * 16.0);
        EXPECT_TRUE(sample.alpha == 0.0 || (sample.alpha >= 0.05 && sample.alpha <= 0.95));
    }
    EXPECT_GT(largest, 13.0 * 13.0);
}

/// Returns a smooth patch that is not even.
Patch hilly(int side, double phase) {
    Patch patch(side, side);
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            patch.at(row, column) = static_cast<float>(0.5 + 0.2 * std::sin(0.7 * row + phase) *
                                                                 std::cos(0.4 * column));
        }
    }
    return patch;
}

PatchMask discOf(int side, double radius) {
    PatchMask disc(side, side);
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side; ++column) {
            disc.at(row, column) = std::hypot(row - side / 2, column - side / 2) <= radius ? 1 : 0;
        }
    }
    return disc;
}

TEST(PoissonBlend, AForeignPatchWithAConstantOffsetChangesNothing) {
    const Patch image = hilly(24, 0.0);
    Patch source = image;
    for (float& value : source.pixels) {
        value += 0.25f;
    }
    const Patch blended = poissonBlend(image, source, discOf(24, 8.0), 0.9);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        EXPECT_NEAR(blended.pixels[i], image.pixels[i], 1e-6);
    }
}

TEST(PoissonBlend, SolvesPoissonsEquationInsideAndTouchesNothingOutside) {
    const Patch image = hilly(24, 0.0);
    const Patch source = hilly(24, 2.0);
    const PatchMask inside = discOf(24, 8.0);
    const double alpha = 0.6;
    const Patch blended = poissonBlend(image, source, inside, alpha);
    const auto laplacian = [](const Patch& patch, int r, int c) {
        return 4.0 * patch.at(r, c) - patch.at(r - 1, c) - patch.at(r + 1, c) - patch.at(r, c - 1) -
               patch.at(r, c + 1);
    };
    double largest = 0.0;
    for (int r = 0; r < 24; ++r) {
        for (int c = 0; c < 24; ++c) {
            if (inside.at(r, c) == 0) {
                EXPECT_EQ(blended.at(r, c), image.at(r, c));
                continue;
            }
            largest = std::max<double>(largest, std::abs(blended.at(r, c) - image.at(r, c)));
            EXPECT_NEAR(laplacian(blended, r, c),
                        (1.0 - alpha) * laplacian(image, r, c) + alpha * laplacian(source, r, c),
                        1e-5);
        }
    }
    EXPECT_GT(largest, 0.05);
    EXPECT_EQ(poissonBlend(image, source, inside, 0.0).pixels, image.pixels);
}

TEST(PoissonBlend, AMaskUpToTheBorderLeavesTheBorder) {
    const Patch image = hilly(8, 0.0);
    const Patch blended = poissonBlend(image, hilly(8, 2.0), PatchMask(8, 8, 1), 1.0);
    for (int i = 0; i < 8; ++i) {
        EXPECT_EQ(blended.at(0, i), image.at(0, i));
        EXPECT_EQ(blended.at(i, 7), image.at(i, 7));
    }
    EXPECT_NE(blended.at(4, 4), image.at(4, 4));
}

TEST(PoissonBlend, SolvablePixelsHaveFourNeighboursInTheBrain) {
    const PatchMask brain = discOf(16, 5.0);
    const PatchMask region = solvableRegion(PatchMask(16, 16, 1), brain);
    EXPECT_EQ(region.at(8, 8), 1);
    EXPECT_EQ(brain.at(8, 13), 1);
    EXPECT_EQ(region.at(8, 13), 0);
    EXPECT_EQ(region.at(8, 12), 1);
}

struct Moments {
    double mean = 0.0, variance = 0.0;
};

Moments momentsOf(const std::function<Patch(Random&)>& draw, int count) {
    double sum = 0.0, squares = 0.0, pixels = 0.0;
    for (int i = 0; i < count; ++i) {
        Random random(31, static_cast<std::uint64_t>(i));
        for (const double value : draw(random).pixels) {
            sum += value;
            squares += value * value;
            pixels += 1.0;
        }
    }
    return {sum / pixels, squares / pixels - sum * sum / pixels / pixels};
}

TEST(NoiseFields, HaveTheDocumentedMeanAndVariance) {
    const Moments white = momentsOf([](Random& r) { return whiteNoise(32, r); }, 50);
    EXPECT_NEAR(white.mean, 0.0, 0.02);
    EXPECT_NEAR(white.variance, 1.0, 0.03);
    // For bilinear interpolation between values of variance 1 the mean of (a^2 + b^2)^2 with a + b
    // = 1 is 4/9.
    const Moments coarse = momentsOf([](Random& r) { return coarseNoise(32, r); }, 1500);
    EXPECT_NEAR(coarse.mean, 0.0, 0.03);
    EXPECT_NEAR(coarse.variance, 4.0 / 9.0, 0.03);
    const Moments simplex = momentsOf([](Random& r) { return simplexNoise(32, {16.0}, r); }, 400);
    EXPECT_NEAR(simplex.mean, 0.0, 0.05);
    EXPECT_NEAR(simplex.variance, 1.0, 0.05);
}

TEST(NoiseFields, SimplexNoiseIsSmoothInItsFirstOctave) {
    Random random(3);
    const Patch noise = simplexNoise(32, {32.0, 1}, random);
    double step = 0.0;
    for (int row = 0; row < 32; ++row) {
        for (int column = 1; column < 32; ++column) {
            step =
                std::max<double>(step, std::abs(noise.at(row, column) - noise.at(row, column - 1)));
        }
    }
    // A wave of 32 pixels with variance 1 rises by about 2 pi sqrt(2) / 32 per pixel.
    EXPECT_GT(step, 0.02);
    EXPECT_LT(step, 0.6);
}

TEST(NoiseFields, CoarseNoiseIsLinearBetweenItsValues) {
    Random random(9);
    const Patch noise = coarseNoise(32, random);
    int bends = 0;
    for (int column = 1; column < 31; ++column) {
        const double bend =
            noise.at(5, column - 1) - 2.0 * noise.at(5, column) + noise.at(5, column + 1);
        bends += std::abs(bend) > 1e-5 ? 1 : 0;
    }
    // The second difference is not 0 only at the values, one in eight pixels; a value between two
    // pixels bends both.
    EXPECT_GE(bends, 2);
    EXPECT_LE(bends, 10);
}

TEST(GaussianCorruption, KeepsTheVarianceThatTheScheduleAsksFor) {
    test::HealthySubjects subjects(2);
    subjects.paint(0, 0.5f);
    subjects.paint(1, 0.5f);
    const PatchSampler sampler(subjects.views, subjects.views, Schedule(), kPatch, 3,
                               {.method = Method::Gaussian});
    for (std::uint64_t i = 0; i < 30; ++i) {
        const SyntheticSample sample = sampler.sample(i);
        const double kept = std::sqrt(1.0 - sample.alpha * sample.alpha);
        double squares = 0.0;
        double brain = 0.0;
        for (std::size_t p = 0; p < sample.mask.pixels.size(); ++p) {
            const double noise = sample.corrupted.pixels[p] - kept * sample.healthy.pixels[p];
            ASSERT_NEAR(noise, sample.alpha * sample.foreign.pixels[p] * sample.mask.pixels[p],
                        1e-5);
            squares += noise * noise;
            brain += sample.mask.pixels[p];
        }
        if (brain > 300.0) {
            EXPECT_NEAR(std::sqrt(squares / brain), sample.alpha, 0.2 * sample.alpha);
        }
    }
}

TEST(IntensityBias, ClassesMatchTheAuthorsCodebook) {
    const auto& v = vectors()["dag_codebook"];
    const auto values = v["x"].get<std::vector<float>>();
    Patch image(1, static_cast<int>(values.size()));
    image.pixels = values;
    const auto classes = nearestCentroids(image, BiasCodebook::Authors);
    const auto expected = v["nearest_index"].get<std::vector<int>>();
    EXPECT_EQ(std::vector<int>(classes.pixels.begin(), classes.pixels.end()), expected);
    for (const auto& [codebook, name] : {std::pair(BiasCodebook::Authors, "codebook"),
                                         std::pair(BiasCodebook::UadImagT1, "uad_imag_T1"),
                                         std::pair(BiasCodebook::UadImagT2, "uad_imag_T2")}) {
        const auto wanted = v[name].get<std::vector<float>>();
        const auto actual = centroids(codebook);
        EXPECT_EQ(std::vector<float>(actual.begin(), actual.end()), wanted);
        EXPECT_EQ(biasCodebookFromText(toText(codebook)), codebook);
    }
    EXPECT_THROW((void)biasCodebookFromText("t1"), SettingsError);
}

TEST(IntensityBias, ActsOnTheChosenClassesAndReportsItsLargestChange) {
    // The two tissues are far apart in grey value and in place, so that the blur does not mix them.
    Patch image(64, 64, 0.38f);
    for (int row = 32; row < 64; ++row) {
        std::fill_n(&image.at(row, 0), 64, 0.77f);
    }
    const Patch mask(64, 64, 1.0f);
    int onlyOne = 0;
    for (std::uint64_t i = 0; i < 100; ++i) {
        Random random(8, i);
        const BiasedPatch biased = drawBias(image, mask, BiasCodebook::Authors, random);
        double largest = 0.0;
        for (std::size_t p = 0; p < image.pixels.size(); ++p) {
            largest = std::max<double>(largest, std::abs(biased.image.pixels[p] - image.pixels[p]));
        }
        ASSERT_DOUBLE_EQ(biased.alpha, largest);
        const bool above = biased.image.at(10, 10) != image.at(10, 10);
        const bool below = biased.image.at(50, 50) != image.at(50, 50);
        ASSERT_TRUE(above || below || biased.alpha < 1e-6);
        onlyOne += above != below ? 1 : 0;
    }
    // Each class is taken with probability 2048 / (4096 + 250), so on average 50 of 100 draws take
    // only one of them.
    EXPECT_NEAR(onlyOne, 50, 18);
}

TEST(IntensityBias, AnEmptyMaskChangesNothing) {
    Random random(1);
    const BiasedPatch biased =
        drawBias(Patch(16, 16, 0.5f), Patch(16, 16), BiasCodebook::UadImagT2, random);
    EXPECT_EQ(biased.alpha, 0.0);
    EXPECT_EQ(biased.image.pixels, Patch(16, 16, 0.5f).pixels);
}

TEST(DisentangledAnomalies, KeepRangeBackgroundAndTheLargerAlpha) {
    const test::HealthySubjects subjects(3);
    const PatchSampler plain(subjects.views, subjects.views, Schedule(), kPatch, 5);
    const PatchSampler disentangled(subjects.views, subjects.views, Schedule(), kPatch, 5,
                                    {.texture = AnomalyTexture::Disentangled});
    int stronger = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const SyntheticSample first = plain.sample(i);
        const SyntheticSample second = disentangled.sample(i);
        ASSERT_EQ(first.healthy.pixels, second.healthy.pixels);
        ASSERT_EQ(first.mask.pixels, second.mask.pixels);
        ASSERT_EQ(second.t, Schedule().nearestStep(second.alpha));
        ASSERT_GE(second.alpha, 0.0);
        ASSERT_LE(second.alpha, 1.0);
        stronger += second.alpha > first.alpha ? 1 : 0;
        for (std::size_t p = 0; p < second.mask.pixels.size(); ++p) {
            ASSERT_TRUE(second.corrupted.pixels[p] >= 0.0f && second.corrupted.pixels[p] <= 1.0f);
            if (second.mask.pixels[p] == 0.0f) {
                ASSERT_EQ(second.corrupted.pixels[p], second.healthy.pixels[p]);
            }
        }
    }
    // In some samples, but not in most, the bias changes more than the texture's alpha.
    EXPECT_GT(stronger, 5);
    EXPECT_LT(stronger, 140);
}

}  // namespace
}  // namespace disyre
