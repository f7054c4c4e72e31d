// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesions/BenchmarkCase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/anatomy/BrainAlignment.h"
#include "core/base/Error.h"
#include "core/findings/Regions.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/SampleScan.h"
#include "tests/support/LabelledPhantom.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

using Phantom = test::LabelledPhantom;

const LabelledBrain& noisyBrain() {
    static const LabelledBrain brain = [] {
        const Phantom phantom = test::labelledPhantom();
        return labelledBrain(phantom.scan, phantom.labels, 1);
    }();
    return brain;
}

const LabelledBrain& quietBrain() {
    static const LabelledBrain brain = [] {
        const Phantom phantom = test::labelledPhantom(0.0f);
        return labelledBrain(phantom.scan, phantom.labels, 1);
    }();
    return brain;
}

/// Balls in the phantom's own space, on the right side.
const std::vector<StrokeShape>& shapes() {
    static const std::vector<StrokeShape> all = [] {
        std::vector<StrokeShape> made;
        for (const double radius : {6.0, 11.0}) {
            Volume mask({60, 60, 60}, axisAlignedAffine({1, 1, 1}, {2.0, -20.0, -10.0}));
            for (int z = 0; z < 60; ++z) {
                for (int y = 0; y < 60; ++y) {
                    for (int x = 0; x < 60; ++x) {
                        mask.at(x, y, z) =
                            std::hypot(x - 30.0, y - 40.0, z - 25.0) < radius ? 1.0f : 0.0f;
                    }
                }
            }
            made.push_back({radius < 10.0 ? "small" : "large", mask});
        }
        return made;
    }();
    return all;
}

StrokeShapes strokes() {
    return {&shapes(), axisAlignedAffine({1, 1, 1}, {0, 0, 0})};
}

BenchmarkCase caseOf(const LabelledBrain& brain, CaseKind kind, std::uint64_t number) {
    return makeCase(brain, kind, 7, number, strokes());
}

bool movesTissue(CaseKind kind) {
    return kind == CaseKind::MassEffect || kind == CaseKind::Atrophy;
}

double drawnNumber(const BenchmarkCase& made, const std::string& name) {
    for (const auto& [key, value] : made.drawn) {
        if (key == name) {
            return value;
        }
    }
    ADD_FAILURE() << "nothing called " << name << " was drawn";
    return 0.0;
}

struct Spread {
    double mean = 0.0;
    double deviation = 0.0;
    double count = 0.0;
};

template <typename Test>
Spread spreadWhere(const Grid<float>& grid, Test belongs) {
    double n = 0.0, sum = 0.0, squares = 0.0;
    for (std::size_t i = 0; i < grid.voxels.size(); ++i) {
        if (belongs(i)) {
            n += 1.0;
            sum += grid.voxels[i];
            squares += double(grid.voxels[i]) * grid.voxels[i];
        }
    }
    const double mean = sum / n;
    return {mean, std::sqrt(std::max(0.0, squares / n - mean * mean)), n};
}

class EveryKind : public ::testing::TestWithParam<CaseKind> {};

TEST_P(EveryKind, MarksTissueInsideTheBrainAndLeavesTheRest) {
    const LabelledBrain& brain = noisyBrain();
    for (const std::uint64_t number : {0u, 8u, 17u}) {
        const BenchmarkCase made = caseOf(brain, GetParam(), number);
        const Grid<float> inLesion = signedDistance(made.lesion, brain.scan.spacing());
        // A kind that draws how far it reaches may change voxels up to that distance (a body is up
        // to 1.8 times longer than its mean radius); the other kinds change only a soft edge.
        double halo = 10.0;
        if (movesTissue(GetParam())) {
            halo = 1.8 * drawnNumber(made, "reach");
        } else if (GetParam() == CaseKind::BlurredBorder) {
            halo = 1.8 * (drawnNumber(made, "radius") + drawnNumber(made, "edge"));
        }
        double marked = 0.0, changedInside = 0.0;
        for (std::size_t i = 0; i < made.scan.voxels.size(); ++i) {
            if (brain.brain.voxels[i] == 0) {
                ASSERT_EQ(made.scan.voxels[i], 0.0f);
                ASSERT_EQ(made.lesion.voxels[i], 0);
            } else if (-inLesion.voxels[i] > halo) {
                ASSERT_EQ(made.scan.voxels[i], brain.scan.voxels[i]) << number;
            }
            if (made.lesion.voxels[i] != 0) {
                marked += 1.0;
                changedInside += made.scan.voxels[i] != brain.scan.voxels[i] ? 1.0 : 0.0;
            }
        }
        EXPECT_GT(marked, 0.0);
        EXPECT_GT(changedInside, 0.9 * marked) << number;
        EXPECT_NEAR(made.lesionMl, marked * brain.scan.voxelMillilitres(), 1e-9);
    }
}

