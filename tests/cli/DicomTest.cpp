// SPDX-License-Identifier: GPL-3.0-or-later
// DICOM on the command line: listing, converting, and what is refused.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/image/ScanReader.h"
#include "tests/cli/RunProgram.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::quoted;
using test::run;

class DicomCommands : public ::testing::Test {
protected:
    void SetUp() override {
        test::writeTestSeries(folder_ / "t1", 14);
        test::writeTestSeries(folder_ / "ct", 14, [](test::TestDicom& file) {
            file.seriesUid = "1.2.3.4.2";
            file.seriesNumber = "4";
            file.modality = "CT";
        });
    }

    test::TemporaryFolder temporary_;
    fs::path folder_ = temporary_.path() / "patient 1";
    fs::path out_ = temporary_.path() / "scan.nii.gz";
};

TEST_F(DicomCommands, InfoListsTheSeriesOfAFolder) {
    const test::Outcome text = run("info " + quoted(folder_));
    ASSERT_EQ(text.code, 0) << text.err;
    EXPECT_NE(text.out.find("1. t1_mprage  <- the likeliest scan"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("no scan     These images are of the modality CT"), std::string::npos);
    const test::Outcome printed = run("info --json " + quoted(folder_ / "t1" / "slice-004.dcm"));
    ASSERT_EQ(printed.code, 0) << printed.err;
    const auto json = nlohmann::json::parse(printed.out);
    ASSERT_EQ(json["series"].size(), 1u);
    EXPECT_EQ(json["series"][0]["size_voxels"], (std::vector<int>{6, 5, 14}));
}

TEST_F(DicomCommands, ConvertWritesTheLikeliestScanOrTheOneNamed) {
    const test::Outcome done = run("convert " + quoted(folder_) + " " + quoted(out_));
    ASSERT_EQ(done.code, 0) << done.err;
    const Volume volume = readScan(out_);
    EXPECT_EQ(volume.size, (Size3{6, 5, 14}));
    EXPECT_EQ(volume.at(3, 2, 6), static_cast<float>(test::storedValue(7, 3, 2)));
    EXPECT_NEAR(volume.affine[0][0], -0.5, 1e-6);
    const test::Outcome ct = run("convert --series 2 " + quoted(folder_) + " " + quoted(out_));
    EXPECT_EQ(ct.code, 0);
    EXPECT_NE(ct.err.find("not offered as a scan"), std::string::npos) << ct.err;
}

TEST_F(DicomCommands, WhatCannotBeOpenedIsSaidInASentence) {
    const auto refused = [this](const std::string& arguments, const std::string& words, int code) {
        const test::Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.code, code) << arguments;
        EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
        EXPECT_FALSE(fs::exists(out_));
    };
    refused("convert " + quoted(folder_ / "ct") + " " + quoted(out_), "not MRI", 1);
    refused("convert --series 3 " + quoted(folder_) + " " + quoted(out_), "numbered from 1 to 2",
            1);
    refused("convert " + quoted(folder_) + " " + quoted(fs::path(out_.string() + ".mgz")),
            ".nii.gz", 2);
    refused("heal --series 2 " + quoted(folder_) + " --out " + quoted(temporary_.path() / "r"),
            "no scan that can be opened", 1);
    fs::create_directories(temporary_.path() / "empty");
    refused("info " + quoted(temporary_.path() / "empty"), "holds no DICOM image", 1);
    refused("info " + quoted(temporary_.path() / "gone"), "does not exist", 1);
}

}  // namespace
}  // namespace disyre
