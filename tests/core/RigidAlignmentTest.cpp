// SPDX-License-Identifier: GPL-3.0-or-later
// The alignment of two scans of one patient (core/anatomy/RigidAlignment.h).
#include "core/anatomy/RigidAlignment.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Orientation.h"
#include "core/preprocess/Resample.h"
#include "core/workflows/VisitAlignment.h"
#include "tests/support/LabelledPhantom.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

void noProgress(double) {}

/// Turns by angles in degrees about x, y and z, in this order, and then shifts.
Affine rigidBy(std::array<double, 3> degrees, std::array<double, 3> shift) {
    std::array<double, 3> c{};
    std::array<double, 3> s{};
    for (std::size_t i = 0; i < 3; ++i) {
        c[i] = std::cos(degrees[i] * std::numbers::pi / 180.0);
        s[i] = std::sin(degrees[i] * std::numbers::pi / 180.0);
    }
    return {{{c[2] * c[1], c[2] * s[1] * s[0] - s[2] * c[0], c[2] * s[1] * c[0] + s[2] * s[0],
              shift[0]},
             {s[2] * c[1], s[2] * s[1] * s[0] + c[2] * c[0], s[2] * s[1] * c[0] - c[2] * s[0],
              shift[1]},
             {-s[1], c[1] * s[0], c[1] * c[0], shift[2]}}};
}

Affine after(const Affine& second, const Affine& first) {
    Affine both{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            both[row][column] = column == 3 ? second[row][3] : 0.0;
            for (std::size_t k = 0; k < 3; ++k) {
                both[row][column] += second[row][k] * first[k][column];
            }
        }
    }
    return both;
}

/// What a scanner would see of the head if it were moved so: resampled on a grid of its own, with
/// other voxels and another field of view.
/// @param from leaves out the head below this height in mm.
Volume scannedAgain(const Volume& scan, const Affine& by, std::array<double, 3> spacing) {
    Volume moved = scan;
    moved.affine = after(by, scan.affine);
    const auto middle = moved.position(
        {(scan.size[0] - 1) / 2.0, (scan.size[1] - 1) / 2.0, (scan.size[2] - 1) / 2.0});
    const auto old = scan.spacing();
    Size3 size{};
    std::array<double, 3> origin{};
    for (std::size_t i = 0; i < 3; ++i) {
        size[i] = static_cast<int>(std::lround(scan.size[i] * old[i] / spacing[i])) + 8;
        origin[i] = middle[i] - (size[i] - 1) / 2.0 * spacing[i];
    }
    const Volume grid(size, axisAlignedAffine(spacing, origin));
    return greyOnGridOf(grid, moved);
}

/// The errors of an alignment: the angle between the two rotations, and the largest distance in mm
/// between where the two carry places of the brain around a centre.
struct AlignmentError {
    double degrees = 0.0;
    double millimetres = 0.0;
};

AlignmentError errorOf(const Affine& found, const Affine& truth, std::array<double, 3> centre) {
    AlignmentError error;
    double trace = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t k = 0; k < 3; ++k) {
            trace += found[i][k] * truth[i][k];
        }
    }
    error.degrees =
        std::acos(std::clamp((trace - 1.0) / 2.0, -1.0, 1.0)) * 180.0 / std::numbers::pi;
    for (const double x : {-60.0, 60.0}) {
        for (const double y : {-75.0, 75.0}) {
            for (const double z : {-50.0, 50.0}) {
                const std::array<double, 3> place{centre[0] + x, centre[1] + y, centre[2] + z};
                const auto a = movedBy(found, place);
                const auto b = movedBy(truth, place);
                error.millimetres =
                    std::max(error.millimetres, std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]));
            }
        }
    }
    return error;
}

void expectWithinAMillimetreAndADegree(const RigidAlignment& found, const Affine& truth,
                                       std::array<double, 3> centre) {
    const AlignmentError error = errorOf(found.firstToSecond, truth, centre);
    EXPECT_LT(error.millimetres, 1.0);
    EXPECT_LT(error.degrees, 1.0);
    std::cout << "error " << error.millimetres << " mm, " << error.degrees << " degrees; agreement "
              << found.agreement << ", correlation " << found.correlation << ", overlap "
              << found.overlap << '\n';
}

/// A head made by code with folds, ventricles and a dark place on one side, and its brain.
struct Head {
    Volume scan;
    Mask brain;
};