TEST_P(EveryKind, HasTheSizeAskedFor) {
    if (GetParam() == CaseKind::Stroke) {
        // The stroke shapes decide; they are balls of 6 and 11 mm.
        const double small = caseOf(quietBrain(), GetParam(), 0).lesionMl;
        const double large = caseOf(quietBrain(), GetParam(), 7).lesionMl;
        EXPECT_NEAR(std::min(small, large), 0.905, 0.2);
        EXPECT_NEAR(std::max(small, large), 5.57, 0.6);
        return;
    }
    const auto [least, largest] = askedVolumes(GetParam());
    for (std::uint64_t number = 0; number < 5; ++number) {
        const BenchmarkCase made = caseOf(quietBrain(), GetParam(), number);
        EXPECT_GE(made.askedMl, least);
        EXPECT_LE(made.askedMl, largest);
        const double voxel = quietBrain().scan.voxelMillilitres();
        EXPECT_NEAR(made.lesionMl, made.askedMl, 0.35 * made.askedMl + 4.0 * voxel) << number;
    }
}

TEST_P(EveryKind, DependsOnSeedAndNumberAlone) {
    const BenchmarkCase first = caseOf(noisyBrain(), GetParam(), 3);
    const BenchmarkCase other = caseOf(noisyBrain(), GetParam(), 10);
    const BenchmarkCase again = caseOf(noisyBrain(), GetParam(), 3);
    EXPECT_EQ(first.scan.voxels, again.scan.voxels);
    EXPECT_EQ(first.lesion.voxels, again.lesion.voxels);
    EXPECT_EQ(first.drawn, again.drawn);
    EXPECT_NE(first.lesion.voxels, other.lesion.voxels);
    EXPECT_NE(makeCase(noisyBrain(), GetParam(), 8, 3, strokes()).scan.voxels, first.scan.voxels);
}

TEST_P(EveryKind, LiesOnEitherSideOfTheBrain) {
    std::set<bool> sides;
    for (std::uint64_t number = 0; number < 12 && sides.size() < 2; ++number) {
        const BenchmarkCase made = caseOf(quietBrain(), GetParam(), number);
        double side = 0.0;
        for (const Region& region : findRegions(made.lesion)) {
            const auto column =
                region.voxels.front() % static_cast<std::size_t>(made.lesion.size[0]);
            side += made.scan.position({double(column), 0, 0})[0] * double(region.voxels.size());
        }
        sides.insert(side > 0.0);
    }
    EXPECT_EQ(sides.size(), 2u);
}

INSTANTIATE_TEST_SUITE_P(BenchmarkCase, EveryKind, ::testing::ValuesIn(kAllCaseKinds),
                         [](const auto& tested) {
                             std::string name = caseKindName(tested.param);
                             name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                             return name;
                         });

TEST(BenchmarkCase, AVolumeOfTheCutIsWrittenBackToItsPlaceInTheScan) {
    const Phantom phantom = test::labelledPhantom();
    const LabelledBrain& brain = noisyBrain();
    const Volume back = onScanGrid(brain, brain.scan, phantom.scan);
    EXPECT_LT(brain.scan.voxels.size(), phantom.scan.voxels.size());
    for (int z = 0; z < brain.brain.size[2]; ++z) {
        for (int y = 0; y < brain.brain.size[1]; ++y) {
            for (int x = 0; x < brain.brain.size[0]; ++x) {
                const Size3 at{x + brain.first[0], y + brain.first[1], z + brain.first[2]};
                ASSERT_EQ(back.at(at[0], at[1], at[2]), phantom.scan.at(at[0], at[1], at[2]));
            }
        }
    }
    const auto origin = brain.scan.position({0, 0, 0});
    EXPECT_EQ(origin, phantom.scan.position({double(brain.first[0]), double(brain.first[1]),
                                             double(brain.first[2])}));
}

