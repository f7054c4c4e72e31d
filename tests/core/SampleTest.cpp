// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/SampleScan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "core/findings/Regions.h"
#include "core/lesions/ImplantedLesion.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TEST(Sample, HasTwoLesionsThatDifferFromTheHealthyBrain) {
    const SampleScan sample = makeSample();
    EXPECT_EQ(findRegions(sample.lesion).size(), 2u);
    double changed = 0.0;
    for (std::size_t i = 0; i < sample.scan.voxels.size(); ++i) {
        const bool differs = sample.scan.voxels[i] != sample.healthy.voxels[i];
        if (sample.lesion.voxels[i] != 0) {
            ASSERT_NE(sample.healthy.voxels[i], 0.0f);
        }
        changed += differs ? 1.0 : 0.0;
    }
    const auto marked = static_cast<double>(
        std::count(sample.lesion.voxels.begin(), sample.lesion.voxels.end(), 1));
    EXPECT_GT(marked * sample.scan.voxelMillilitres(), 3.0);
    EXPECT_GT(changed, marked);
    EXPECT_LT(changed, 3.0 * marked);
    EXPECT_EQ(nlohmann::json::parse(sample.description)["lesions"].size(), 2u);
}

TEST(SampleLesions, EachChangesTheBrainWhereItsMaskSaysAndIsTheSameEveryTime) {
    const Volume healthy = makeSample().healthy;
    std::set<std::vector<float>> scans;
    for (const SampleLesion kind : kSampleLesions) {
        SCOPED_TRACE(toText(kind));
        EXPECT_EQ(sampleLesionFromText(toText(kind)), kind);
        const SampleScan sample = makeSample(kind);
        EXPECT_EQ(sample.healthy.voxels, healthy.voxels);
        double inside = 0.0;
        double outside = 0.0;
        double marked = 0.0;
        for (std::size_t i = 0; i < healthy.voxels.size(); ++i) {
            const double change = std::abs(sample.scan.voxels[i] - healthy.voxels[i]);
            if (sample.lesion.voxels[i] != 0) {
                ASSERT_NE(healthy.voxels[i], 0.0f);
                inside += change;
                marked += 1.0;
            } else if (healthy.voxels[i] != 0.0f) {
                outside += change;
            }
        }
        EXPECT_GT(marked * healthy.voxelMillilitres(), 0.3);
        EXPECT_LT(marked * healthy.voxelMillilitres(), 150.0);
        EXPECT_GT(inside, kind == SampleLesion::Atrophy ? 0.5 * outside : 2.0 * outside);
        scans.insert(sample.scan.voxels);
    }
    EXPECT_EQ(scans.size(), kSampleLesions.size());
    EXPECT_EQ(makeSample(SampleLesion::Atrophy).scan.voxels,
              makeSample(SampleLesion::Atrophy).scan.voxels);
    EXPECT_FALSE(sampleLesionFromText("tumour"));
}

TEST(SampleLesions, AtrophyWidensTheVentriclesAndPutsNothingIn) {
    const SampleScan sample = makeSample(SampleLesion::Atrophy);
    const auto darkAround = [&](const Volume& scan) {
        int dark = 0;
        for (int z = 0; z < scan.size[2]; ++z) {
            for (int y = 0; y < scan.size[1]; ++y) {
                for (int x = 0; x < scan.size[0]; ++x) {
                    const auto at = scan.position({double(x), double(y), double(z)});
                    const float value = scan.at(x, y, z);
                    dark += std::abs(at[0]) < 30.0 && std::abs(at[1] + 12.0) < 45.0 &&
                                    std::abs(at[2] - 14.0) < 20.0 && value > 0.0f && value < 60.0f
                                ? 1
                                : 0;
                }
            }
        }
        return dark;
    };
    const int before = darkAround(sample.healthy);
    EXPECT_GT(before, 1000);
    EXPECT_GT(darkAround(sample.scan), 1.25 * before);
    // Tissue is moved: no voxel is brighter than the brightest one, and the size of the head stays.
    EXPECT_LE(*std::max_element(sample.scan.voxels.begin(), sample.scan.voxels.end()),
              *std::max_element(sample.healthy.voxels.begin(), sample.healthy.voxels.end()));
}

TEST(Sample, IsTheSameEveryTime) {
    EXPECT_EQ(makeSample().scan.voxels, makeSample().scan.voxels);
}

TEST(ImplantedLesion, ChangesOnlyTheBrainAndInTheDirectionOfItsLevel) {
    const Volume healthy = test::phantomBrain();
    const Mask brain = test::phantomMask(healthy);
    std::set<bool> kinds;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Volume scan = healthy;
        Mask lesionMask(scan.size);
        const ImplantedLesion lesion = drawLesion(scan, brain, seed);
        kinds.insert(lesion.level < 1.0);
        implantLesion(scan, brain, lesion, lesionMask);
        double inside = 0.0, count = 0.0;
        for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
            if (brain.voxels[i] == 0) {
                ASSERT_EQ(scan.voxels[i], healthy.voxels[i]);
                ASSERT_EQ(lesionMask.voxels[i], 0);
            }
            if (lesionMask.voxels[i] != 0) {
                inside += scan.voxels[i] - healthy.voxels[i];
                count += 1.0;
            }
        }
        ASSERT_GT(count, 10.0);
        EXPECT_EQ(inside < 0.0, lesion.level < 1.0) << seed;
    }
    EXPECT_EQ(kinds.size(), 2u);
}

TEST(SubjectList, FollowsItsRuleAndPutsEverySubjectIntoOneSplit) {
    const auto list =
        nlohmann::json::parse(readTextFile(DISYRE_SOURCE_DIR "/resources/subjects/ixi-hh-t1.json"));
    std::set<std::string> all;
    std::size_t total = 0;
    for (const char* part : {"training", "validation", "test"}) {
        for (const auto& name : list[part]) {
            all.insert(name.get<std::string>());
            ++total;
        }
    }
    EXPECT_EQ(total, 173u);
    EXPECT_EQ(all.size(), total);
    ASSERT_EQ(list["test"].size(), 20u);
    EXPECT_EQ(list["validation"].size(), 20u);
    // The last twenty subjects by name are the test subjects.
    auto last = all.rbegin();
    for (std::size_t i = 20; i-- > 0; ++last) {
        EXPECT_EQ(list["test"][i].get<std::string>(), *last);
    }
}

}  // namespace
}  // namespace disyre
