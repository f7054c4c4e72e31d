// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/AnalyzeFile.h"

#include <gtest/gtest.h>

#include "core/base/MessageId.h"
#include "tests/support/ScanFixtures.h"

namespace disyre {
namespace {

constexpr Size3 kAnalyzeSize = {3, 4, 5};

std::string analyzeHeader(int type, bool bigEndian = false, int volumes = 1) {
    std::string bytes(348, '\0');
    test::putNumber(bytes, 0, std::int32_t{348}, bigEndian);
    test::putNumber(bytes, 32, std::int32_t{16384}, bigEndian);
    const std::int16_t dim[] = {4, 3, 4, 5, static_cast<std::int16_t>(volumes)};
    const float spacing[] = {0.0f, 2.0f, 3.0f, 4.0f};
    for (std::size_t i = 0; i < 5; ++i) {
        test::putNumber(bytes, 40 + 2 * i, dim[i], bigEndian);
    }
    for (std::size_t i = 0; i < 4; ++i) {
        test::putNumber(bytes, 76 + 4 * i, spacing[i], bigEndian);
    }
    test::putNumber(bytes, 70, static_cast<std::int16_t>(type), bigEndian);
    return bytes;
}

TEST(AnalyzeFile, IsReadByEitherNameInBothByteOrdersWithAWarning) {
    for (const bool bigEndian : {false, true}) {
        const test::TemporaryFolder folder;
        const auto header = test::writeBytes(folder, "a.hdr", analyzeHeader(4, bigEndian));
        const auto image =
            test::writeBytes(folder, "a.img", test::countedBytes<short>(60, bigEndian));
        for (const auto& path : {header, image}) {
            ScanInfo info;
            test::expectCounted(readScan(path, &info), kAnalyzeSize);
            EXPECT_EQ(info.format, "Analyze 7.5");
            EXPECT_EQ(info.dataType, "int16");
            EXPECT_EQ(info.axes, "LAS");
            EXPECT_FALSE(info.hasPosition);
            EXPECT_TRUE(test::hasMessage(info.warnings, MessageId::ScanAnalyze));
            test::expectAffine(info.affine, {{{-2, 0, 0, 2}, {0, 3, 0, -4.5}, {0, 0, 4, -8}}});
        }
    }
}

TEST(AnalyzeFile, GzippedPartsAreFoundTogetherAndApart) {
    const test::TemporaryFolder folder;
    test::writeBytes(folder, "a.hdr.gz", test::packed(analyzeHeader(2)));
    test::writeBytes(folder, "a.img.gz", test::packed(test::countedBytes<char>(60)));
    test::writeBytes(folder, "b.hdr", analyzeHeader(2));
    test::writeBytes(folder, "b.img.gz", test::packed(test::countedBytes<char>(60)));
    test::writeBytes(folder, "C.HDR", analyzeHeader(2));
    test::writeBytes(folder, "C.IMG", test::countedBytes<char>(60));
    for (const char* name : {"a.hdr.gz", "a.img.gz", "b.hdr", "b.img.gz", "C.HDR", "C.IMG"}) {
        ScanInfo info;
        test::expectCounted(readScan(folder.path() / name, &info), kAnalyzeSize);
        EXPECT_EQ(info.compressed, name[0] != 'C');
    }
}

TEST(AnalyzeFile, SpmsOriginAndScaleAndTheFieldOrientAreUsed) {
    const test::TemporaryFolder folder;
    test::writeBytes(folder, "a.img", test::countedBytes<char>(60));
    std::string header = analyzeHeader(2);
    for (const std::size_t i : {0u, 1u, 2u}) {
        test::putNumber(header, 253 + 2 * i, static_cast<std::int16_t>(i + 1), false);
    }
    test::putNumber(header, 112, 0.5f, false);
    ScanInfo info;
    test::expectCounted(readScan(test::writeBytes(folder, "a.hdr", header), &info), kAnalyzeSize,
                        0.0f, 0.5f);
    test::expectAffine(info.affine, {{{-2, 0, 0, 0}, {0, 3, 0, -3}, {0, 0, 4, -8}}});
    EXPECT_TRUE(info.hasPosition);
    const std::pair<char, const char*> kOrders[] = {{0, "LAS"}, {1, "LSA"}, {2, "ASL"}, {3, "LPS"},
                                                    {4, "LIA"}, {5, "PSL"}, {77, "LAS"}};
    for (const auto& [orient, axes] : kOrders) {
        header = analyzeHeader(2);
        header[252] = orient;
        EXPECT_EQ(readScanInfo(test::writeBytes(folder, "a.hdr", header)).axes, axes);
    }
}

TEST(AnalyzeFile, AVolumeOfASeriesIsChosen) {
    const test::TemporaryFolder folder;
    const auto path = test::writeBytes(folder, "a.hdr", analyzeHeader(2, false, 2));
    test::writeBytes(folder, "a.img", test::countedBytes<unsigned char>(120));
    ScanInfo info;
    test::expectCounted(readScan(path, &info, {2}), kAnalyzeSize, 60.0f);
    EXPECT_EQ(info.volumes, 2);
}

TEST(AnalyzeFile, MissingPartsAndDamagedHeadersAreRefused) {
    const test::TemporaryFolder folder;
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "a.hdr", analyzeHeader(2))),
              "scan.voxel-file-missing");
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "b.img", test::countedBytes<char>(60))),
              "scan.header-file-missing");
    // Without .hdr in its name the same header is no scan.
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "a.nii", analyzeHeader(2))),
              "scan.unknown-format");
    test::writeBytes(folder, "a.img", test::countedBytes<char>(60));
    const auto refusal = [&](std::size_t at, auto value) {
        std::string header = analyzeHeader(2);
        test::putNumber(header, at, value, false);
        return test::refusalOf(test::writeBytes(folder, "a.hdr", header));
    };
    EXPECT_EQ(refusal(40, std::int16_t{2}), "scan.flat");
    EXPECT_EQ(refusal(40, std::int16_t{9}), "scan.header-dimensions");
    EXPECT_EQ(refusal(42, std::int16_t{-3}), "scan.header-dimension-not-positive");
    EXPECT_EQ(refusal(42, std::int16_t{30}), "scan.shorter-than-header");
    EXPECT_EQ(refusal(42, std::int16_t{30000}), "scan.too-large");
    EXPECT_EQ(refusal(70, std::int16_t{128}), "scan.voxel-kind");
    EXPECT_EQ(refusal(108, -4.0f), "scan.header-voxel-offset");
    EXPECT_EQ(refusal(80, std::numeric_limits<float>::quiet_NaN()), "scan.header-spacing");
    test::expectMutationsAreSafe(folder, "a.hdr", analyzeHeader(2), 348, 60);
}

}  // namespace
}  // namespace disyre