TEST(BenchmarkCase, EdgesAreMixturesOfLesionAndTissue) {
    // Without noise every value of a cavity lies between fluid and the tissue that was there, and
    // the edge holds more values than these two.
    const LabelledBrain& brain = quietBrain();
    const BenchmarkCase made = caseOf(brain, CaseKind::Cavity, 2);
    std::set<float> between;
    for (std::size_t i = 0; i < made.scan.voxels.size(); ++i) {
        if (brain.brain.voxels[i] != 0 && made.scan.voxels[i] != brain.scan.voxels[i]) {
            ASSERT_GE(made.scan.voxels[i], Phantom::kFluid - 0.1f);
            ASSERT_LE(made.scan.voxels[i], brain.scan.voxels[i]);
            if (made.scan.voxels[i] > Phantom::kFluid + 1.0f) {
                between.insert(made.scan.voxels[i]);
            }
        }
    }
    EXPECT_GT(between.size(), 10u);
}

TEST(BenchmarkCase, FilledTissueIsAsNoisyAsTheScan) {
    const LabelledBrain& brain = noisyBrain();
    EXPECT_NEAR(brain.noise.deviation, 20.0, 1.0);
    std::uint64_t number = 0;
    while (caseOf(brain, CaseKind::Cavity, number).lesionMl < 15.0) {
        ++number;
    }
    const BenchmarkCase made = caseOf(brain, CaseKind::Cavity, number);
    const Grid<float> depth = signedDistance(made.lesion, brain.scan.spacing());
    const Spread inside = spreadWhere(made.scan, [&](std::size_t i) {
        return depth.voxels[i] > 4.0f && brain.tissue.voxels[i] == Tissue::White;
    });
    ASSERT_GT(inside.count, 100.0);
    EXPECT_NEAR(inside.deviation, 20.0, 4.0);
    EXPECT_NEAR(inside.mean, brain.levels.fluid, 8.0);
}

TEST(BenchmarkCase, MovedTissueIsAsNoisyAsTheScan) {
    const LabelledBrain& brain = noisyBrain();
    double moved = 0.0, squares = 0.0;
    for (std::uint64_t number = 0; number < 4; ++number) {
        const BenchmarkCase made = caseOf(brain, CaseKind::MassEffect, number);
        const Grid<float> toLesion = signedDistance(made.lesion, brain.scan.spacing());
        for (std::size_t i = 0; i < made.scan.voxels.size(); ++i) {
            const float value = made.scan.voxels[i];
            if (value != brain.scan.voxels[i] && brain.tissue.voxels[i] == Tissue::White &&
                toLesion.voxels[i] < -6.0f && std::abs(value - Phantom::kWhite) < 120.0f) {
                moved += 1.0;
                squares += std::pow(value - Phantom::kWhite, 2.0);
            }
        }
    }
    ASSERT_GT(moved, 200.0);
    EXPECT_NEAR(std::sqrt(squares / moved), 20.0, 4.0);
}

TEST(BenchmarkCase, NoiseKeepsItsCorrelation) {
    const TissueNoise asked{30.0, {0.5, 0.0, 0.3}};
    const Grid<float> drawn = drawNoise({40, 41, 42}, asked, 1, 2);
    const TissueNoise measured = measureNoise(drawn, Mask(drawn.size, 1));
    EXPECT_NEAR(spreadWhere(drawn, [](std::size_t) { return true; }).deviation, 30.0, 0.6);
    // The measurement takes voxels two apart for independent, and here they nearly are.
    EXPECT_NEAR(measured.deviation, 30.0, 2.0);
    EXPECT_NEAR(measured.correlation[0], 0.5, 0.08);
    EXPECT_NEAR(measured.correlation[1], 0.0, 0.03);
    EXPECT_NEAR(measured.correlation[2], 0.3, 0.05);
}

