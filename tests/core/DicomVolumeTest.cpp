// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dicom/DicomVolume.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

using test::storedValue;
using test::TestDicom;
using test::TestSyntax;

class DicomVolumeTest : public ::testing::Test {
protected:
    /// Reads the only series of the folder.
    [[nodiscard]] Volume readOnly() const {
        const DicomListing listing = listDicom(folder_, {}, StopToken());
        EXPECT_EQ(listing.series.size(), 1u);
        return readDicomVolume(listing.series.at(0), {}, StopToken());
    }
    /// Reads the only series, which must fail because of one of its files.
    [[nodiscard]] MessageId problemWith(const fs::path& file) const {
        try {
            (void)readOnly();
        } catch (const ScanError& error) {
            EXPECT_EQ(error.file(), file);
            return error.id();
        }
        ADD_FAILURE() << "it was read";
        return MessageId::ProgramUnexpected;
    }
    [[nodiscard]] fs::path slice(int number) const {
        return folder_ / fmt::format("slice-{:03}.dcm", number);
    }

    test::TemporaryFolder temporary_;
    fs::path folder_ = temporary_.path() / "scan";
};

TEST_F(DicomVolumeTest, VoxelsAndPositionsAreThoseOfTheFiles) {
    test::writeTestSeries(folder_, 14, [](TestDicom& file) {
        file.position = {-10.0, 20.0, 2.0 * file.instance};
    });
    const Volume volume = readOnly();
    ASSERT_EQ(volume.size, (Size3{6, 5, 14}));
    for (int z = 0; z < 14; ++z) {
        for (int y = 0; y < 5; ++y) {
            for (int x = 0; x < 6; ++x) {
                ASSERT_EQ(volume.at(x, y, z), static_cast<float>(storedValue(z + 1, x, y)));
            }
        }
    }
    // Column 2 of row 3 in the first slice: 1 mm to the left and 4.5 mm to the back of the corner.
    const auto position = volume.position({2, 3, 0});
    EXPECT_NEAR(position[0], -(-10.0 + 1.0), 1e-9);
    EXPECT_NEAR(position[1], -(20.0 + 4.5), 1e-9);
    EXPECT_NEAR(position[2], 2.0, 1e-9);
}

TEST_F(DicomVolumeTest, ObliqueSlicesKeepTheirDirections) {
    const double c = std::cos(0.3);
    const double s = std::sin(0.3);
    test::writeTestSeries(folder_, 14, [c, s](TestDicom& file) {
        file.orientation = {0, 1, 0, s, 0, -c};
        // The normal of these directions is (-c, 0, -s).
        file.position = {5.0 - c * 1.2 * file.instance, 1.0, 7.0 - s * 1.2 * file.instance};
    });
    const Volume volume = readOnly();
    const auto position = volume.position({4, 2, 3});
    EXPECT_NEAR(position[0], -(5.0 - c * 4.8 + s * 3.0), 1e-5);
    EXPECT_NEAR(position[1], -(1.0 + 2.0), 1e-5);
    EXPECT_NEAR(position[2], 7.0 - s * 4.8 - c * 3.0, 1e-5);
    EXPECT_NEAR(volume.spacing()[2], 1.2, 1e-5);
    EXPECT_EQ(volume.at(4, 2, 3), static_cast<float>(storedValue(4, 4, 2)));
}

TEST_F(DicomVolumeTest, EveryTransferSyntaxGivesTheSameVoxels) {
    for (const TestSyntax syntax :
         {TestSyntax::ImplicitLittle, TestSyntax::ExplicitLittle, TestSyntax::ExplicitBig,
          TestSyntax::Deflated, TestSyntax::Rle, TestSyntax::JpegLossless, TestSyntax::JpegLs,
          TestSyntax::Jpeg2000}) {
        for (const int bits : {8, 16}) {
            fs::remove_all(folder_);
            fs::create_directories(folder_);
            for (int i = 0; i < 3; ++i) {
                TestDicom file;
                file.columns = 40;
                file.rows = 36;
                file.bitsAllocated = bits;
                file.bitsStored = bits == 8 ? 8 : 12;
                file.instance = i + 1;
                file.position = {0, 0, 3.0 * i};
                for (int k = 0; k < 40 * 36; ++k) {
                    file.stored.push_back((k * 7 + i) % (bits == 8 ? 251 : 4001));
                }
                test::writeTestDicom(slice(i), file, syntax);
            }
            const Volume volume = readOnly();
            ASSERT_EQ(volume.size, (Size3{40, 36, 3}));
            for (int i = 0; i < 3; ++i) {
                for (int k = 0; k < 40 * 36; ++k) {
                    ASSERT_EQ(volume.at(k % 40, k / 40, i),
                              static_cast<float>((k * 7 + i) % (bits == 8 ? 251 : 4001)))
                        << static_cast<int>(syntax) << " with " << bits << " bits";
                }
            }
        }
    }
}

