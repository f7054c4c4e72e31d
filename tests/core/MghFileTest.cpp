// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/MghFile.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/MessageId.h"
#include "tests/support/ScanFixtures.h"

namespace disyre {
namespace {

constexpr Size3 kMghSize = {4, 6, 8};
constexpr std::size_t kMghVoxels = 192;

/// The directions of the axes, each with its three RAS numbers, as the format stores them.
using MghDirections = std::array<float, 9>;
constexpr MghDirections kMghCoronal = {-1, 0, 0, 0, 0, -1, 0, 1, 0};

std::string mghHeader(int type, int frames, bool hasPosition = true,
                      const MghDirections& directions = kMghCoronal) {
    std::string bytes;
    for (const int field : {1, 4, 6, 8, frames, type, 0}) {
        test::appendNumber(bytes, static_cast<std::int32_t>(field), true);
    }
    test::appendNumber(bytes, static_cast<std::int16_t>(hasPosition ? 1 : 0), true);
    for (const float spacing : {2.0f, 3.0f, 4.0f}) {
        test::appendNumber(bytes, spacing, true);
    }
    for (const float number : directions) {
        test::appendNumber(bytes, number, true);
    }
    for (const float centre : {10.0f, 20.0f, 30.0f}) {
        test::appendNumber(bytes, centre, true);
    }
    bytes.resize(284);
    return bytes;
}

TEST(MghFile, IsReadPlainAndGzippedWithItsCentre) {
    const test::TemporaryFolder folder;
    const std::string bytes = mghHeader(3, 1) + test::countedBytes<float>(kMghVoxels, true);
    for (const bool isPacked : {false, true}) {
        ScanInfo info;
        test::expectCounted(readScan(test::writeBytes(folder, isPacked ? "a.mgz" : "a.mgh",
                                                      isPacked ? test::packed(bytes) : bytes),
                                     &info),
                            kMghSize);
        EXPECT_EQ(info.format, "MGH");
        EXPECT_EQ(info.compressed, isPacked);
        EXPECT_EQ(info.axes, "LIA");
        EXPECT_TRUE(info.warnings.empty());
        // The centre is the voxel (2, 3, 4).
        test::expectAffine(info.affine, {{{-2, 0, 0, 14}, {0, 0, 4, 4}, {0, -3, 0, 39}}});
    }
}

TEST(MghFile, EveryNumberTypeOfTheFormatReads) {
    const test::TemporaryFolder folder;
    const auto read = [&folder](int type, const std::string& voxels) {
        return readScan(test::writeBytes(folder, "a.mgh", mghHeader(type, 1) + voxels));
    };
    test::expectCounted(read(0, test::countedBytes<std::uint8_t>(kMghVoxels)), kMghSize);
    test::expectCounted(read(1, test::countedBytes<std::int32_t>(kMghVoxels, true)), kMghSize);
    test::expectCounted(read(4, test::countedBytes<std::int16_t>(kMghVoxels, true)), kMghSize);
    test::expectCounted(read(10, test::countedBytes<std::uint16_t>(kMghVoxels, true)), kMghSize);
}

TEST(MghFile, WithoutAPositionFreeSurfersOwnIsTakenWithAWarning) {
    const test::TemporaryFolder folder;
    ScanInfo info;
    (void)readScan(
        test::writeBytes(folder, "a.mgh",
                         mghHeader(0, 1, false) + test::countedBytes<std::uint8_t>(kMghVoxels)),
        &info);
    EXPECT_TRUE(test::hasMessage(info.warnings, MessageId::ScanNoPosition));
    test::expectAffine(info.affine, {{{-1, 0, 0, 2}, {0, 0, 1, -4}, {0, -1, 0, 3}}});
}

TEST(MghFile, ObliqueAxesAreKeptWithANote) {
    const test::TemporaryFolder folder;
    const auto c = static_cast<float>(std::cos(0.3)), s = static_cast<float>(std::sin(0.3));
    ScanInfo info;
    (void)readScan(test::writeBytes(folder, "a.mgh",
                                    mghHeader(0, 1, true, {c, s, 0, -s, c, 0, 0, 0, 1}) +
                                        test::countedBytes<std::uint8_t>(kMghVoxels)),
                   &info);
    EXPECT_TRUE(test::hasMessage(info.notes, MessageId::ScanOblique));
    EXPECT_NEAR(info.affine[0][0], 2 * c, 1e-6);
    EXPECT_NEAR(info.affine[1][0], 2 * s, 1e-6);
    EXPECT_NEAR(info.affine[0][1], -3 * s, 1e-6);
}

TEST(MghFile, AFrameIsChosen) {
    const test::TemporaryFolder folder;
    const auto path = test::writeBytes(
        folder, "a.mgz",
        test::packed(mghHeader(4, 3) + test::countedBytes<std::int16_t>(3 * kMghVoxels, true)));
    ScanInfo info;
    test::expectCounted(readScan(path, &info, {3}), kMghSize, 2.0f * kMghVoxels);
    EXPECT_EQ(info.volumes, 3);
    EXPECT_EQ(test::refusalOf(path, {4}), "scan.no-such-volume");
}

TEST(MghFile, DamagedAndAbsurdFilesAreRefused) {
    const test::TemporaryFolder folder;
    const std::string good = mghHeader(0, 1) + test::countedBytes<std::uint8_t>(kMghVoxels);
    const auto refusal = [&](std::size_t at, std::int32_t value) {
        std::string bytes = good;
        test::putNumber(bytes, at, value, true);
        return test::refusalOf(test::writeBytes(folder, "x.mgh", bytes));
    };
    test::expectPartsAreRefused(folder, "p.mgh", good);
    test::expectPartsAreRefused(folder, "p.mgz", test::packed(good));
    EXPECT_EQ(refusal(4, -4), "scan.header-dimension-not-positive");
    EXPECT_EQ(refusal(4, 1), "scan.flat");
    EXPECT_EQ(refusal(4, 400), "scan.shorter-than-header");
    EXPECT_EQ(refusal(4, 2000000000), "scan.too-large");
    EXPECT_EQ(refusal(16, 2000000000), "scan.header-dimensions");
    EXPECT_EQ(refusal(20, 9), "scan.voxel-kind");
    EXPECT_EQ(refusal(30, 0), "scan.header-spacing");
    EXPECT_EQ(refusal(0, 7), "scan.unknown-format");
    test::expectMutationsAreSafe(folder, "m.mgh", good, 90, kMghVoxels);
}

}  // namespace
}  // namespace disyre
