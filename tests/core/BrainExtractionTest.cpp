// SPDX-License-Identifier: GPL-3.0-or-later
// The workflow that finds the brain (core/workflows/BrainExtraction.h) on heads made by code, with
// a stand-in for the networks.
#include "core/workflows/BrainExtraction.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "tests/support/HeadPhantom.h"
#include "tests/support/NiftiDescription.h"
#include "tests/support/Phantom.h"
#include "tests/support/Reorient.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

double diceOf(const Mask& a, const Mask& b) {
    double both = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < a.voxels.size(); ++i) {
        both += a.voxels[i] & b.voxels[i];
        sum += a.voxels[i] + b.voxels[i];
    }
    return 2.0 * both / sum;
}

bool warnsOf(const ExtractedBrain& brain, MessageId id) {
    return std::any_of(brain.warnings.begin(), brain.warnings.end(),
                       [id](const Message& message) { return message.id == id; });
}

class BrainExtraction : public ::testing::Test {
protected:
    BrainExtraction() {
        options_.loadExtractor = [this](const fs::path&, const std::string&) {
            ++loaded_;
            return std::make_unique<test::FakeExtractor>();
        };
    }

    [[nodiscard]] ExtractedBrain extract(const Volume& scan) const {
        return extractBrain(scan, options_, {}, StopToken());
    }

    BrainExtractionOptions options_;
    int loaded_ = 0;
};

TEST_F(BrainExtraction, FindsTheBrainOfAHead) {
    const Volume head = test::phantomHead();
    const ExtractedBrain brain = extract(head);
    EXPECT_FALSE(brain.wasStripped);
    EXPECT_EQ(loaded_, 1);
    EXPECT_EQ(brain.model, "fake networks");
    EXPECT_EQ(brain.modelSha256, "0123");
    ASSERT_EQ(brain.mask.size, head.size);
    EXPECT_GT(diceOf(brain.mask, test::phantomHeadBrain(head)), 0.97);
    // 4/3 pi times the half axes.
    EXPECT_NEAR(brain.millilitres, 1360.0, 30.0);
    EXPECT_TRUE(brain.warnings.empty());
}

TEST_F(BrainExtraction, FindsTheSameBrainInEveryOrderOfAxes) {
    const Volume head = test::phantomHead();
    const Volume mask = [&] {
        Volume values(head.size, head.affine);
        const ExtractedBrain brain = extract(head);
        std::copy(brain.mask.voxels.begin(), brain.mask.voxels.end(), values.voxels.begin());
        return values;
    }();
    const auto orders = test::allOrientations();
    for (std::size_t i = 0; i < orders.size(); i += 11) {
        const Volume expected = test::reoriented(mask, orders[i]);
        const ExtractedBrain brain = extract(test::reoriented(head, orders[i]));
        ASSERT_EQ(brain.mask.size, expected.size);
        EXPECT_TRUE(std::equal(brain.mask.voxels.begin(), brain.mask.voxels.end(),
                               expected.voxels.begin()));
    }
}

TEST_F(BrainExtraction, AStrippedScanIsLeftAsItIsUnlessAsked) {
    Volume scan = test::phantomHead();
    const Mask brain = test::phantomHeadBrain(scan);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        scan.voxels[i] *= brain.voxels[i];
    }
    const ExtractedBrain left = extract(scan);
    EXPECT_TRUE(left.wasStripped);
    EXPECT_EQ(loaded_, 0);
    EXPECT_EQ(left.model, "");
    EXPECT_EQ(left.mask.voxels, brain.voxels);
    options_.evenIfStripped = true;
    EXPECT_FALSE(extract(scan).wasStripped);
    EXPECT_EQ(loaded_, 1);
}

TEST_F(BrainExtraction, AHeadWithoutNoiseAroundItIsNoBrain) {
    Volume scan = test::phantomHead();
    for (float& value : scan.voxels) {
        value = value < 10.0f ? 0.0f : value;
    }
    const ExtractedBrain brain = extract(scan);
    EXPECT_FALSE(brain.wasStripped);
    EXPECT_NEAR(brain.millilitres, 1360.0, 30.0);
}

TEST_F(BrainExtraction, WarnsOfABrainAtTheEdgeOfTheScan) {
    const Volume head = test::phantomHead({0.0, 0.0, 60.0});
    const ExtractedBrain brain = extract(head);
    EXPECT_TRUE(warnsOf(brain, MessageId::ExtractionTouchesEdge));
}

TEST_F(BrainExtraction, WarnsOfAVolumeThatIsNoAdultBrain) {
    Volume head = test::phantomHead();
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 4; ++i) {
            head.affine[row][i] *= 0.6;
        }
    }
    EXPECT_TRUE(warnsOf(extract(head), MessageId::ExtractionVolume));
}

TEST_F(BrainExtraction, FindingNothingIsAnEmptyMaskWithAWarning) {
    options_.loadExtractor = [](const fs::path&, const std::string&) {
        return std::make_unique<test::FakeExtractor>(2.0f, 3.0f);
    };
    const ExtractedBrain brain = extract(test::phantomHead());
    EXPECT_FALSE(brain.found());
    EXPECT_TRUE(warnsOf(brain, MessageId::BrainNone));
    EXPECT_EQ(std::count(brain.mask.voxels.begin(), brain.mask.voxels.end(), 1), 0);
}

TEST_F(BrainExtraction, ReportsItsProgressAndAnswersAStop) {
    std::vector<double> shares;
    StopToken stop;
    const auto observe = [&shares](double share) { shares.push_back(share); };
    const Volume head = test::phantomHead();
    (void)extractBrain(head, options_, observe, stop);
    EXPECT_EQ(shares.size(), 8u);
    EXPECT_TRUE(std::is_sorted(shares.begin(), shares.end()));
    EXPECT_DOUBLE_EQ(shares.back(), 1.0);
    shares.clear();
    const auto stopAtOnce = [&](double share) {
        shares.push_back(share);
        stop.requestStop();
    };
    EXPECT_THROW((void)extractBrain(head, options_, stopAtOnce, stop), Stopped);
    EXPECT_EQ(shares.size(), 1u);
}

TEST_F(BrainExtraction, MaskFileIsWrittenOnTheScansGridOrNotAtAll) {
    const test::TemporaryFolder folder;
    const Volume head = test::reoriented(test::phantomHead(), test::allOrientations()[29]);
    MaskFileRequest request{folder.path() / "head.nii.gz", folder.path() / "mask.nii.gz", options_};
    writeScan(request.scan, head);
    const ExtractedBrain brain = maskFile(request, {}, StopToken());
    const Volume mask = readScan(request.mask);
    EXPECT_EQ(mask.size, head.size);
    EXPECT_TRUE(std::equal(mask.voxels.begin(), mask.voxels.end(), brain.mask.voxels.begin()));
    EXPECT_EQ(test::niftiDescription(request.mask),
              "Brain mask. Research use, not a medical device");

    request.mask = folder.path() / "none.nii";
    request.options.loadExtractor = [](const fs::path&, const std::string&) {
        return std::make_unique<test::FakeExtractor>(2.0f, 3.0f);
    };
    EXPECT_THROW((void)maskFile(request, {}, StopToken()), ScanError);
    EXPECT_FALSE(fs::exists(request.mask));
    request.mask = folder.path() / "mask.png";
    EXPECT_THROW((void)maskFile(request, {}, StopToken()), SettingsError);
}

}  // namespace
}  // namespace disyre