TEST_F(DicomVolumeTest, SignedValuesAreSigned) {
    for (const TestSyntax syntax : {TestSyntax::ExplicitLittle, TestSyntax::ExplicitBig,
                                    TestSyntax::Rle, TestSyntax::JpegLossless}) {
        fs::remove_all(folder_);
        test::TestDicom file;
        file.isSigned = true;
        file.bitsStored = 16;
        for (int k = 0; k < 30; ++k) {
            file.stored.push_back(k - 15);
        }
        fs::create_directories(folder_);
        for (int i = 0; i < 3; ++i) {
            file.instance = i + 1;
            file.position = {0, 0, 3.0 * i};
            test::writeTestDicom(slice(i), file, syntax);
        }
        EXPECT_EQ(readOnly().at(0, 0, 1), -15.0f) << static_cast<int>(syntax);
        EXPECT_EQ(readOnly().at(5, 4, 1), 14.0f) << static_cast<int>(syntax);
    }
}

TEST_F(DicomVolumeTest, EachSliceHasItsOwnRescaling) {
    test::writeTestSeries(folder_, 4, [](TestDicom& file) {
        file.slope = std::to_string(file.instance);
        file.intercept = file.instance == 3 ? "-500" : "10";
    });
    const Volume volume = readOnly();
    EXPECT_EQ(volume.at(1, 2, 0), 121.0f * 1 + 10.0f);
    EXPECT_EQ(volume.at(1, 2, 1), 221.0f * 2 + 10.0f);
    EXPECT_EQ(volume.at(1, 2, 2), 321.0f * 3 - 500.0f);
}

TEST_F(DicomVolumeTest, WhereLowValuesAreBrightTheyAreTurnedOver) {
    test::writeTestSeries(folder_, 3, [](TestDicom& file) { file.photometric = "MONOCHROME1"; });
    EXPECT_EQ(readOnly().at(1, 2, 0), 4095.0f - 121.0f);
}

TEST_F(DicomVolumeTest, BitsAboveTheStoredOnesAreCutOff) {
    test::writeTestSeries(folder_, 3, [](TestDicom& file) {
        file.stored.assign(30, 0x7123);
        file.stored[4] = 0x7124;
    });
    EXPECT_EQ(readOnly().at(0, 0, 0), float(0x123));
    EXPECT_EQ(readOnly().at(4, 0, 0), float(0x124));
}

TEST_F(DicomVolumeTest, AnEnhancedFilesFramesAreSortedAndRescaled) {
    TestDicom file;
    file.framePositions = {{0, 0, 6}, {0, 0, 0}, {0, 0, 3}};
    file.frameSlopes = {1, 2, 3};
    fs::create_directories(folder_);
    for (const TestSyntax syntax :
         {TestSyntax::ExplicitLittle, TestSyntax::ExplicitBig, TestSyntax::Deflated}) {
        test::writeTestDicom(folder_ / "enhanced.dcm", file, syntax);
        const Volume volume = readOnly();
        EXPECT_EQ(volume.at(1, 2, 0), 2.0f * storedValue(2, 1, 2));
        EXPECT_EQ(volume.at(1, 2, 1), 3.0f * storedValue(3, 1, 2));
        EXPECT_EQ(volume.at(1, 2, 2), 1.0f * storedValue(1, 1, 2));
    }
}

TEST_F(DicomVolumeTest, AMissingSliceIsTheMeanOfItsNeighbours) {
    test::writeTestSeries(folder_, 14);
    fs::remove(slice(6));
    const Volume volume = readOnly();
    ASSERT_EQ(volume.size[2], 14);
    EXPECT_EQ(volume.at(3, 1, 5), static_cast<float>(storedValue(6, 3, 1)));
    EXPECT_EQ(volume.at(3, 1, 6), static_cast<float>(storedValue(7, 3, 1)));
}

