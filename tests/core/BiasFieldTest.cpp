// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/BiasField.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/Random.h"
#include "core/preprocess/Preparation.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

/// A ball of brain with two tissues in lumps, under a field that grows by a factor of about 2 from
/// one side to the other.
struct ShadedBrain {
    Grid<float> image{{72, 80, 64}};
    Grid<float> field{{72, 80, 64}, 1.0f};
    Mask mask{{72, 80, 64}};

    ShadedBrain() {
        Random random(1);
        for (int z = 0; z < 64; ++z) {
            for (int y = 0; y < 80; ++y) {
                for (int x = 0; x < 72; ++x) {
                    const double distance =
                        std::hypot((x - 36) / 32.0, (y - 40) / 36.0, (z - 32) / 28.0);
                    if (distance > 1.0) {
                        continue;
                    }
                    const double lumps =
                        std::sin(x * 0.45) + std::sin(y * 0.5) + std::sin(z * 0.55);
                    const std::size_t at = image.index(x, y, z);
                    field.voxels[at] = static_cast<float>(
                        std::exp(0.35 * (x - 36) / 36.0 + 0.15 * (z - 32) / 32.0));
                    mask.voxels[at] = 1;
                    image.voxels[at] = static_cast<float>(
                        (lumps > 0 ? 100.0 : 60.0) * field.voxels[at] + 2.0 * random.normal());
                }
            }
        }
    }
};

/// The standard deviation of the logarithm of a / b over the brain.
double spread(const Grid<float>& a, const Grid<float>& b, const Mask& mask) {
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        if (mask.voxels[i] != 0) {
            const double ratio = std::log(a.voxels[i] / b.voxels[i]);
            sum += ratio;
            squares += ratio * ratio;
            count += 1.0;
        }
    }
    return std::sqrt(squares / count - (sum / count) * (sum / count));
}

TEST(BiasField, FindsTheFieldThatABrainWasMultipliedBy) {
    const ShadedBrain brain;
    const Grid<float> found = estimateBiasField(brain.image, brain.mask, {2.0, 2.0, 2.0});
    const Grid<float> none(brain.image.size, 1.0f);
    const double before = spread(brain.field, none, brain.mask);
    EXPECT_GT(before, 0.15);
    EXPECT_LT(spread(brain.field, found, brain.mask), before / 5.0);
    EXPECT_LT(spread(brain.field, found, brain.mask), 0.03);
}

TEST(BiasField, TurnsWithTheScan) {
    const ShadedBrain brain;
    Grid<float> mirrored(brain.image.size);
    Mask mirroredMask(brain.mask.size);
    for (int z = 0; z < 64; ++z) {
        for (int y = 0; y < 80; ++y) {
            for (int x = 0; x < 72; ++x) {
                mirrored.at(x, y, z) = brain.image.at(71 - x, y, z);
                mirroredMask.at(x, y, z) = brain.mask.at(71 - x, y, z);
            }
        }
    }
    const Grid<float> field = estimateBiasField(brain.image, brain.mask, {2.0, 2.0, 2.0});
    const Grid<float> other = estimateBiasField(mirrored, mirroredMask, {2.0, 2.0, 2.0});
    for (const int x : {10, 30, 60}) {
        EXPECT_NEAR(field.at(x, 40, 32), other.at(71 - x, 40, 32), 0.02) << x;
    }
    EXPECT_LT(field.at(8, 40, 32), 0.85f);
    EXPECT_GT(field.at(64, 40, 32), 1.15f);
}

TEST(BiasField, IsOneWhereTheBrainIsTooSmall) {
    Grid<float> image({6, 6, 6}, 5.0f);
    const Mask mask({6, 6, 6}, 1);
    for (const float factor : estimateBiasField(image, mask, {2.0, 2.0, 2.0}).voxels) {
        ASSERT_EQ(factor, 1.0f);
    }
}

TEST(BiasField, DoesNotTakeALesionForShading) {
    ShadedBrain brain;
    // A dark lesion of 24 mm.
    for (int z = 26; z < 38; ++z) {
        for (int y = 34; y < 46; ++y) {
            for (int x = 16; x < 28; ++x) {
                brain.image.at(x, y, z) *= 0.6f;
            }
        }
    }
    const Grid<float> found = estimateBiasField(brain.image, brain.mask, {2.0, 2.0, 2.0});
    double before = 0.0;
    double after = 0.0;
    for (int x = 16; x < 28; ++x) {
        before += std::log(brain.field.at(x, 40, 32));
        after += std::log(found.at(x, 40, 32));
    }
    // Of the lesion's darkening, log(0.6) = -0.51, little is taken into the field.
    EXPECT_GT((after - before) / 12.0, -0.12);
}

TEST(Preparation, WithBiasCorrectionAnUnchangedBrainIsGivenBackUnchanged) {
    const Volume scan = test::phantomBrain({48, 56, 40}, 2.0);
    ModelCard card;
    card.spacing = {2.0, 2.0, 2.0};
    card.intensity = {0.98, true, 0.8, true};
    const PreparedScan prepared = prepare(scan, card);
    ASSERT_EQ(prepared.biasField.size, prepared.image.size);
    const Volume restored = restorationOnScan(prepared, scan, prepared.image);
    EXPECT_EQ(restored.voxels, scan.voxels);
    // A change of 0.1 everywhere becomes a tenth of the range times the field.
    Volume healed = prepared.image;
    for (float& value : healed.voxels) {
        value += 0.1f;
    }
    const Volume raised = restorationOnScan(prepared, scan, healed);
    const double range = prepared.intensityHigh - prepared.intensityLow;
    const std::array<int, 3> middle = {24, 28, 20};
    std::array<int, 3> inModel{};
    for (std::size_t i = 0; i < 3; ++i) {
        inModel[i] = static_cast<int>(
            std::lround((middle[i] - prepared.originInScan[i]) / prepared.spacingInScan[i]));
    }
    EXPECT_NEAR(raised.at(24, 28, 20) - scan.at(24, 28, 20),
                0.1 * range * prepared.biasField.at(inModel[0], inModel[1], inModel[2]),
                1e-3 * range);
}

TEST(Preparation, TheQuantileBecomesTheCardsValue) {
    const Volume scan = test::phantomBrain({48, 56, 40}, 2.0);
    ModelCard card;
    card.spacing = {2.0, 2.0, 2.0};
    card.intensity = {0.98, true, 1.0, false};
    const PreparedScan full = prepare(scan, card);
    card.intensity.quantileValue = 0.8;
    const PreparedScan withRoom = prepare(scan, card);
    EXPECT_NEAR(withRoom.intensityHigh - withRoom.intensityLow,
                (full.intensityHigh - full.intensityLow) / 0.8, 1e-6);
    EXPECT_EQ(withRoom.intensityLow, full.intensityLow);
    const std::size_t middle = full.image.index(20, 20, 15);
    EXPECT_NEAR(withRoom.image.voxels[middle], 0.8f * full.image.voxels[middle], 1e-6);
}

}  // namespace
}  // namespace disyre
