// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ScanReader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nifti2_io.h>

#if !defined(_WIN32)
#include <sys/stat.h>
#endif

#include <cmath>

#include "core/base/MessageId.h"
#include "core/image/Nifti.h"
#include "core/image/ScanEndings.h"
#include "core/image/ScanName.h"
#include "core/preprocess/Orientation.h"
#include "tests/support/Reorient.h"
#include "tests/support/ScanFixtures.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

constexpr Size3 kSeriesSize = {3, 4, 5};

// ---- Which format a file has --------------------------------------------------------------------

std::string nrrdBytesOf(const Volume& scan) {
    const Affine& a = scan.affine;
    std::string text = fmt::format(
        "NRRD0004\ntype: float\ndimension: 3\nsizes: {} {} {}\nspace: RAS\n"
        "space origin: ({},{},{})\nspace directions:",
        scan.size[0], scan.size[1], scan.size[2], a[0][3], a[1][3], a[2][3]);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        text += fmt::format(" ({},{},{})", a[0][axis], a[1][axis], a[2][axis]);
    }
    text += "\nendian: little\nencoding: raw\n\n";
    for (const float voxel : scan.voxels) {
        test::appendNumber(text, voxel, false);
    }
    return text;
}

std::string metaBytesOf(const Volume& scan) {
    const Affine& a = scan.affine;
    const auto spacing = scan.spacing();
    std::string text = fmt::format(
        "ObjectType = Image\nNDims = 3\nBinaryData = True\nDimSize = {} {} {}\n"
        "ElementSpacing = {} {} {}\nOffset = {} {} {}\nTransformMatrix =",
        scan.size[0], scan.size[1], scan.size[2], spacing[0], spacing[1], spacing[2], -a[0][3],
        -a[1][3], a[2][3]);
    for (std::size_t axis = 0; axis < 3; ++axis) {
        text += fmt::format(" {} {} {}", -a[0][axis] / spacing[axis], -a[1][axis] / spacing[axis],
                            a[2][axis] / spacing[axis]);
    }
    text += "\nElementType = MET_FLOAT\nElementDataFile = LOCAL\n";
    for (const float voxel : scan.voxels) {
        test::appendNumber(text, voxel, false);
    }
    return text;
}

std::string mghBytesOf(const Volume& scan) {
    std::string bytes;
    for (const int field : {1, scan.size[0], scan.size[1], scan.size[2], 1, 3, 0}) {
        test::appendNumber(bytes, static_cast<std::int32_t>(field), true);
    }
    test::appendNumber(bytes, std::int16_t{1}, true);
    const auto spacing = scan.spacing();
    for (const double mm : spacing) {
        test::appendNumber(bytes, static_cast<float>(mm), true);
    }
    for (std::size_t axis = 0; axis < 3; ++axis) {
        for (std::size_t row = 0; row < 3; ++row) {
            test::appendNumber(bytes, static_cast<float>(scan.affine[row][axis] / spacing[axis]),
                               true);
        }
    }
    for (const double centre :
         scan.position({scan.size[0] / 2.0, scan.size[1] / 2.0, scan.size[2] / 2.0})) {
        test::appendNumber(bytes, static_cast<float>(centre), true);
    }
    bytes.resize(284);
    for (const float voxel : scan.voxels) {
        test::appendNumber(bytes, voxel, true);
    }
    return bytes;
}

TEST(ScanReader, TellsTheFormatByTheContentAndNotByTheName) {
    const test::TemporaryFolder folder;
    const Volume brain = test::phantomBrain({10, 12, 14}, 2.0);
    writeScan(folder.path() / "n.nii.gz", brain);
    fs::rename(folder.path() / "n.nii.gz", folder.path() / "n.nrrd");
    test::writeBytes(folder, "a.nii", nrrdBytesOf(brain));
    test::writeBytes(folder, "b.mgz", metaBytesOf(brain));
    test::writeBytes(folder, "漢字", mghBytesOf(brain));
    const std::pair<const char*, const char*> kFiles[] = {
        {"n.nrrd", "NIfTI-1"}, {"a.nii", "NRRD"}, {"b.mgz", "MetaImage"}, {"漢字", "MGH"}};
    for (const auto& [name, format] : kFiles) {
        ScanInfo info;
        const std::string text = name;
        EXPECT_EQ(readScan(folder.path() / fs::path(std::u8string(text.begin(), text.end())), &info)
                      .voxels,
                  brain.voxels)
            << name;
        EXPECT_EQ(info.format, format);
    }
}

