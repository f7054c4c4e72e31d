// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/OverlayVolume.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// A phantom, and files that are laid over it.
class OverlayVolumeTest : public ::testing::Test {
protected:
    OverlayVolumeTest() : scan_(test::phantomBrain()) {}

    [[nodiscard]] fs::path write(const Volume& volume) const {
        const fs::path file = folder_.path() / "overlay.nii";
        writeScan(file, volume);
        return file;
    }
    OverlayVolume read(const Volume& volume) {
        return readOverlay(scan_, write(volume), warnings_);
    }
    /// The id of what reading this throws.
    MessageId problemOf(const fs::path& file) {
        try {
            (void)readOverlay(scan_, file, warnings_);
        } catch (const Error& error) {
            return error.id();
        }
        ADD_FAILURE() << "nothing was thrown";
        return MessageId::ProgramUnexpected;
    }
    /// Every second voxel of the scan along each axis.
    [[nodiscard]] Volume coarse() const {
        Volume volume({(scan_.size[0] + 1) / 2, (scan_.size[1] + 1) / 2, (scan_.size[2] + 1) / 2},
                      scan_.affine);
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t column = 0; column < 3; ++column) {
                volume.affine[row][column] *= 2.0;
            }
        }
        for (int z = 0; z < volume.size[2]; ++z) {
            for (int y = 0; y < volume.size[1]; ++y) {
                for (int x = 0; x < volume.size[0]; ++x) {
                    volume.at(x, y, z) = scan_.at(2 * x, 2 * y, 2 * z);
                }
            }
        }
        return volume;
    }

    test::TemporaryFolder folder_;
    Volume scan_;
    std::vector<Message> warnings_;
};

TEST_F(OverlayVolumeTest, TheScanItselfLiesOverItselfVoxelByVoxel) {
    Volume grey = scan_;
    for (float& value : grey.voxels) {
        value *= 1.01f;
    }
    const OverlayVolume overlay = read(grey);
    EXPECT_TRUE(warnings_.empty()) << warnings_.front().text();
    EXPECT_FALSE(overlay.isSegmentation());
    EXPECT_EQ(overlay.onScan.voxels, grey.voxels);
    EXPECT_GT(overlay.shown.high, overlay.shown.low);
    for (std::size_t i = 0; i < scan_.voxels.size(); ++i) {
        if (scan_.voxels[i] != 0.0f) {
            ASSERT_EQ(overlay.inside.voxels[i], 1);
        }
    }
}

TEST_F(OverlayVolumeTest, AnotherGridIsInterpolatedByItsPosition) {
    Volume volume = coarse();
    for (int z = 0; z < volume.size[2]; ++z) {
        for (int y = 0; y < volume.size[1]; ++y) {
            for (int x = 0; x < volume.size[0]; ++x) {
                volume.at(x, y, z) = 10.5f + static_cast<float>(2 * x + 3 * y + 5 * z);
            }
        }
    }
    volume.at(0, 0, 0) = 10.25f;
    const OverlayVolume overlay = read(volume);
    EXPECT_EQ(overlay.onScan.size, scan_.size);
    for (const Size3 at : {Size3{20, 30, 16}, Size3{21, 31, 17}, Size3{22, 25, 19}}) {
        if (overlay.inside.at(at[0], at[1], at[2]) != 0) {
            EXPECT_NEAR(overlay.onScan.at(at[0], at[1], at[2]),
                        10.5 + at[0] + 1.5 * at[1] + 2.5 * at[2], 1e-3);
        }
    }
}

TEST_F(OverlayVolumeTest, AFewWholeValuesAreLabels) {
    Volume labels(scan_.size, scan_.affine);
    for (int z = 14; z < 20; ++z) {
        for (int y = 20; y < 30; ++y) {
            for (int x = 18; x < 28; ++x) {
                labels.at(x, y, z) = x < 22 ? 4.0f : 7.0f;
            }
        }
    }
    const OverlayVolume overlay = read(labels);
    EXPECT_EQ(overlay.labels, (std::vector<float>{4.0f, 7.0f}));
    EXPECT_EQ(overlay.onScan.voxels, labels.voxels);
    EXPECT_EQ(std::count(overlay.inside.voxels.begin(), overlay.inside.voxels.end(), 1),
              6 * 10 * 10);
    EXPECT_TRUE(warnings_.empty()) << warnings_.front().text();
}

