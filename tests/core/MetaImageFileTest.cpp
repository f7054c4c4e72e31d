// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/MetaImageFile.h"

#include <gtest/gtest.h>

#include "core/base/MessageId.h"
#include "tests/support/ScanFixtures.h"

namespace disyre {
namespace {

constexpr Size3 kMetaSize = {3, 4, 5};

/// Returns a header for 3 x 4 x 5 voxels as ITK writes it, with further lines before the last one.
std::string metaHeader(const std::string& type, const std::string& file = "LOCAL",
                       const std::string& lines = "") {
    return "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n" +
           lines +
           "TransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 10 20 30\nCenterOfRotation = 0 0 0\n"
           "AnatomicalOrientation = RAI\nElementSpacing = 2 3 4\nDimSize = 3 4 5\nElementType = " +
           type + "\nElementDataFile = " + file + "\n";
}

std::string replacedIn(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST(MetaImageFile, LocalVoxelsAreReadWithTheirPosition) {
    const test::TemporaryFolder folder;
    ScanInfo info;
    test::expectCounted(
        readScan(test::writeBytes(folder, "a.mha",
                                  metaHeader("MET_SHORT") + test::countedBytes<short>(60)),
                 &info),
        kMetaSize);
    EXPECT_EQ(info.format, "MetaImage");
    EXPECT_EQ(info.dataType, "int16");
    EXPECT_EQ(info.axes, "LPS");
    test::expectAffine(info.affine, {{{-2, 0, 0, -10}, {0, -3, 0, -20}, {0, 0, 4, 30}}});
    EXPECT_TRUE(info.warnings.empty());
    EXPECT_TRUE(info.notes.empty());
}

template <typename T>
void expectMetaType(const std::string& name) {
    const test::TemporaryFolder folder;
    for (const bool bigEndian : {false, true}) {
        const std::string header =
            replacedIn(metaHeader(name), "MSB = False", bigEndian ? "MSB = True" : "MSB = False");
        test::expectCounted(readScan(test::writeBytes(
                                folder, "a.mha", header + test::countedBytes<T>(60, bigEndian))),
                            kMetaSize);
    }
}

TEST(MetaImageFile, EveryNumberTypeReadsInBothByteOrders) {
    expectMetaType<std::int8_t>("MET_CHAR");
    expectMetaType<std::uint8_t>("MET_UCHAR");
    expectMetaType<std::int16_t>("MET_SHORT");
    expectMetaType<std::uint16_t>("MET_USHORT");
    expectMetaType<std::int32_t>("MET_INT");
    expectMetaType<std::uint32_t>("MET_UINT");
    expectMetaType<std::int64_t>("MET_LONG_LONG");
    expectMetaType<std::uint64_t>("MET_ULONG_LONG");
    expectMetaType<float>("MET_FLOAT");
    expectMetaType<double>("MET_DOUBLE");
}

TEST(MetaImageFile, CompressedAndTextVoxelsAreRead) {
    const test::TemporaryFolder folder;
    const std::string compressed = "CompressedData = True\nCompressedDataSize = 99\n";
    const std::string bytes = test::packed(test::countedBytes<short>(60), false);
    ScanInfo info;
    test::expectCounted(
        readScan(
            test::writeBytes(folder, "c.mha", metaHeader("MET_SHORT", "LOCAL", compressed) + bytes),
            &info),
        kMetaSize);
    EXPECT_TRUE(info.compressed);
    test::writeBytes(folder, "c.zraw", bytes);
    test::expectCounted(
        readScan(test::writeBytes(folder, "c.mhd", metaHeader("MET_SHORT", "c.zraw", compressed)),
                 &info),
        kMetaSize);
    EXPECT_EQ(info.format, "MetaImage with data file");
    std::string text =
        replacedIn(metaHeader("MET_FLOAT"), "BinaryData = True", "BinaryData = False");
    for (int i = 0; i < 60; ++i) {
        text += std::to_string(i) + " ";
    }
    test::expectCounted(readScan(test::writeBytes(folder, "t.mha", text)), kMetaSize);
}

TEST(MetaImageFile, DataFilesAreFoundByNameInAListAndByAPattern) {
    const test::TemporaryFolder folder;
    const std::string bytes = test::countedBytes<short>(60);
    test::writeBytes(folder, "a.raw", "head" + bytes);
    for (const char* size : {"4", "-1"}) {
        const std::string skip = std::string("HeaderSize = ") + size + "\n";
        test::expectCounted(
            readScan(test::writeBytes(folder, "a.mhd", metaHeader("MET_SHORT", "a.raw", skip))),
            kMetaSize);
    }
    std::string list = metaHeader("MET_SHORT", "LIST");
    for (int i = 0; i < 5; ++i) {
        const std::string name = "s" + std::to_string(i) + ".raw";
        test::writeBytes(folder, name, bytes.substr(static_cast<std::size_t>(i) * 24, 24));
        list += name + "\n";
    }
    test::expectCounted(readScan(test::writeBytes(folder, "l.mhd", list)), kMetaSize);
    test::expectCounted(
        readScan(test::writeBytes(folder, "p.mhd", metaHeader("MET_SHORT", "s%d.raw 0 4 1"))),
        kMetaSize);
    EXPECT_EQ(
        test::refusalOf(test::writeBytes(folder, "m.mhd", metaHeader("MET_SHORT", "nowhere.raw"))),
        "scan.voxel-file-missing");
    // A header that names a folder or itself in a circle must not be taken for voxels.
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "d.mhd", metaHeader("MET_SHORT", "."))),
              "scan.voxel-file-missing");
}