TEST(ScanReader, EveryFormatIsBroughtToRasInAllFortyEightAxisOrders) {
    const test::TemporaryFolder folder;
    const Volume brain = test::phantomBrain({6, 7, 8}, 2.0);
    for (const Orientation& order : test::allOrientations()) {
        const Volume stored = test::reoriented(brain, order);
        for (const auto& bytes : {nrrdBytesOf(stored), metaBytesOf(stored), mghBytesOf(stored)}) {
            ScanInfo info;
            const Volume read = readScan(test::writeBytes(folder, "a", bytes), &info);
            ASSERT_EQ(read.voxels, stored.voxels);
            const Volume ras = toRas(read);
            ASSERT_EQ(ras.voxels, brain.voxels) << info.format << ' ' << info.axes;
            test::expectAffine(ras.affine, brain.affine);
            EXPECT_TRUE(info.notes.empty());
        }
    }
}

TEST(ScanReader, WhatIsNoScanIsRefusedWithASentence) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(test::refusalOf(folder.path() / "none"), "scan.missing");
    EXPECT_EQ(test::refusalOf(folder.path()), "scan.is-folder");
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "e", "")), "scan.empty-file");
    for (const std::string& bytes :
         {std::string("x"), std::string("NRRD"), std::string(5000, '\0'), std::string(5000, 'x'),
          std::string("\x1f\x8b broken"), test::packed("hello"), std::string("NDims = 3\n")}) {
        EXPECT_NE(test::refusalOf(test::writeBytes(folder, "a.nrrd", bytes)), "");
    }
#if !defined(_WIN32)
    // A pipe has no end that could be waited for.
    ASSERT_EQ(mkfifo((folder.path() / "pipe.nii").c_str(), 0600), 0);
    EXPECT_EQ(test::refusalOf(folder.path() / "pipe.nii"), "file.not-a-file");
#endif
}

TEST(ScanReader, ABombOfZerosIsRefusedBeforeItUnpacks) {
    const test::TemporaryFolder folder;
    const Volume brain = test::phantomBrain({10, 10, 10}, 2.0);
    std::string bytes = mghBytesOf(brain);
    for (const std::size_t at : {4u, 8u, 12u}) {
        test::putNumber(bytes, at, std::int32_t{1000}, true);
    }
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "a.mgz", test::packed(bytes))),
              "scan.shorter-than-header");
}

TEST(ScanName, EndingsOfAllFormatsAreKnown) {
    const test::TemporaryFolder folder;
    for (const char* name : {"a.nii", "a.nii.gz", "A.NII.GZ", "a.nrrd", "a.nhdr", "a.mha", "a.mhd",
                             "a.mgh", "a.mgz", "a.mgh.gz"}) {
        EXPECT_TRUE(isScanName(folder.path() / name)) << name;
        EXPECT_EQ(scanStem(name).size(), 1u) << name;
    }
    for (const char* name : {"a.img", "a.raw", "a.txt", ".a.nii", "nii", "a.hdr", "a.nii.txt"}) {
        EXPECT_FALSE(isScanName(folder.path() / name)) << name;
    }
    test::writeBytes(folder, "a.img", "x");
    EXPECT_TRUE(isScanName(folder.path() / "a.hdr"));
    EXPECT_EQ(scanStem("b/sub-01.T1w.nii.gz"), "sub-01.T1w");
    EXPECT_EQ(otherOfPair("b/a.hdr"), fs::path("b/a.img"));
    EXPECT_EQ(otherOfPair("b/a.IMG.gz"), fs::path("b/a.HDR.gz"));
    EXPECT_EQ(otherOfPair("b/a.nii"), fs::path());
}

// ---- NIfTI: pairs, series, version 2 ------------------------------------------------------------

/// Returns the header of a NIfTI-1 series of 3 x 4 x 5 voxels of type uint8.
nifti_1_header seriesHeader(int volumes, int seriesCount = 1) {
    nifti_1_header header{};
    header.sizeof_hdr = 348;
    const int dim[8] = {5, 3, 4, 5, volumes, seriesCount, 1, 1};
    for (std::size_t i = 0; i < 8; ++i) {
        header.dim[i] = static_cast<short>(dim[i]);
        header.pixdim[i] = 2.0f;
    }
    header.pixdim[0] = 1.0f;
    header.datatype = DT_UINT8;
    header.bitpix = 8;
    header.vox_offset = 352;
    header.qform_code = 1;
    header.xyzt_units = NIFTI_UNITS_MM;
    std::memcpy(header.magic, "n+1", 4);
    return header;
}

