// SPDX-License-Identifier: GPL-3.0-or-later
// These tests need the real DICOM files of DISYRE_DATA_DIR; without them they are skipped and
// counted as skipped.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "core/base/Error.h"
#include "core/dicom/DicomPixels.h"
#include "core/dicom/DicomVolume.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

class RealDataDicom : public ::testing::Test {
protected:
    void SetUp() override {
        if (test::dataFolder().empty()) {
            GTEST_SKIP() << "no scans: set DISYRE_DATA_DIR";
        }
    }
    static fs::path data() { return test::dataFolder() / "reader_dicom"; }
};

TEST_F(RealDataDicom, FilesAreReadOrRefusedNeverCrash) {
    int files = 0;
    int read = 0;
    for (const auto& entry : fs::recursive_directory_iterator(data())) {
        if (!entry.is_regular_file()) {
            continue;
        }
        ++files;
        try {
            const DicomListing listing = listDicom(entry.path(), {}, StopToken());
            ++read;
            for (const DicomSeries& series : listing.series) {
                (void)readDicomVolume(series, {}, StopToken());
            }
        } catch (const FileError&) {
        }
    }
    EXPECT_GT(files, 70);
    EXPECT_GT(read, 50);
}

TEST_F(RealDataDicom, OneImageInNineEncodingsHasTheSamePixels) {
    std::vector<float> first;
    for (int i = 1; i <= 9; ++i) {
        const DicomHeader header =
            readDicomHeader(data() / "dcm_qa_ts" / (std::to_string(i) + ".dcm"));
        std::vector<float> pixels(static_cast<std::size_t>(header.rows * header.columns));
        DicomDecoder decoder{StopToken()};
        DicomPixels(header, decoder).readFrame(0, pixels);
        first = first.empty() ? pixels : first;
        EXPECT_EQ(pixels, first) << header.transferSyntax;
    }
    EXPECT_GT(*std::max_element(first.begin(), first.end()), 100.0f);
}

TEST_F(RealDataDicom, AnEnhancedFileIsTheSameInEveryEncoding) {
    std::vector<float> first;
    for (const char* name : {"emri_small", "emri_small_RLE", "emri_small_big_endian",
                             "emri_small_jpeg_2k_lossless", "emri_small_jpeg_ls_lossless"}) {
        const DicomListing listing =
            listDicom(data() / "pydicom-data" / (std::string(name) + ".dcm"), {}, StopToken());
        const DicomSeries& series = listing.series.at(0);
        EXPECT_EQ(series.size, (Size3{64, 64, 10})) << name;
        const Volume volume = readDicomVolume(series, {}, StopToken());
        first = first.empty() ? volume.voxels : first;
        EXPECT_EQ(volume.voxels, first) << name;
    }
}

TEST_F(RealDataDicom, AFullSeriesOfAHeadIsTheLikeliestScanAndReadQuickly) {
    const test::TemporaryFolder folder;
    const std::string unpack = "tar -xJf '" +
                               (data() / "SAG-anon_T1_series" / "SAG-anon.tar.xz").string() +
                               "' -C '" + folder.path().string() + "'";
    ASSERT_EQ(std::system(unpack.c_str()), 0);
    const auto start = std::chrono::steady_clock::now();
    const DicomListing listing = listDicom(folder.path(), {}, StopToken());
    ASSERT_TRUE(listing.likeliest());
    const DicomSeries& series = listing.series[*listing.likeliest()];
    const Volume volume = readDicomVolume(series, {}, StopToken());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(volume.size, (Size3{256, 256, 192}));
    EXPECT_LT(seconds.count(), 3.0);
    RecordProperty("seconds", std::to_string(seconds.count()));
}

}  // namespace
}  // namespace disyre
