// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanFacts.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/image/Nifti.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

TEST(ScanFacts, TellFormatSizeAndIntensities) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "scan.nii.gz").string();
    writeScan(file, test::phantomBrain({20, 22, 18}, 1.5));
    const ScanFacts facts = readScanFacts(file);
    EXPECT_EQ(facts.format(), "NIfTI-1, compressed");
    EXPECT_EQ(facts.info.size, (Size3{20, 22, 18}));
    EXPECT_EQ(facts.minimum, 0.0f);
    EXPECT_GT(facts.maximum, 80.0f);
    const Json json = parseJson(scanFactsToJson(facts));
    EXPECT_EQ(json["file"], file);
    EXPECT_EQ(json["axes"], "RAS");
    EXPECT_EQ(json["size_voxels"], (Json{20, 22, 18}));
    EXPECT_EQ(json["affine"][0][0], 1.5);
    EXPECT_EQ(json["volumes"], 1);
    EXPECT_EQ(json["notes"], Json::array());
}

TEST(ScanFacts, AMissingFileIsRefused) {
    EXPECT_THROW((void)readScanFacts("/nowhere/scan.nii"), FileError);
}

}  // namespace
}  // namespace disyre