TEST(BenchmarkCase, KindsLookLikeWhatTheyAreCalled) {
    const LabelledBrain& brain = quietBrain();
    const auto meanChange = [&](const BenchmarkCase& made) {
        const auto mean = [&](const Volume& scan) {
            return spreadWhere(scan, [&](std::size_t i) { return made.lesion.voxels[i] != 0; })
                .mean;
        };
        return mean(made.scan) - mean(brain.scan);
    };
    EXPECT_LT(meanChange(caseOf(brain, CaseKind::Stroke, 0)), -150.0);
    EXPECT_LT(meanChange(caseOf(brain, CaseKind::Cavity, 0)), -300.0);
    EXPECT_LT(meanChange(caseOf(brain, CaseKind::Atrophy, 0)), -50.0);
    const BenchmarkCase spots = caseOf(brain, CaseKind::WhiteMatterSpots, 1);
    EXPECT_LT(meanChange(spots), -50.0);
    EXPECT_GT(meanChange(spots), -350.0);
    EXPECT_GE(findRegions(spots.lesion).size(), 2u);
    for (std::size_t i = 0; i < spots.lesion.voxels.size(); ++i) {
        ASSERT_TRUE(spots.lesion.voxels[i] == 0 || brain.tissue.voxels[i] == Tissue::White);
    }
    const BenchmarkCase bleed = caseOf(brain, CaseKind::Bleed, 0);
    EXPECT_GT(*std::max_element(bleed.scan.voxels.begin(), bleed.scan.voxels.end()),
              1.1f * Phantom::kWhite);
    // Bright tissue keeps its anatomy: where the lesion fills a voxel, it is 10 to 20 % brighter.
    const BenchmarkCase bright = caseOf(brain, CaseKind::BrightTissue, 0);
    const double gain = drawnNumber(bright, "gain");
    EXPECT_GE(gain, 0.10);
    EXPECT_LE(gain, 0.20);
    std::size_t whole = 0;
    for (std::size_t i = 0; i < bright.scan.voxels.size(); ++i) {
        if (bright.lesion.voxels[i] != 0) {
            const double times = bright.scan.voxels[i] / brain.scan.voxels[i];
            ASSERT_GE(times, 1.0);
            ASSERT_LE(times, 1.0 + gain + 1e-4);
            whole += times > 1.0 + 0.99 * gain ? 1 : 0;
        }
    }
    EXPECT_GT(whole, 10U);
    EXPECT_EQ(caseKindFromName("bright-tissue"), CaseKind::BrightTissue);
    EXPECT_THROW((void)caseKindFromName("bright"), SettingsError);
    // Blurring a border only brings grey and white matter nearer to each other.
    const BenchmarkCase blurred = caseOf(brain, CaseKind::BlurredBorder, 0);
    for (std::size_t i = 0; i < blurred.scan.voxels.size(); ++i) {
        if (blurred.lesion.voxels[i] != 0) {
            ASSERT_GE(blurred.scan.voxels[i], Phantom::kGrey - 1.0f);
            ASSERT_LE(blurred.scan.voxels[i], Phantom::kWhite + 1.0f);
        }
    }
}

TEST(BenchmarkCase, MassPushesTheVentricleAside) {
    // If a core fills nothing but pushes, fluid is displaced: outside the core some white matter
    // turns to fluid or some fluid to white matter, and no new intensity appears.
    const LabelledBrain& brain = quietBrain();
    bool displaced = false;
    for (std::uint64_t number = 0; number < 6 && !displaced; ++number) {
        const BenchmarkCase made = caseOf(brain, CaseKind::MassEffect, number);
        const double core = drawnNumber(made, "core_radius");
        const double coreMl = 4.19 * core * core * core / 1000.0;
        displaced = made.lesionMl > 1.2 * coreMl;
    }
    EXPECT_TRUE(displaced);
}

TEST(BenchmarkCase, SaysWhichKindsAreNearTraining) {
    std::set<std::string> near;
    std::set<std::string> all;
    for (const CaseKind kind : kAllCaseKinds) {
        all.insert(caseKindName(kind));
        if (isNearTraining(kind)) {
            near.insert(caseKindName(kind));
        }
    }
    EXPECT_EQ(all.size(), kAllCaseKinds.size());
    EXPECT_EQ(near, (std::set<std::string>{"blurred-border", "cavity"}));
}