Head lopsidedHead() {
    test::LabelledPhantom made = test::labelledPhantom(5.0f);
    for (int z = 0; z < made.scan.size[2]; ++z) {
        for (int y = 0; y < made.scan.size[1]; ++y) {
            for (int x = 0; x < made.scan.size[0]; ++x) {
                const auto mm = made.scan.position({double(x), double(y), double(z)});
                if (std::hypot(mm[0] - 30.0, mm[1] - 15.0, mm[2] - 5.0) < 14.0) {
                    made.scan.at(x, y, z) *= 0.3f;
                }
            }
        }
    }
    return {made.scan, brainFromLabels(made.labels, 2, 0)};
}

Volume strippedOf(const Head& head) {
    Volume stripped = head.scan;
    for (std::size_t i = 0; i < stripped.voxels.size(); ++i) {
        stripped.voxels[i] *= head.brain.voxels[i] != 0 ? 1.0f : 0.0f;
    }
    return stripped;
}

std::array<double, 3> middleOf(const Volume& scan) {
    return scan.position(
        {(scan.size[0] - 1) / 2.0, (scan.size[1] - 1) / 2.0, (scan.size[2] - 1) / 2.0});
}

RigidAlignment aligned(const Volume& first, const Volume& second) {
    return alignVisits({first}, {second}, VisitAlignmentKind::Rigid, noProgress, StopToken());
}

TEST(RigidAlignment, FindsAKnownTurnAndShiftOfABrain) {
    const Volume brain = strippedOf(lopsidedHead());
    for (const Affine& truth : {rigidBy({0, 0, 0}, {0, 0, 0}), rigidBy({8, -3, 5}, {6, -12, 9}),
                                rigidBy({-15, 4, -6}, {-20, 8, 35})}) {
        const Volume again = scannedAgain(brain, truth, {2.0, 2.0, 3.0});
        const RigidAlignment found = aligned(brain, again);
        expectWithinAMillimetreAndADegree(found, truth, middleOf(brain));
        EXPECT_EQ(found.quality(), AlignmentQuality::Good);
    }
}

TEST(RigidAlignment, FindsItForAnotherContrastAndFromAHeadToABrain) {
    const Head made = lopsidedHead();
    const Volume& head = made.scan;
    Volume stripped = strippedOf(made);
    for (float& value : stripped.voxels) {
        value = value > 0.0f ? 2000.0f - value : 0.0f;  // The other contrast.
    }
    const Affine truth = rigidBy({6, 0, -4}, {5, 10, -8});
    const Volume again = scannedAgain(stripped, truth, {2.5, 2.5, 2.5});
    expectWithinAMillimetreAndADegree(aligned(head, again), truth, {0, 0, 0});
    const RigidAlignment back = aligned(again, head);
    const RigidAlignment forth = aligned(head, again);
    EXPECT_LT(errorOf(back.firstToSecond, inverseOf(forth.firstToSecond), {0, 0, 0}).millimetres,
              0.5);
}

TEST(RigidAlignment, AnotherPatientAgreesPoorly) {
    const Volume one = test::phantomBrain({64, 76, 56}, 2.5, 1);
    const Volume other = test::phantomBrain({64, 76, 56}, 2.5, 2);
    const RigidAlignment same = aligned(one, one);
    const RigidAlignment different = aligned(one, other);
    EXPECT_GT(same.agreement, different.agreement + 0.3);
    EXPECT_EQ(same.quality(), AlignmentQuality::Good);
    EXPECT_EQ(visitRemarks(same, VisitAlignmentKind::Rigid, Contrast::T1, Contrast::T1).size(), 0u);
}

TEST(RigidAlignment, RemarksSayWhatIsDoubtful) {
    RigidAlignment fit;
    const auto idsOf = [&fit](VisitAlignmentKind kind, Contrast second) {
        std::vector<MessageId> ids;
        for (const Message& message : visitRemarks(fit, kind, Contrast::T1, second)) {
            EXPECT_GT(message.text().size(), 40u);
            ids.push_back(message.id);
        }
        return ids;
    };
    using Ids = std::vector<MessageId>;
    fit.overlap = 0.9;
    fit.agreement = 0.5;
    EXPECT_EQ(idsOf(VisitAlignmentKind::Rigid, Contrast::T1), Ids());
    EXPECT_EQ(idsOf(VisitAlignmentKind::Rigid, Contrast::Unknown), Ids());
    EXPECT_EQ(idsOf(VisitAlignmentKind::Rigid, Contrast::Flair),
              Ids{MessageId::VisitsOtherContrast});
    fit.agreement = 0.5 * (kLimitsOfBrains.doubtful + kLimitsOfHeads.doubtful);
    EXPECT_EQ(idsOf(VisitAlignmentKind::Rigid, Contrast::T1),
              Ids{MessageId::VisitsDoubtfullyAligned});
    // Of whole heads more is asked.
    fit.isOfHeads = true;
    EXPECT_EQ(idsOf(VisitAlignmentKind::Rigid, Contrast::T1), Ids{MessageId::VisitsPoorlyAligned});
    fit.isOfHeads = false;
    fit.agreement = 0.05;
    EXPECT_EQ(idsOf(VisitAlignmentKind::Rigid, Contrast::T1), Ids{MessageId::VisitsPoorlyAligned});
    fit.overlap = 0.0;
    EXPECT_EQ(idsOf(VisitAlignmentKind::ByHeader, Contrast::T1), Ids{MessageId::VisitsApart});
}

