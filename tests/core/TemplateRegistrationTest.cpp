// SPDX-License-Identifier: GPL-3.0-or-later
// The alignment of a template with scans of any contrast (core/anatomy/TemplateRegistration.h).
#include "core/anatomy/TemplateRegistration.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "core/base/Error.h"
#include "core/preprocess/BrainMask.h"
#include "tests/support/LabelledPhantom.h"

namespace disyre {
namespace {

struct LopsidedBrain {
    Volume scan;
    Mask mask;
};

/// A stripped brain with an anatomy that is not the same on both sides.
LopsidedBrain lopsidedBrain(std::array<double, 3> stretch = {1, 1, 1}) {
    const test::LabelledPhantom made = test::labelledPhantom(5.0f, stretch);
    LopsidedBrain brain{made.scan, brainFromLabels(made.labels, 2, 0)};
    for (int z = 0; z < brain.scan.size[2]; ++z) {
        for (int y = 0; y < brain.scan.size[1]; ++y) {
            for (int x = 0; x < brain.scan.size[0]; ++x) {
                const auto mm = brain.scan.position({double(x), double(y), double(z)});
                const double away = std::hypot(mm[0] - 30.0, mm[1] - 15.0, mm[2] - 5.0);
                if (away < 14.0) {
                    brain.scan.at(x, y, z) *= 0.3f;
                }
            }
        }
    }
    return brain;
}

/// An affine that turns by angles (in degrees) about x and then z, and shifts.
Affine turnedAffine(double aboutX, double aboutZ, std::array<double, 3> shift) {
    const double x = aboutX * M_PI / 180.0;
    const double z = aboutZ * M_PI / 180.0;
    return {{{std::cos(z), -std::sin(z) * std::cos(x), std::sin(z) * std::sin(x), shift[0]},
             {std::sin(z), std::cos(z) * std::cos(x), -std::cos(z) * std::sin(x), shift[1]},
             {0.0, std::sin(x), std::cos(x), shift[2]}}};
}

/// The same voxels at another place in space.
Volume movedScan(const Volume& scan, const Affine& by) {
    Volume result = scan;
    for (std::size_t column = 0; column < 4; ++column) {
        for (std::size_t row = 0; row < 3; ++row) {
            result.affine[row][column] = column == 3 ? by[row][3] : 0.0;
            for (std::size_t k = 0; k < 3; ++k) {
                result.affine[row][column] += by[row][k] * scan.affine[k][column];
            }
        }
    }
    return result;
}

/// The largest distance in mm between where two affines carry places of the brain.
double furthestApart(const Affine& a, const Affine& b) {
    double largest = 0.0;
    for (const double x : {-50.0, 50.0}) {
        for (const double y : {-60.0, 60.0}) {
            for (const double z : {-40.0, 40.0}) {
                const auto first = movedBy(a, {x, y, z});
                const auto second = movedBy(b, {x, y, z});
                largest = std::max(largest, std::hypot(first[0] - second[0], first[1] - second[1],
                                                       first[2] - second[2]));
            }
        }
    }
    return largest;
}

TEST(TemplateRegistration, FindsTheTurnAndShiftOfAScan) {
    const LopsidedBrain brain = lopsidedBrain();
    for (const Affine& by : {turnedAffine(0, 0, {0, 0, 0}), turnedAffine(18, 0, {12, -20, 30}),
                             turnedAffine(-15, 4, {-40, 5, 0})}) {
        const Volume scan = movedScan(brain.scan, by);
        const TemplateRegistration found =
            registerTemplate(brain.scan, brain.mask, scan, brain.mask, StopToken());
        EXPECT_LT(furthestApart(found.templateToScan, by), 2.5);
        EXPECT_GT(found.overlap, 0.97);
        EXPECT_TRUE(found.isGood()) << found.overlap << ' ' << found.mutualInformation;
    }
}

TEST(TemplateRegistration, FindsItForAnotherContrastAndSize) {
    const LopsidedBrain brain = lopsidedBrain();
    LopsidedBrain larger = lopsidedBrain({1.08, 1.0, 0.95});
    for (float& value : larger.scan.voxels) {
        value = 1000.0f - 0.8f * value;
    }
    const TemplateRegistration found =
        registerTemplate(brain.scan, brain.mask, larger.scan, larger.mask, StopToken());
    const Affine stretch = axisAlignedAffine({1.08, 1.0, 0.95}, {0, 0, 0});
    EXPECT_LT(furthestApart(found.templateToScan, stretch), 2.5);
    EXPECT_TRUE(found.isGood()) << found.overlap << ' ' << found.mutualInformation;
}

TEST(TemplateRegistration, IsTheSameToTheLastDigitAlsoBesideOtherWork) {
    const LopsidedBrain brain = lopsidedBrain();
    const Volume scan = movedScan(brain.scan, turnedAffine(8, -5, {3, 4, 5}));
    const auto registered = [&] {
        return registerTemplate(brain.scan, brain.mask, scan, brain.mask, StopToken());
    };
    const TemplateRegistration alone = registered();
    std::vector<TemplateRegistration> beside(3);
    std::vector<std::thread> threads;
    for (TemplateRegistration& one : beside) {
        threads.emplace_back([&] { one = registered(); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const TemplateRegistration& one : beside) {
        EXPECT_EQ(one.templateToScan, alone.templateToScan);
        EXPECT_EQ(one.mutualInformation, alone.mutualInformation);
        EXPECT_EQ(one.overlap, alone.overlap);
    }
}

TEST(TemplateRegistration, HalfABrainIsPoor) {
    const LopsidedBrain brain = lopsidedBrain();
    LopsidedBrain half = brain;
    for (int z = 0; z < half.mask.size[2]; ++z) {
        for (int y = 0; y < half.mask.size[1]; ++y) {
            for (int x = 0; x < half.mask.size[0] / 2; ++x) {
                half.mask.at(x, y, z) = 0;
            }
        }
    }
    const TemplateRegistration found =
        registerTemplate(brain.scan, brain.mask, half.scan, half.mask, StopToken());
    EXPECT_FALSE(found.isGood()) << found.overlap << ' ' << found.mutualInformation;
}

TEST(TemplateRegistration, AStopIsAnsweredWithinASecond) {
    const LopsidedBrain brain = lopsidedBrain();
    StopToken stop;
    std::chrono::steady_clock::time_point asked;
    std::thread asking([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        asked = std::chrono::steady_clock::now();
        stop.requestStop();
    });
    EXPECT_THROW((void)registerTemplate(brain.scan, brain.mask,
                                        movedScan(brain.scan, turnedAffine(12, 9, {5, 5, 5})),
                                        brain.mask, stop),
                 Stopped);
    asking.join();
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(1));
}

TEST(TemplateRegistration, AnEmptyMaskAndAnEvenScanAreRefused) {
    const LopsidedBrain brain = lopsidedBrain();
    const Mask none(brain.mask.size);
    EXPECT_THROW((void)registerTemplate(brain.scan, brain.mask, brain.scan, none, StopToken()),
                 SettingsError);
    EXPECT_THROW((void)registerTemplate(brain.scan, none, brain.scan, brain.mask, StopToken()),
                 SettingsError);
}

}  // namespace
}  // namespace disyre