template <typename Header>
std::string headerBytes(const Header& header, std::size_t length) {
    std::string bytes(length, '\0');
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

TEST(NiftiSeries, TheFirstVolumeIsReadUnlessAnotherIsChosen) {
    const test::TemporaryFolder folder;
    const std::string bytes =
        headerBytes(seriesHeader(3), 352) + test::countedBytes<unsigned char>(180);
    for (const bool isPacked : {false, true}) {
        const auto path = test::writeBytes(folder, "a.nii", isPacked ? test::packed(bytes) : bytes);
        ScanInfo info;
        test::expectCounted(readScan(path, &info), kSeriesSize);
        EXPECT_EQ(info.volumes, 3);
        EXPECT_EQ(info.volume, 1);
        ASSERT_TRUE(test::hasMessage(info.warnings, MessageId::ScanOfSeries));
        EXPECT_NE(info.warnings[0].text().find("3 volumes; volume 1"), std::string::npos);
        test::expectCounted(readScan(path, &info, {3}), kSeriesSize, 120.0f);
        EXPECT_EQ(readScanInfo(path, {2}).volume, 2);
        for (const int volume : {0, -1, 4}) {
            EXPECT_EQ(test::refusalOf(path, {volume}), "scan.no-such-volume");
        }
    }
}

TEST(NiftiSeries, TrailingDimensionsOfOneMakeNoSeriesAndTwoLongOnesAreRefused) {
    const test::TemporaryFolder folder;
    const std::string voxels = test::countedBytes<unsigned char>(240);
    ScanInfo info;
    test::expectCounted(
        readScan(test::writeBytes(folder, "a.nii", headerBytes(seriesHeader(1), 352) + voxels),
                 &info),
        kSeriesSize);
    EXPECT_TRUE(info.warnings.empty());
    const auto twice =
        test::writeBytes(folder, "b.nii", headerBytes(seriesHeader(2, 2), 352) + voxels);
    EXPECT_EQ(test::refusalOf(twice), "scan.several-series");
    // The volumes may stand in the fifth dimension.
    test::expectCounted(
        readScan(test::writeBytes(folder, "c.nii", headerBytes(seriesHeader(1, 4), 352) + voxels),
                 &info, {4}),
        kSeriesSize, 180.0f);
    EXPECT_EQ(test::refusalOf(test::writeBytes(
                  folder, "d.nii",
                  headerBytes(seriesHeader(3), 352) + test::countedBytes<unsigned char>(179))),
              "scan.shorter-than-header");
}

TEST(NiftiPair, IsReadByEitherNameGzippedOrNot) {
    const test::TemporaryFolder folder;
    nifti_1_header header = seriesHeader(1);
    std::memcpy(header.magic, "ni1", 4);
    header.vox_offset = 0;
    const std::string bytes = headerBytes(header, 348);
    header.vox_offset = 7;
    const std::string voxels = test::countedBytes<unsigned char>(60);
    test::writeBytes(folder, "a.hdr", bytes);
    test::writeBytes(folder, "a.img", voxels);
    test::writeBytes(folder, "b.hdr.gz", test::packed(bytes));
    test::writeBytes(folder, "b.img.gz", test::packed(voxels));
    test::writeBytes(folder, "c.hdr", headerBytes(header, 352));
    test::writeBytes(folder, "c.img", "1234567" + voxels);
    for (const char* name : {"a.hdr", "a.img", "b.hdr.gz", "b.img.gz", "c.hdr", "c.img"}) {
        ScanInfo info;
        test::expectCounted(readScan(folder.path() / name, &info), kSeriesSize);
        EXPECT_EQ(info.format, "NIfTI-1 pair");
        EXPECT_EQ(info.compressed, name[0] == 'b');
    }
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "d.hdr", bytes)), "scan.voxel-file-missing");
    test::writeBytes(folder, "d.img", voxels.substr(0, 59));
    EXPECT_EQ(test::refusalOf(folder.path() / "d.hdr"), "scan.shorter-than-header");
    test::writeBytes(folder, "d.img", "");
    EXPECT_EQ(test::refusalOf(folder.path() / "d.hdr"), "scan.voxel-file-missing");
}

TEST(Nifti2, IsReadAsASeriesInBothByteOrders) {
    const test::TemporaryFolder folder;
    nifti_2_header header{};
    header.sizeof_hdr = 540;
    std::memcpy(header.magic, "n+2\0\r\n\032\n", 8);
    header.datatype = DT_INT16;
    header.bitpix = 16;
    const std::int64_t dim[8] = {4, 3, 4, 5, 2, 1, 1, 1};
    std::copy(dim, dim + 8, header.dim);
    std::fill(header.pixdim, header.pixdim + 8, 1.5);
    header.vox_offset = 544;
    header.sform_code = 1;
    header.srow_x[0] = -1.5, header.srow_y[1] = 1.5, header.srow_z[2] = 1.5;
    header.xyzt_units = NIFTI_UNITS_MM;
    for (const bool bigEndian : {false, true}) {
        nifti_2_header stored = header;
        if (bigEndian) {
            constexpr int kNifti2 = 2;
            swap_nifti_header(&stored, kNifti2);
        }
        ScanInfo info;
        const auto path = test::writeBytes(
            folder, "a.nii", headerBytes(stored, 544) + test::countedBytes<short>(120, bigEndian));
        test::expectCounted(readScan(path, &info, {2}), kSeriesSize, 60.0f);
        EXPECT_EQ(info.format, "NIfTI-2");
        EXPECT_EQ(info.axes, "LAS");
    }
}

}  // namespace
}  // namespace disyre
