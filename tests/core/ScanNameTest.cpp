// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ScanName.h"

#include <gtest/gtest.h>

namespace disyre {
namespace {

namespace fs = std::filesystem;

using Paths = std::vector<fs::path>;

TEST(ScanName, EndsInNiiOrNiiGzInSmallOrCapitalLettersAndIsNotHidden) {
    for (const char* name : {"a.nii", "a.nii.gz", "A.NII.GZ", "folder/a.Nii.Gz"}) {
        EXPECT_TRUE(isScanName(name)) << name;
    }
    for (const char* name : {"._a.nii.gz", ".nii", "a.nii.txt", "a.gz", "nii", "a_nii"}) {
        EXPECT_FALSE(isScanName(name)) << name;
    }
}

TEST(ScanName, StemKeepsAllButTheEnding) {
    EXPECT_EQ(scanStem("folder/sub-1_T1w.nii.gz"), "sub-1_T1w");
    EXPECT_EQ(scanStem("A.NII"), "A");
    EXPECT_EQ(scanStem("a.nii.x.nii.gz"), "a.nii.x");
    EXPECT_EQ(scanStem("a.mgz"), "a");
    EXPECT_EQ(scanStem("a.txt"), "a.txt");
}

TEST(ScanName, BelongsWhereItGoesOnWithNeitherLetterNorDigit) {
    EXPECT_TRUE(belongsToName("sub-1", "sub-1"));
    EXPECT_TRUE(belongsToName("sub-1_T1w", "sub-1"));
    EXPECT_TRUE(belongsToName("sub-1_T1w", "sub-1_"));
    EXPECT_TRUE(belongsToName("sub-1.5", "sub-1"));
    EXPECT_FALSE(belongsToName("sub-10", "sub-1"));
    EXPECT_FALSE(belongsToName("sub-1a", "sub-1"));
    EXPECT_FALSE(belongsToName("Müller", "M"));
    EXPECT_FALSE(belongsToName("sub-1", ""));
    EXPECT_FALSE(belongsToName("su", "sub"));
}

TEST(ScanName, MasksOfLongerNamedScansAreNotThoseOfShorterNamedOnes) {
    const Paths scans{"s/sub-1.nii.gz", "s/sub-10.nii.gz", "s/sub-1_b.nii.gz"};
    const Paths masks{"m/sub-10_mask.nii.gz", "m/sub-1_b_mask.nii.gz", "m/sub-1_mask.nii.gz"};
    EXPECT_EQ(masksNamedFor(scans[0], masks, scans), Paths{masks[2]});
    EXPECT_EQ(masksNamedFor(scans[1], masks, scans), Paths{masks[0]});
    EXPECT_EQ(masksNamedFor(scans[2], masks, scans), Paths{masks[1]});
    EXPECT_EQ(masksNamedFor(scans[0], masks), (Paths{masks[1], masks[2]}))
        << "without the scans' names nobody knows which one is meant";
}

TEST(ScanName, MaskNamedLikeItsScanIsTakenBeforeAllOthersAndNoScanIsItsOwnMask) {
    const fs::path scan = "s/a.nii.gz";
    EXPECT_EQ(masksNamedFor(scan, {"m/a_labels.nii", "m/a.nii"}), Paths{"m/a.nii"});
    EXPECT_EQ(masksNamedFor(scan, {"s/a.nii.gz", "s/a_mask.nii.gz"}), Paths{"s/a_mask.nii.gz"});
}

}  // namespace
}  // namespace disyre