TEST_F(OverlayVolumeTest, ManyLabelsAreToldFromAGreyPictureOfWholeNumbers) {
    Volume atlas(scan_.size, scan_.affine);
    Volume grey(scan_.size, scan_.affine);
    for (int z = 0; z < scan_.size[2]; ++z) {
        for (int y = 0; y < scan_.size[1]; ++y) {
            for (int x = 0; x < scan_.size[0]; ++x) {
                atlas.at(x, y, z) = static_cast<float>(1 + x / 5 + 10 * (y / 8) + 100 * (z / 20));
                grey.at(x, y, z) = static_cast<float>((7 * x + 11 * y + 13 * z) % 251);
            }
        }
    }
    EXPECT_GT(segmentationLabels(atlas).size(), 40u);
    EXPECT_TRUE(segmentationLabels(grey).empty());
}

TEST_F(OverlayVolumeTest, WhatLiesBesideTheScanIsRefused) {
    Volume away = scan_;
    away.affine[0][3] += 5000.0;
    EXPECT_EQ(problemOf(write(away)), MessageId::OverlayElsewhere);
}

TEST_F(OverlayVolumeTest, WhatHardlyOverlapsIsSaid) {
    Volume away = scan_;
    away.affine[0][3] += 70.0;
    const OverlayVolume overlay = read(away);
    ASSERT_EQ(warnings_.size(), 1u);
    EXPECT_EQ(warnings_[0].id, MessageId::MaskHardlyOverlaps);
    EXPECT_GT(std::count(overlay.inside.voxels.begin(), overlay.inside.voxels.end(), 1), 0);
}

TEST_F(OverlayVolumeTest, ABrainOfAnotherSizeIsSaid) {
    // The phantom is enlarged until its brain has the size of a person's.
    std::vector<Message> none;
    const Mask brain = test::phantomMask(scan_);
    const double litres =
        static_cast<double>(std::count(brain.voxels.begin(), brain.voxels.end(), 1)) *
        scan_.voxelMillilitres() / 1000.0;
    const auto scaled = [&](double wanted) {
        Volume volume = scan_;
        const double factor = std::cbrt(wanted / litres);
        for (auto& row : volume.affine) {
            for (double& value : row) {
                value *= factor;
            }
        }
        return volume;
    };
    const Volume patient = scaled(1.3);
    Volume other = scaled(1.7);
    other.voxels[0] += 0.5f;
    (void)readOverlay(patient, write(other), warnings_);
    ASSERT_EQ(warnings_.size(), 1u);
    EXPECT_EQ(warnings_[0].id, MessageId::OverlayOtherBrain) << warnings_[0].text();
    EXPECT_NE(warnings_[0].text().find("1700 ml"), std::string::npos) << warnings_[0].text();
    warnings_.clear();
    (void)readOverlay(patient, write(scaled(1.35)), warnings_);
    EXPECT_TRUE(warnings_.empty()) << warnings_.front().text();
}

TEST_F(OverlayVolumeTest, WithoutAPositionItNeedsTheScansSize) {
    const auto removePosition = [](const fs::path& file) {
        std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
        stream.seekp(252);
        stream.write("\0\0\0\0", 4);
    };
    const fs::path other = write(coarse());
    removePosition(other);
    EXPECT_EQ(problemOf(other), MessageId::MaskOtherSize);
    // What the reader takes for the place of such a file must not be the scan's by chance.
    scan_.affine[0][3] += 7.0;
    const fs::path same = write(scan_);
    removePosition(same);
    EXPECT_EQ(readOverlay(scan_, same, warnings_).onScan.voxels, scan_.voxels);
    ASSERT_FALSE(warnings_.empty());
    EXPECT_EQ(warnings_.front().id, MessageId::MaskWithoutPosition);
}

TEST_F(OverlayVolumeTest, ZerosAndWhatIsNoImageAreRefused) {
    EXPECT_EQ(problemOf(write(Volume(scan_.size, scan_.affine))), MessageId::ScanConstant);
    const fs::path text = folder_.path() / "notes.txt";
    std::ofstream(text) << "This is no image.";
    EXPECT_EQ(problemOf(text), MessageId::ScanUnknownFormat);
}

}  // namespace
}  // namespace disyre