TEST(MetaImageFile, DirectionsAreRowsOfTheMatrix) {
    const test::TemporaryFolder folder;
    // The first axis runs to the patient's back, the second to the head, the third to the left.
    const std::string header =
        replacedIn(metaHeader("MET_UCHAR"), "1 0 0 0 1 0 0 0 1", "0 1 0 0 0 1 1 0 0");
    ScanInfo info;
    (void)readScan(test::writeBytes(folder, "s.mha", header + test::countedBytes<char>(60)), &info);
    EXPECT_EQ(info.axes, "PSL");
    test::expectAffine(info.affine, {{{0, 0, -4, -10}, {-2, 0, 0, -20}, {0, 3, 0, 30}}});
    const std::string sheared =
        replacedIn(metaHeader("MET_UCHAR"), "1 0 0 0 1 0 0 0 1", "1 0 0 .3 .9 0 0 0 1");
    (void)readScan(test::writeBytes(folder, "h.mha", sheared + test::countedBytes<char>(60)),
                   &info);
    EXPECT_TRUE(test::hasMessage(info.notes, MessageId::ScanSheared));
    EXPECT_NEAR(info.affine[0][1], -0.9, 1e-9);
    const std::string unturned =
        replacedIn(metaHeader("MET_UCHAR"), "TransformMatrix = 1 0 0 0 1 0 0 0 1\n", "");
    (void)readScan(test::writeBytes(folder, "u.mha", unturned + test::countedBytes<char>(60)),
                   &info);
    EXPECT_TRUE(test::hasMessage(info.warnings, MessageId::ScanNoPosition));
}

TEST(MetaImageFile, AVolumeOfASeriesIsChosen) {
    const test::TemporaryFolder folder;
    const std::string header =
        "ObjectType = Image\nNDims = 4\nDimSize = 3 4 5 2\nElementSpacing = 2 3 4 1\n"
        "TransformMatrix = 1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1\nOffset = 10 20 30 0\n"
        "ElementType = MET_UCHAR\nElementDataFile = LOCAL\n";
    const auto path =
        test::writeBytes(folder, "s.mha", header + test::countedBytes<unsigned char>(120));
    ScanInfo info;
    test::expectCounted(readScan(path, &info), kMetaSize);
    EXPECT_EQ(info.volumes, 2);
    test::expectAffine(info.affine, {{{-2, 0, 0, -10}, {0, -3, 0, -20}, {0, 0, 4, 30}}});
    test::expectCounted(readScan(path, &info, {2}), kMetaSize, 60.0f);
    EXPECT_EQ(test::refusalOf(path, {3}), "scan.no-such-volume");
    EXPECT_EQ(readScanInfo(path, {2}).volume, 2);
}

TEST(MetaImageFile, DamagedAndAbsurdFilesAreRefused) {
    const test::TemporaryFolder folder;
    const std::string good = metaHeader("MET_UCHAR") + test::countedBytes<char>(60);
    const auto refusal = [&](const std::string& from, const std::string& to) {
        return test::refusalOf(test::writeBytes(folder, "x.mha", replacedIn(good, from, to)));
    };
    EXPECT_EQ(refusal("RAI", "???"), "");
    test::expectPartsAreRefused(folder, "p.mha", good);
    test::expectPartsAreRefused(folder, "c.mha",
                                metaHeader("MET_UCHAR", "LOCAL", "CompressedData = True\n") +
                                    test::packed(test::countedBytes<char>(60), false));
    EXPECT_EQ(refusal("DimSize = 3 4 5", "DimSize = 4000 4000 4000"), "scan.too-large");
    EXPECT_EQ(refusal("DimSize = 3 4 5", "DimSize = 3 4"), "scan.header-field");
    EXPECT_EQ(refusal("DimSize = 3 4 5", "DimSize = 0 4 5"), "scan.header-dimension-not-positive");
    EXPECT_EQ(refusal("DimSize = 3 4 5", "DimSize = 30 40 50"), "scan.shorter-than-header");
    EXPECT_EQ(refusal("NDims = 3", "NDims = 2"), "scan.flat");
    EXPECT_EQ(refusal("NDims = 3", "NDims = 99"), "scan.header-field");
    EXPECT_EQ(refusal("ObjectType = Image", "ObjectType = Tube"), "scan.header-field");
    EXPECT_EQ(refusal("MET_UCHAR", "MET_UCHAR_ARRAY"), "scan.voxel-kind");
    EXPECT_EQ(refusal("ElementSpacing", "ElementNumberOfChannels = 3\nElementSpacing"),
              "scan.voxel-kind");
    EXPECT_EQ(refusal("ElementSpacing = 2 3 4", "ElementSpacing = 0 3 4"), "scan.header-spacing");
    EXPECT_EQ(refusal("ElementSpacing = 2 3 4", "ElementSpacing = 2 3 x"), "scan.header-field");
    EXPECT_EQ(refusal("ElementSpacing = 2 3 4", "ElementSpacing = 2 3 nan"), "scan.header-spacing");
    EXPECT_EQ(refusal("Offset = 10", "Offset = 1e99"), "scan.header-spacing");
    test::expectMutationsAreSafe(folder, "m.mha", good, static_cast<int>(good.size()) - 60, 60);
}

}  // namespace
}  // namespace disyre
