// SPDX-License-Identifier: GPL-3.0-or-later
// Damages scans of six formats at random, opens them as the program does, and counts how far each
// of them comes. Nothing but a refusal in words or a scan of finite voxels may come out; under the
// preset asan a read beyond a buffer ends the test. DISYRE_DAMAGED_SCANS=10000 tries more of them,
// and DISYRE_DAMAGED_SEED=N others.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/workflows/ScanSource.h"
#include "tests/support/Phantom.h"
#include "tests/support/ScanFixtures.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

constexpr Size3 kSize = {12, 14, 10};
constexpr std::size_t kVoxels = 12 * 14 * 10;

/// A scan as the bytes of its files.
struct ScanBytes {
    std::string format;
    std::vector<std::pair<std::string, std::string>> files;  ///< Names and bytes.
    std::string opened;           ///< The name of the file that is opened; empty for the folder.
    std::size_t damaged = 0;      ///< Which of the files is damaged.
    std::size_t headerBytes = 0;  ///< How much of it is its header.
    bool isPacked = false;        ///< Whether gzip is put around it once it is damaged.
};

std::string bytesOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string phantomVoxels() {
    std::string bytes;
    for (const float value : test::phantomBrain(kSize, 4.0).voxels) {
        test::appendNumber(bytes, static_cast<std::int16_t>(value), false);
    }
    return bytes;
}

ScanBytes niftiBytes(bool isPacked) {
    const test::TemporaryFolder folder;
    writeScan(folder.path() / "a.nii", test::phantomBrain(kSize, 4.0));
    return {isPacked ? "NIfTI, gzipped" : "NIfTI",
            {{isPacked ? "a.nii.gz" : "a.nii", bytesOf(folder.path() / "a.nii")}},
            isPacked ? "a.nii.gz" : "a.nii",
            0,
            352,
            isPacked};
}

ScanBytes nrrdBytes() {
    const std::string header =
        "NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 12 14 10\n"
        "space directions: (4,0,0) (0,4,0) (0,0,4)\nspace origin: (10,20,30)\n"
        "encoding: gzip\nendian: little\n\n";
    return {"NRRD",        {{"a.nrrd", header + test::packed(phantomVoxels())}},
            "a.nrrd",      0,
            header.size(), false};
}

ScanBytes metaBytes() {
    const std::string header =
        "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n"
        "CompressedData = False\nTransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 10 20 30\n"
        "ElementSpacing = 4 4 4\nDimSize = 12 14 10\nElementType = MET_SHORT\n"
        "ElementDataFile = LOCAL\n";
    return {"MetaImage", {{"a.mha", header + phantomVoxels()}}, "a.mha", 0, header.size(), false};
}

ScanBytes mghBytes() {
    std::string bytes;
    for (const int field : {1, 12, 14, 10, 1, 3, 0}) {
        test::appendNumber(bytes, static_cast<std::int32_t>(field), true);
    }
    test::appendNumber(bytes, std::int16_t{1}, true);
    for (const float number : {4.0f, 4.0f, 4.0f, -1.0f, 0.0f, 0.0f, 0.0f, 0.0f, -1.0f, 0.0f, 1.0f,
                               0.0f, 10.0f, 20.0f, 30.0f}) {
        test::appendNumber(bytes, number, true);
    }
    bytes.resize(284);
    for (const float value : test::phantomBrain(kSize, 4.0).voxels) {
        test::appendNumber(bytes, value, true);
    }
    return {"MGH, gzipped", {{"a.mgz", bytes}}, "a.mgz", 0, 284, true};
}

ScanBytes analyzeBytes() {
    std::string bytes(348, '\0');
    test::putNumber(bytes, 0, std::int32_t{348}, false);
    test::putNumber(bytes, 32, std::int32_t{16384}, false);
    const std::array<std::int16_t, 5> sizes{4, 12, 14, 10, 1};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        test::putNumber(bytes, 40 + 2 * i, sizes[i], false);
        test::putNumber(bytes, 76 + 4 * i, 4.0f, false);
    }
    test::putNumber(bytes, 70, std::int16_t{4}, false);
    test::putNumber(bytes, 72, std::int16_t{16}, false);
    return {"Analyze 7.5", {{"a.hdr", bytes}, {"a.img", phantomVoxels()}}, "a.hdr", 0, 348, false};
}

ScanBytes dicomBytes() {
    const test::TemporaryFolder folder;
    test::writeTestSeries(folder.path(), 6);
    ScanBytes scan{"DICOM series", {}, "", 2, 0, false};
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        scan.files.emplace_back(entry.path().filename().string(), bytesOf(entry.path()));
    }
    std::sort(scan.files.begin(), scan.files.end());
    scan.headerBytes = scan.files[scan.damaged].second.size() - 60;
    return scan;
}