TEST(BenchmarkCase, RefusesUnsuitableScansLabelsAndShapes) {
    const Phantom phantom = test::labelledPhantom();
    Volume moved = phantom.labels;
    moved.affine[0][3] += 2.0;
    EXPECT_THROW((void)labelledBrain(phantom.scan, moved, 1), SettingsError);
    Volume smaller({20, 20, 20}, phantom.labels.affine, 81.0f);
    EXPECT_THROW((void)labelledBrain(phantom.scan, smaller, 1), SettingsError);
    Volume plain = phantom.labels;
    for (float& label : plain.voxels) {
        label = label > 0.0f ? 1.0f : 0.0f;
    }
    EXPECT_THROW((void)labelledBrain(phantom.scan, plain, 1), SettingsError);
    Volume inverted = phantom.scan;
    for (float& value : inverted.voxels) {
        value = 1200.0f - value;
    }
    EXPECT_THROW((void)labelledBrain(inverted, phantom.labels, 1), SettingsError);
    EXPECT_THROW((void)makeCase(noisyBrain(), CaseKind::Stroke, 1, 0), SettingsError);
    // These shapes lie outside the brain.
    const StrokeShapes away{&shapes(), axisAlignedAffine({1, 1, 1}, {500, 0, 0})};
    EXPECT_THROW((void)makeCase(noisyBrain(), CaseKind::Stroke, 1, 0, away), SettingsError);
}

TEST(BrainAlignment, FindsAStretchedAndShiftedHead) {
    const LabelledBrain& brain = noisyBrain();
    const std::array<double, 3> stretch{1.06, 0.94, 0.97};
    const std::array<double, 3> shift{6.0, -4.0, 5.0};
    const Phantom other = test::labelledPhantom(20.0f, stretch, shift);
    const LabelledBrain target = labelledBrain(other.scan, other.labels, 1);
    const BrainAlignment found = alignBrains(brain.scan, brain.brain, target.scan, target.brain);
    EXPECT_GT(found.correlation, 0.9);
    EXPECT_GT(found.overlap, 0.95);
    for (const auto& point :
         {std::array{30.0, 20.0, 10.0}, {-40.0, -30.0, 5.0}, {5.0, 50.0, -20.0}}) {
        const auto moved = movedBy(found.templateToScan, point);
        for (std::size_t axis = 0; axis < 3; ++axis) {
            EXPECT_NEAR(moved[axis], stretch[axis] * point[axis] + shift[axis], 1.5);
        }
        const auto back = movedBy(inverseOf(found.templateToScan), moved);
        EXPECT_NEAR(back[1], point[1], 1e-9);
    }
}

TEST(BrainAlignment, RefusesImagesThatAreNoBrains) {
    const LabelledBrain& brain = noisyBrain();
    EXPECT_THROW((void)alignBrains(brain.scan, Mask(brain.scan.size), brain.scan, brain.brain),
                 SettingsError);
}

TEST(RealDataCases, LesionsAreCarriedToAHealthyHead) {
    const auto data = test::dataFolder();
    if (data.empty()) {
        GTEST_SKIP() << "no scans: set DISYRE_DATA_DIR";
    }
    const auto folder = data / "healthy_t1_ixi";
    const Volume scan = readScan(folder / "T1" / "IXI051-HH-1328_T1.nii.gz");
    const LabelledBrain brain =
        labelledBrain(scan, readScan(folder / "DLMUSE" / "IXI051-HH-1328_T1_DLMUSE.nii.gz"), 1);
    EXPECT_GT(brain.noise.deviation, 0.005 * brain.levels.white);
    EXPECT_LT(brain.noise.deviation, 0.1 * brain.levels.white);
    const Volume standard = toRas(readScan(sampleBrainFile()));
    std::vector<Message> warnings;
    const Mask standardBrain = findBrain(standard, warnings);
    const BrainAlignment alignment = alignBrains(standard, standardBrain, brain.scan, brain.brain);
    EXPECT_GT(alignment.overlap, 0.85);
    const std::vector<StrokeShape> real{
        {"shape", readScan(data / "lesion" / "soop_masks" / "bwsrsub-105_lesion.nii.gz")}};
    for (const CaseKind kind : {CaseKind::Stroke, CaseKind::Bleed}) {
        const BenchmarkCase made = makeCase(brain, kind, 1, 0, {&real, alignment.templateToScan});
        EXPECT_GT(made.lesionMl, 0.05);
        for (std::size_t i = 0; i < made.lesion.voxels.size(); ++i) {
            ASSERT_LE(made.lesion.voxels[i], brain.brain.voxels[i]);
        }
        if (kind == CaseKind::Stroke) {
            EXPECT_NEAR(made.lesionMl, 13.6, 6.0);
        }
    }
}

}  // namespace
}  // namespace disyre