TEST(RigidAlignment, ScansApartByTheirHeadersHaveNothingInCommon) {
    const Volume brain = test::phantomBrain();
    Volume away = brain;
    away.affine[2][3] += 500.0;
    const auto fitted = [&](VisitAlignmentKind kind) {
        return alignVisits({brain}, {away}, kind, noProgress, StopToken());
    };
    EXPECT_EQ(fitted(VisitAlignmentKind::ByHeader).overlap, 0.0);
    EXPECT_EQ(fitted(VisitAlignmentKind::ByHeader).quality(), AlignmentQuality::Poor);
    // By what they show they are aligned all the same.
    EXPECT_GT(fitted(VisitAlignmentKind::Rigid).overlap, 0.98);
    EXPECT_EQ(fitted(VisitAlignmentKind::Rigid).quality(), AlignmentQuality::Good);
}

TEST(RigidAlignment, AnEmptyMaskIsRefused) {
    const Volume brain = test::phantomBrain();
    const Mask all = test::phantomMask(brain);
    const Mask none(brain.size);
    EXPECT_THROW((void)alignRigidly(brain, none, brain, all, noProgress, StopToken()),
                 SettingsError);
    EXPECT_THROW((void)alignRigidly(brain, all, brain, none, noProgress, StopToken()),
                 SettingsError);
    EXPECT_THROW((void)alignmentByHeaders(brain, all, brain, none), SettingsError);
}

TEST(RigidAlignment, AStopIsAnsweredWithinASecondAndProgressRises) {
    const Volume brain = test::phantomBrain({64, 76, 56}, 2.5);
    const Volume again = scannedAgain(brain, rigidBy({9, 2, 3}, {4, 5, 6}), {2, 2, 2});
    StopToken stop;
    double last = 0.0;
    std::chrono::steady_clock::time_point asked;
    EXPECT_THROW((void)alignVisits(
                     {brain}, {again}, VisitAlignmentKind::Rigid,
                     [&](double share) {
                         EXPECT_GE(share, last);
                         EXPECT_LE(share, 1.0);
                         last = share;
                         asked = std::chrono::steady_clock::now();
                         stop.requestStop();
                     },
                     stop),
                 Stopped);
    EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(1));
    EXPECT_GT(last, 0.0);
}

/// Real scans with a known transform put on them.
TEST(RigidAlignmentOfRealScans, AKnownTransformIsFoundWithinAMillimetreAndADegree) {
    const auto folder = test::dataFolder() / "lesion" / "open_ms_longitudinal";
    if (!std::filesystem::exists(folder / "patient12_visit1_T1.nii.gz")) {
        GTEST_SKIP() << "needs " << folder;
    }
    const Volume first = toRas(readScan(folder / "patient12_visit1_T1.nii.gz"));
    const Affine truth = rigidBy({7, -3, 5}, {8, -12, 10});
    expectWithinAMillimetreAndADegree(aligned(first, scannedAgain(first, truth, {1.2, 1.2, 2.0})),
                                      truth, middleOf(first));
    // The second visit: carried on by a known transform, it is found there.
    const Volume second = toRas(readScan(folder / "patient12_visit2_T1.nii.gz"));
    const RigidAlignment between = aligned(first, second);
    EXPECT_EQ(between.quality(), AlignmentQuality::Good);
    EXPECT_GT(between.correlation, 0.95);
    const RigidAlignment moved = aligned(first, scannedAgain(second, truth, {1.0, 1.0, 3.0}));
    expectWithinAMillimetreAndADegree(moved, after(truth, between.firstToSecond), middleOf(first));
}

TEST(RigidAlignmentOfRealScans, AnotherPatientIsPoor) {
    const auto folder = test::dataFolder() / "lesion" / "open_ms";
    if (!std::filesystem::exists(folder / "patient07_T1.nii.gz")) {
        GTEST_SKIP() << "needs " << folder;
    }
    const RigidAlignment found = aligned(toRas(readScan(folder / "patient07_T1.nii.gz")),
                                         toRas(readScan(folder / "patient19_T1.nii.gz")));
    EXPECT_EQ(found.quality(), AlignmentQuality::Poor) << found.agreement;
}

}  // namespace
}  // namespace disyre