/// Damages the bytes of a file in one of the ways in which files are damaged, or are made to harm.
void damage(std::string& bytes, std::size_t header, Random& random) {
    const auto anyOf = [&](std::size_t first, std::size_t end) {
        return first +
               static_cast<std::size_t>(random.integer(0, static_cast<int>(end - first) - 1));
    };
    switch (random.integer(0, 5)) {
        case 0:  // A few bytes of the header.
            for (int i = random.integer(1, 4); i > 0; --i) {
                bytes[anyOf(0, header)] = static_cast<char>(random.bits());
            }
            break;
        case 1: {  // A number of the header becomes an extreme one.
            constexpr std::array<std::int32_t, 6> kExtreme{
                0, -1, 1, 0x7fffffff, 0x10000, static_cast<std::int32_t>(0x80000000)};
            const std::size_t at = anyOf(0, header - 3);
            test::putNumber(bytes, at, kExtreme[static_cast<std::size_t>(random.integer(0, 5))],
                            random.chance(0.5));
            break;
        }
        case 2:  // A single bit, anywhere.
            bytes[anyOf(0, bytes.size())] ^= static_cast<char>(1 << random.integer(0, 7));
            break;
        case 3:  // Some bytes of the voxels.
            for (int i = random.integer(1, 40); i > 0; --i) {
                bytes[anyOf(header, bytes.size())] = static_cast<char>(random.bits());
            }
            break;
        case 4:  // Cut off.
            bytes.resize(anyOf(0, bytes.size()));
            break;
        default:  // A piece is left out in the middle.
            const std::size_t at = anyOf(0, bytes.size() - 1);
            bytes.erase(at, static_cast<std::size_t>(random.integer(1, 200)));
            break;
    }
}

/// How many of the scans came how far.
struct Stages {
    int header = 0;    ///< Refused by what the header says.
    int reader = 0;    ///< Refused while the voxels were read.
    int accepted = 0;  ///< Read.
    [[nodiscard]] int all() const { return header + reader + accepted; }
};

/// A whole number of the environment, or another one where it is not set.
int setting(const char* name, int usual) {
    const char* text = std::getenv(name);
    return text != nullptr && std::atoi(text) > 0 ? std::atoi(text) : usual;
}

TEST(DamagedScans, AreReadOrRefusedInWordsAndNothingElse) {
    const int tries = setting("DISYRE_DAMAGED_SCANS", 500);
    const auto seed = static_cast<std::uint64_t>(setting("DISYRE_DAMAGED_SEED", 28));
    const std::array<ScanBytes, 7> scans{niftiBytes(false), niftiBytes(true), nrrdBytes(),
                                         metaBytes(),       mghBytes(),       analyzeBytes(),
                                         dicomBytes()};
    std::map<std::string, Stages> counts;
    double slowest = 0.0;
    for (int i = 0; i < tries; ++i) {
        SCOPED_TRACE(fmt::format("seed {}, scan {}", seed, i));
        Random random(seed, static_cast<std::uint64_t>(i));
        const ScanBytes& scan = scans[static_cast<std::size_t>(i) % scans.size()];
        const test::TemporaryFolder folder;
        for (std::size_t f = 0; f < scan.files.size(); ++f) {
            std::string bytes = scan.files[f].second;
            // Of a gzipped file either what is inside is damaged, or the stream itself.
            const bool inside = !scan.isPacked || random.chance(0.5);
            if (f == scan.damaged && inside) {
                damage(bytes, scan.headerBytes, random);
            }
            if (scan.isPacked) {
                bytes = test::packed(bytes);
            }
            if (f == scan.damaged && !inside) {
                damage(bytes, bytes.size() / 2, random);
            }
            test::writeBytes(folder, scan.files[f].first, bytes);
        }
        Stages& stages = counts[scan.format];
        const fs::path path = folder.path() / scan.opened;
        const auto begun = std::chrono::steady_clock::now();
        bool passedHeader = false;
        try {
            if (scan.opened.empty()) {
                (void)listScanSource(path, {}, StopToken());
            } else {
                (void)readScanInfo(path);
            }
            passedHeader = true;
            const Volume volume = readScanSource(path, {}, {}, StopToken()).volume;
            ++stages.accepted;
            // A damaged size may make the scan smaller, but it never has voxels that the file
            // lacks.
            ASSERT_LE(volume.voxels.size(), kVoxels);
            for (const float voxel : volume.voxels) {
                ASSERT_TRUE(std::isfinite(voxel));
            }
        } catch (const Error& error) {
            ++(passedHeader ? stages.reader : stages.header);
            EXPECT_GT(std::string_view(error.what()).size(), 20u);
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
        slowest = std::max(slowest, took.count());
    }
    Stages sum;
    fmt::print("{} damaged scans, seed {}; the slowest took {:.2f} s\n", tries, seed, slowest);
    fmt::print("{:<16}{:>8}{:>8}{:>10}\n", "", "header", "reader", "accepted");
    for (const auto& [format, stages] : counts) {
        fmt::print("{:<16}{:>8}{:>8}{:>10}\n", format, stages.header, stages.reader,
                   stages.accepted);
        sum.header += stages.header;
        sum.reader += stages.reader;
        sum.accepted += stages.accepted;
    }
    fmt::print("{:<16}{:>8}{:>8}{:>10}\n", "all", sum.header, sum.reader, sum.accepted);
    EXPECT_EQ(sum.all(), tries);
    // Otherwise nearly all would be refused by their headers, and the readers would not be tried.
    EXPECT_GE(sum.reader + sum.accepted, 3 * tries / 10);
    // No file, however small, makes the program wait.
    EXPECT_LT(slowest, 10.0);
}

}  // namespace
}  // namespace disyre
