// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/NrrdFile.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/MessageId.h"
#include "tests/support/ScanFixtures.h"

namespace disyre {
namespace {

constexpr Size3 kNrrdSize = {3, 4, 5};
constexpr std::size_t kNrrdVoxels = 60;

/// Returns a header for 3 x 4 x 5 voxels with some lines besides those of the size.
std::string nrrdHeader(const std::string& type, const std::string& encoding,
                       const std::string& lines = "endian: little\n") {
    return "NRRD0004\n# a comment\ntype: " + type +
           "\ndimension: 3\nspace: left-posterior-superior\nsizes: 3 4 5\n"
           "space directions: (2,0,0) (0,3,0) (0,0,4)\nkinds: domain domain domain\n"
           "space origin: (10,20,30)\nencoding: " +
           encoding + "\n" + lines + "key:=value: of the user\n";
}

const Affine kNrrdAffine = {{{-2, 0, 0, -10}, {0, -3, 0, -20}, {0, 0, 4, 30}}};

TEST(NrrdFile, AttachedRawVoxelsAreReadWithTheirPosition) {
    const test::TemporaryFolder folder;
    const auto path = test::writeBytes(
        folder, "a.nrrd", nrrdHeader("short", "raw") + "\n" + test::countedBytes<short>(60));
    ScanInfo info;
    test::expectCounted(readScan(path, &info), kNrrdSize);
    test::expectAffine(info.affine, kNrrdAffine);
    EXPECT_EQ(info.format, "NRRD");
    EXPECT_EQ(info.dataType, "int16");
    EXPECT_EQ(info.axes, "LPS");
    EXPECT_FALSE(info.compressed);
    EXPECT_TRUE(info.warnings.empty());
    EXPECT_TRUE(info.notes.empty());
}

template <typename T>
void expectNrrdType(const std::string& name) {
    const test::TemporaryFolder folder;
    for (const bool bigEndian : {false, true}) {
        const std::string header =
            nrrdHeader(name, "raw", bigEndian ? "endian: big\n" : "endian: little\n");
        test::expectCounted(
            readScan(test::writeBytes(folder, "a.nrrd",
                                      header + "\n" + test::countedBytes<T>(60, bigEndian))),
            kNrrdSize);
    }
}

TEST(NrrdFile, EveryNumberTypeReadsInBothByteOrders) {
    expectNrrdType<std::int8_t>("signed char");
    expectNrrdType<std::uint8_t>("uchar");
    expectNrrdType<std::int16_t>("int16_t");
    expectNrrdType<std::uint16_t>("unsigned short");
    expectNrrdType<std::int32_t>("int");
    expectNrrdType<std::uint32_t>("uint32");
    expectNrrdType<std::int64_t>("long long");
    expectNrrdType<std::uint64_t>("ulonglong");
    expectNrrdType<float>("float");
    expectNrrdType<double>("double");
}

TEST(NrrdFile, GzipTextAndCarriageReturnsAreRead) {
    const test::TemporaryFolder folder;
    ScanInfo info;
    const auto packed = test::writeBytes(
        folder, "g.nrrd",
        nrrdHeader("short", "gzip") + "\n" + test::packed(test::countedBytes<short>(60)));
    test::expectCounted(readScan(packed, &info), kNrrdSize);
    EXPECT_TRUE(info.compressed);

    std::string text = nrrdHeader("float", "ascii", "") + "\n";
    for (int i = 0; i < 60; ++i) {
        text += std::to_string(i) + (i % 3 == 0 ? ".0e0\n" : " ");
    }
    test::expectCounted(readScan(test::writeBytes(folder, "t.nrrd", text)), kNrrdSize);

    std::string windows;
    for (const char letter : nrrdHeader("uchar", "raw")) {
        windows += letter == '\n' ? "\r\n" : std::string(1, letter);
    }
    test::expectCounted(readScan(test::writeBytes(folder, "w.nrrd",
                                                  windows + "\r\n" + test::countedBytes<char>(60))),
                        kNrrdSize);
    // The whole file may be gzipped too.
    test::expectCounted(readScan(test::writeBytes(folder, "a.nrrd.gz",
                                                  test::packed(nrrdHeader("uchar", "raw") + "\n" +
                                                               test::countedBytes<char>(60)))),
                        kNrrdSize);
}

TEST(NrrdFile, DetachedVoxelsAreFoundInOneFileInAListAndByAPattern) {
    const test::TemporaryFolder folder;
    const std::string bytes = test::countedBytes<short>(kNrrdVoxels);
    test::writeBytes(folder, "the voxels.raw", "line\nab" + bytes);
    ScanInfo info;
    const std::string skips = "endian: little\nline skip: 1\nbyte skip: 2\n";
    test::expectCounted(readScan(test::writeBytes(folder, "a.nhdr",
                                                  nrrdHeader("short", "raw", skips) +
                                                      "data file: the voxels.raw\n"),
                                 &info),
                        kNrrdSize);
    EXPECT_EQ(info.format, "NRRD with data file");
    const std::string atEnd = "endian: little\nbyteskip: -1\n";
    test::expectCounted(
        readScan(test::writeBytes(
            folder, "e.nhdr", nrrdHeader("short", "raw", atEnd) + "datafile: the voxels.raw\n")),
        kNrrdSize);
    std::string list = nrrdHeader("short", "raw") + "data file: LIST\n";
    for (int i = 0; i < 5; ++i) {
        const std::string name = "slice0" + std::to_string(i + 1) + ".raw";
        test::writeBytes(folder, name, bytes.substr(static_cast<std::size_t>(i) * 24, 24));
        list += name + (i < 4 ? "\n" : "");
    }
    test::expectCounted(readScan(test::writeBytes(folder, "l.nhdr", list)), kNrrdSize);
    test::expectCounted(
        readScan(test::writeBytes(
            folder, "p.nhdr", nrrdHeader("short", "raw") + "data file: slice%02d.raw 1 5 1 2\n")),
        kNrrdSize);
    EXPECT_EQ(test::refusalOf(test::writeBytes(
                  folder, "m.nhdr", nrrdHeader("short", "raw") + "data file: other.raw\n")),
              "scan.voxel-file-missing");
    EXPECT_EQ(test::refusalOf(test::writeBytes(
                  folder, "q.nhdr", nrrdHeader("short", "raw") + "data file: s%s.raw 1 5 1\n")),
              "scan.header-field");
}

/// Returns the information about a NRRD file whose lines about space are given.
ScanInfo nrrdInfoWith(const std::string& lines) {
    const test::TemporaryFolder folder;
    ScanInfo info;
    (void)readScan(test::writeBytes(folder, "a.nrrd",
                                    "NRRD0005\ntype: uchar\ndimension: 3\nsizes: 3 4 5\n" + lines +
                                        "encoding: raw\n\n" + test::countedBytes<char>(60)),
                   &info);
    return info;
}

TEST(NrrdFile, SpacesAreTurnedIntoRas) {
    const std::string along = "space directions: (2,0,0) (0,3,0) (0,0,4)\nspace origin: (1,2,3)\n";
    EXPECT_EQ(nrrdInfoWith("space: right-anterior-superior\n" + along).axes, "RAS");
    EXPECT_EQ(nrrdInfoWith("space: LAS\n" + along).axes, "LAS");
    EXPECT_EQ(nrrdInfoWith("space: left-posterior-superior\n" + along).axes, "LPS");
    test::expectAffine(nrrdInfoWith("space: RAS\n" + along).affine,
                       {{{2, 0, 0, 1}, {0, 3, 0, 2}, {0, 0, 4, 3}}});
    // A sagittal scan: the first axis runs to the back, the second down, the third to the left.
    const ScanInfo sagittal = nrrdInfoWith(
        "space: LPS\nspace directions: (0,1,0) (0,0,-1) (1.2,0,0)\nspace origin: (-9,-8,7)\n");
    EXPECT_EQ(sagittal.axes, "PIL");
    test::expectAffine(sagittal.affine, {{{0, 0, -1.2, 9}, {-1, 0, 0, 8}, {0, -1, 0, 7}}});
    test::expectAffine(nrrdInfoWith("space: RAS\nspace units: \"m\" \"m\" \"m\"\n"
                                    "space directions: (.002,0,0) (0,.003,0) (0,0,.004)\n"
                                    "space origin: (.001,.002,.003)\n")
                           .affine,
                       {{{2, 0, 0, 1}, {0, 3, 0, 2}, {0, 0, 4, 3}}});
}

TEST(NrrdFile, ObliqueAndShearedAxesAreKeptWithANote) {
    const double c = std::cos(0.2), s = std::sin(0.2);
    const auto text = [](double value) { return std::to_string(value); };
    const ScanInfo oblique =
        nrrdInfoWith("space: RAS\nspace directions: (" + text(c) + "," + text(s) + ",0) (" +
                     text(-s) + "," + text(c) + ",0) (0,0,1)\nspace origin: (0,0,0)\n");
    test::expectAffine(oblique.affine, {{{c, -s, 0, 0}, {s, c, 0, 0}, {0, 0, 1, 0}}});
    EXPECT_TRUE(test::hasMessage(oblique.notes, MessageId::ScanOblique));
    EXPECT_FALSE(test::hasMessage(oblique.notes, MessageId::ScanSheared));
    EXPECT_NE(oblique.notes[0].text().find("11.5 degrees"), std::string::npos);
    const ScanInfo sheared =
        nrrdInfoWith("space: RAS\nspace directions: (1,0,0) (.2,1,0) (0,0,1)\n");
    test::expectAffine(sheared.affine, {{{1, 0.2, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}});
    EXPECT_TRUE(test::hasMessage(sheared.notes, MessageId::ScanSheared));
}

TEST(NrrdFile, WithoutAPatientsSpaceThereIsAWarning) {
    const ScanInfo spacings = nrrdInfoWith("spacings: 1 2 3\n");
    EXPECT_TRUE(test::hasMessage(spacings.warnings, MessageId::ScanNoPosition));
    test::expectAffine(spacings.affine, {{{-1, 0, 0, 0}, {0, -2, 0, 0}, {0, 0, 3, 0}}});
    EXPECT_TRUE(test::hasMessage(
        nrrdInfoWith("space: scanner-xyz\nspace directions: (1,0,0) (0,1,0) (0,0,1)\n").warnings,
        MessageId::ScanNoPosition));
}

TEST(NrrdFile, AVolumeOfASeriesIsChosenWhereverItsAxisStands) {
    const test::TemporaryFolder folder;
    const auto series = [](const std::string& sizes, const std::string& directions,
                           const std::string& kinds) {
        return "NRRD0005\ntype: uchar\ndimension: 4\nspace: RAS\nsizes: " + sizes +
               "\nspace directions: " + directions + "\nkinds: " + kinds + "\nencoding: raw\n\n" +
               test::countedBytes<unsigned char>(120);
    };
    const auto first = test::writeBytes(
        folder, "f.nrrd",
        series("2 3 4 5", "none (1,0,0) (0,1,0) (0,0,1)", "list domain domain domain"));
    const auto last = test::writeBytes(
        folder, "l.nrrd",
        series("3 4 5 2", "(1,0,0) (0,1,0) (0,0,1) none", "domain domain domain list"));
    ScanInfo info;
    test::expectCounted(readScan(first, &info), kNrrdSize, 0.0f, 2.0f);
    EXPECT_EQ(info.volumes, 2);
    EXPECT_TRUE(test::hasMessage(info.warnings, MessageId::ScanOfSeries));
    test::expectCounted(readScan(first, &info, {2}), kNrrdSize, 1.0f, 2.0f);
    test::expectCounted(readScan(last), kNrrdSize, 0.0f);
    test::expectCounted(readScan(last, &info, {2}), kNrrdSize, 60.0f);
    EXPECT_EQ(info.volume, 2);
    EXPECT_EQ(test::refusalOf(last, {3}), "scan.no-such-volume");
    EXPECT_EQ(test::refusalOf(test::writeBytes(
                  folder, "m.nrrd",
                  series("3 2 4 5", "(1,0,0) none (0,1,0) (0,0,1)", "domain list domain domain"))),
              "scan.header-field");
    EXPECT_EQ(test::refusalOf(test::writeBytes(folder, "c.nrrd",
                                               series("2 3 4 5", "none (1,0,0) (0,1,0) (0,0,1)",
                                                      "complex domain domain domain"))),
              "scan.voxel-kind");
    EXPECT_EQ(test::refusalOf(test::writeBytes(
                  folder, "d.nrrd",
                  "NRRD0005\ntype: uchar\ndimension: 5\nsizes: 3 4 5 2 2\nencoding: raw\n\n" +
                      test::countedBytes<unsigned char>(240))),
              "scan.several-series");
}

TEST(NrrdFile, DamagedAndAbsurdFilesAreRefused) {
    const test::TemporaryFolder folder;
    const auto refusal = [&folder](const std::string& bytes) {
        return test::refusalOf(test::writeBytes(folder, "x.nrrd", bytes));
    };
    const std::string voxels = test::countedBytes<char>(60);
    const std::string good = nrrdHeader("uchar", "raw") + "\n" + voxels;
    EXPECT_EQ(refusal(good), "");
    test::expectPartsAreRefused(folder, "p.nrrd", good);
    test::expectPartsAreRefused(folder, "g.nrrd",
                                nrrdHeader("uchar", "gzip") + "\n" + test::packed(voxels));
    const auto without = [&good](const std::string& line) {
        std::string changed = good;
        const std::size_t at = changed.find(line);
        return changed.erase(at, changed.find('\n', at) - at + 1);
    };
    for (const char* field : {"type", "dimension", "sizes", "encoding"}) {
        EXPECT_NE(refusal(without(std::string(field) + ": ")), "") << field;
    }
    const auto changed = [&good](const std::string& from, const std::string& to) {
        std::string bytes = good;
        return bytes.replace(bytes.find(from), from.size(), to);
    };
    EXPECT_EQ(refusal(changed("sizes: 3 4 5", "sizes: 3000 4000 4000")), "scan.too-large");
    EXPECT_EQ(refusal(changed("sizes: 3 4 5", "sizes: 99999999999 4 5")), "scan.too-large");
    EXPECT_EQ(refusal(changed("sizes: 3 4 5", "sizes: 999999999999999999999 4 5")),
              "scan.header-field");
    EXPECT_EQ(refusal(changed("sizes: 3 4 5", "sizes: -3 4 5")),
              "scan.header-dimension-not-positive");
    EXPECT_EQ(refusal(changed("sizes: 3 4 5", "sizes: 3 4 1")), "scan.flat");
    EXPECT_EQ(refusal(changed("sizes: 3 4 5", "sizes: 300 400 500")), "scan.shorter-than-header");
    EXPECT_EQ(refusal(changed("encoding: raw", "encoding: bzip2")), "scan.encoding");
    EXPECT_EQ(refusal(changed("type: uchar", "type: block")), "scan.voxel-kind");
    EXPECT_EQ(refusal(changed("(2,0,0)", "(0,3,0)")), "scan.header-spacing");
    EXPECT_EQ(refusal(changed("(2,0,0)", "(2000,0,0)")), "scan.voxel-size");
    EXPECT_EQ(refusal(changed("(2,0,0)", "none")), "scan.header-field");
    EXPECT_EQ(refusal(nrrdHeader("short", "raw", "") + "\n" + test::countedBytes<short>(60)),
              "scan.header-field");
    EXPECT_EQ(refusal(nrrdHeader("uchar", "text", "") + "\n" + std::string(500, 'x')),
              "scan.truncated");
    test::expectMutationsAreSafe(folder, "m.nrrd", good, static_cast<int>(good.size()) - 60, 60);
}

}  // namespace
}  // namespace disyre