TEST_F(DicomVolumeTest, UnevenSlicesAreResampled) {
    const std::vector<double> places = {0, 2, 4, 7, 9, 11};
    test::writeTestSeries(folder_, 6, [&places](TestDicom& file) {
        const double place = places[static_cast<std::size_t>(file.instance - 1)];
        file.position[2] = place;
        file.stored.assign(30, static_cast<int>(60.0 * place));
    });
    const Volume volume = readOnly();
    ASSERT_EQ(volume.size[2], 7);
    for (int z = 0; z < 7; ++z) {
        EXPECT_NEAR(volume.at(2, 2, z), 60.0 * volume.position({2, 2, double(z)})[2], 1e-3);
    }
}

TEST_F(DicomVolumeTest, ASliceCutOffOrWithoutAnImageIsNamed) {
    test::writeTestSeries(folder_, 14);
    test::truncateFile(slice(9), fs::file_size(slice(9)) - 20);
    EXPECT_EQ(problemWith(slice(9)), MessageId::DicomPixelsTruncated);
    TestDicom empty;
    empty.instance = 9;
    empty.position = {0, 0, 16};
    empty.hasPixels = false;
    test::writeTestDicom(slice(9), empty);
    EXPECT_EQ(problemWith(slice(9)), MessageId::DicomPixelsMissing);
    fs::remove(slice(9));
    test::writeTestSeries(folder_, 14);
    const DicomListing listing = listDicom(folder_, {}, StopToken());
    fs::remove(slice(9));
    EXPECT_THROW((void)readDicomVolume(listing.series.at(0), {}, StopToken()), ScanError);
}

TEST_F(DicomVolumeTest, CompressedImagesThatAreDamagedAreRefused) {
    for (const TestSyntax syntax :
         {TestSyntax::Rle, TestSyntax::JpegLossless, TestSyntax::JpegLs, TestSyntax::Jpeg2000}) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        for (int i = 0; i < 3; ++i) {
            TestDicom file;
            file.columns = 32;
            file.rows = 32;
            file.instance = i + 1;
            file.position = {0, 0, 3.0 * i};
            test::writeTestDicom(slice(i), file, syntax);
        }
        const std::string whole = readTextFile(slice(1));
        // The header claims another size than the compressed image.
        std::string larger = whole;
        const std::size_t rows = larger.find(std::string("\x28\x00\x10\x00US\x02\x00", 8));
        ASSERT_NE(rows, std::string::npos);
        larger[rows + 9] = 4;
        for (int i = 0; i < 3; ++i) {
            std::ofstream(slice(i), std::ios::binary) << larger;
        }
        if (syntax != TestSyntax::Rle) {
            const DicomListing listing = listDicom(slice(1), {}, StopToken());
            EXPECT_THROW((void)readDicomVolume(listing.series.at(0), {}, StopToken()), ScanError);
        }
        // Bytes of the compressed image are changed; whatever comes of it, nothing crashes.
        const std::size_t pixels = whole.find(std::string("\xe0\x7f\x10\x00", 4));
        ASSERT_NE(pixels, std::string::npos);
        for (std::size_t place = pixels; place < whole.size(); ++place) {
            std::string changed = whole;
            changed[place] = static_cast<char>(~changed[place]);
            std::ofstream(slice(1), std::ios::binary) << changed;
            try {
                const DicomListing listing = listDicom(slice(1), {}, StopToken());
                (void)readDicomVolume(listing.series.at(0), {}, StopToken());
            } catch (const FileError&) {
            }
        }
    }
}

TEST_F(DicomVolumeTest, EqualVoxelsAndAbsurdSizesAreRefused) {
    test::writeTestSeries(folder_, 4, [](TestDicom& file) { file.stored.assign(30, 7); });
    EXPECT_THROW((void)readOnly(), ConstantScanError);
    fs::remove_all(folder_);
    test::writeTestSeries(folder_, 4, [](TestDicom& file) {
        file.hasPixels = true;
        file.spacing = {500.0, 500.0};
    });
    EXPECT_EQ(problemWith(slice(1)), MessageId::ScanVoxelSize);
}

TEST_F(DicomVolumeTest, AStopIsObeyedBetweenSlices) {
    test::writeTestSeries(folder_, 8);
    const DicomListing listing = listDicom(folder_, {}, StopToken());
    StopToken stop;
    std::size_t last = 0;
    const auto stopAtTwo = [&](std::size_t done, std::size_t total) {
        EXPECT_EQ(total, 8u);
        last = done;
        if (done == 2) {
            stop.requestStop();
        }
    };
    EXPECT_THROW((void)readDicomVolume(listing.series.at(0), stopAtTwo, stop), Stopped);
    EXPECT_EQ(last, 2u);
}

}  // namespace
}  // namespace disyre
