// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/LabelFile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/preprocess/GridFilters.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

std::vector<MessageId> idsOf(const std::vector<Message>& messages) {
    std::vector<MessageId> ids;
    for (const Message& message : messages) {
        ids.push_back(message.id);
    }
    return ids;
}

/// A phantom and its brain mask.
class LabelFileTest : public ::testing::Test {
protected:
    LabelFileTest() : scan_(test::phantomBrain()), mask_(scan_.size, scan_.affine) {
        const Mask brain = test::phantomMask(scan_);
        std::copy(brain.voxels.begin(), brain.voxels.end(), mask_.voxels.begin());
    }

    [[nodiscard]] fs::path write(const Volume& volume) const {
        const fs::path file = folder_.path() / "mask.nii";
        writeScan(file, volume);
        return file;
    }
    /// Removes the sform and the qform from the header of a file.
    static void removePosition(const fs::path& file) {
        constexpr std::streamoff kFormCodes = 252;
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekp(kFormCodes);
        stream.write("\0\0\0\0", 4);
    }
    Volume read(const fs::path& file) { return readLabelsFor(scan_, file, warnings_); }

    test::TemporaryFolder folder_;
    Volume scan_;
    Volume mask_;
    std::vector<Message> warnings_;
};

TEST_F(LabelFileTest, AMaskInItsPlaceIsReadWithoutAWord) {
    EXPECT_EQ(read(write(mask_)).voxels, mask_.voxels);
    EXPECT_TRUE(warnings_.empty()) << warnings_.front().text();
}

TEST_F(LabelFileTest, LabelMapsKeepTheirNumbers) {
    Volume labels = mask_;
    for (std::size_t i = 0; i < labels.voxels.size(); ++i) {
        labels.voxels[i] *= static_cast<float>(1 + i % 207);
    }
    EXPECT_EQ(read(write(labels)).voxels, labels.voxels);
    EXPECT_TRUE(warnings_.empty());
}

TEST_F(LabelFileTest, ASmoothedMaskMarksWhatIsAboveOneHalfAndIsTold) {
    Volume soft = mask_;
    static_cast<Grid<float>&>(soft) = gaussianInVoxels(mask_, {2.25, 2.25, 2.25}, 0.001);
    const Volume labels = read(write(soft));
    ASSERT_EQ(idsOf(warnings_), std::vector{MessageId::MaskSoft});
    EXPECT_NE(warnings_[0].file.find("mask.nii"), std::string::npos);
    for (std::size_t i = 0; i < labels.voxels.size(); ++i) {
        ASSERT_EQ(labels.voxels[i] > 0.0f, soft.voxels[i] > 0.5f);
    }
    const auto marked = [](const Volume& volume) {
        return std::count_if(volume.voxels.begin(), volume.voxels.end(),
                             [](float value) { return value > 0.0f; });
    };
    EXPECT_NEAR(static_cast<double>(marked(labels)) / static_cast<double>(marked(mask_)), 1.0,
                0.05);
    EXPECT_GT(marked(soft), 1.2 * static_cast<double>(marked(mask_)));
}

TEST_F(LabelFileTest, OvershootsOfSplinesAreNotMarked) {
    Volume soft = mask_;
    for (std::size_t i = 0; i < soft.voxels.size(); ++i) {
        soft.voxels[i] += i % 2 == 0 ? 0.07f : -0.07f;
    }
    const Volume labels = read(write(soft));
    EXPECT_EQ(idsOf(warnings_), std::vector{MessageId::MaskSoft});
    for (std::size_t i = 0; i < labels.voxels.size(); ++i) {
        ASSERT_EQ(labels.voxels[i] > 0.0f, mask_.voxels[i] > 0.0f);
    }
}

TEST_F(LabelFileTest, OneValueAloneMarksWhateverItIs) {
    Volume mask = mask_;
    std::replace(mask.voxels.begin(), mask.voxels.end(), 1.0f, 0.3f);
    EXPECT_EQ(read(write(mask)).voxels, mask.voxels);
    EXPECT_TRUE(warnings_.empty());
}

TEST_F(LabelFileTest, AMaskThatIsNoNumberOutsideIsTheMask) {
    Volume mask = mask_;
    std::replace(mask.voxels.begin(), mask.voxels.end(), 0.0f,
                 std::numeric_limits<float>::quiet_NaN());
    EXPECT_EQ(read(write(mask)).voxels, mask_.voxels);
    EXPECT_EQ(idsOf(warnings_), std::vector{MessageId::ScanNotFinite});
}

TEST_F(LabelFileTest, AMaskWithAnotherPositionHardlyOverlaps) {
    mask_.affine = axisAlignedAffine({2, 2, 2}, {0, 0, 0});
    (void)read(write(mask_));
    ASSERT_EQ(idsOf(warnings_), std::vector{MessageId::MaskHardlyOverlaps});
    EXPECT_NE(warnings_[0].text().find("mask.nii"), std::string::npos);
}

TEST_F(LabelFileTest, AMaskOfTheScansSizeALittleBesideIsTold) {
    mask_.affine[1][3] += 12.0;
    (void)read(write(mask_));
    EXPECT_EQ(idsOf(warnings_), std::vector{MessageId::MaskElsewhere});
}

TEST_F(LabelFileTest, MasksOfPartsAndOfMoreThanTheScanAreInTheirPlace) {
    Volume slab({scan_.size[0], scan_.size[1], 6}, scan_.affine);
    static_cast<Grid<float>&>(slab) = cutOut(scan_, {0, 0, 18}, slab.size);
    for (std::size_t row = 0; row < 3; ++row) {
        slab.affine[row][3] += 18 * scan_.affine[row][2];
    }
    const fs::path whole = write(mask_);
    (void)readLabelsFor(slab, whole, warnings_);
    EXPECT_TRUE(warnings_.empty()) << "the mask of a whole brain over a slab";
    Volume lesion(scan_.size, scan_.affine);
    lesion.at(24, 28, 20) = 1.0f;
    (void)read(write(lesion));
    EXPECT_TRUE(warnings_.empty()) << "a small lesion in the brain";
}

TEST_F(LabelFileTest, AMaskWithoutAPositionLiesOverTheScanVoxelByVoxel) {
    scan_.affine[0][3] += 60.0;
    const fs::path file = write(mask_);
    removePosition(file);
    EXPECT_EQ(read(file).voxels, mask_.voxels);
    EXPECT_EQ(idsOf(warnings_), std::vector{MessageId::MaskWithoutPosition});
}

TEST_F(LabelFileTest, AMaskWithoutAPositionAndOfAnotherSizeIsRefused) {
    Volume small = test::phantomBrain({20, 22, 18}, 2.0);
    const fs::path file = write(small);
    removePosition(file);
    try {
        (void)read(file);
        FAIL();
    } catch (const ScanError& error) {
        EXPECT_EQ(error.id(), MessageId::MaskOtherSize);
    }
}

TEST_F(LabelFileTest, LabelsOfAnotherGridStayOnItUntilTheyAreLaidOverTheScan) {
    Volume fine = test::phantomBrain({96, 112, 80}, 1.0);
    const fs::path file = write(fine);
    EXPECT_EQ(readLabels(scan_, file, warnings_).size, fine.size);
    EXPECT_EQ(read(file).size, scan_.size);
}

}  // namespace
}  // namespace disyre
