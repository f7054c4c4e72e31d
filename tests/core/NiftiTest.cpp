// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/Nifti.h"

#include <gtest/gtest.h>
#include <nifti2_io.h>
#include <zlib.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"
#include "core/image/ScanReader.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

/// Returns the bytes of a small NIfTI-1 file with the given type and values.
template <typename T>
std::string niftiBytes(int dataType, const std::vector<T>& values, Size3 size, float slope = 0.0f,
                       float intercept = 0.0f) {
    nifti_1_header header{};
    header.sizeof_hdr = 348;
    header.dim[0] = 3;
    for (std::size_t i = 0; i < 3; ++i) {
        header.dim[i + 1] = static_cast<short>(size[i]);
        header.pixdim[i + 1] = 2.0f;
    }
    header.dim[4] = header.dim[5] = header.dim[6] = header.dim[7] = 1;
    header.pixdim[0] = 1.0f;
    header.datatype = static_cast<short>(dataType);
    header.bitpix = static_cast<short>(8 * sizeof(T));
    header.vox_offset = 352;
    header.scl_slope = slope;
    header.scl_inter = intercept;
    header.qform_code = 1;
    header.xyzt_units = NIFTI_UNITS_MM;
    std::memcpy(header.magic, "n+1", 4);
    std::string bytes(352 + values.size() * sizeof(T), '\0');
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + 352, values.data(), values.size() * sizeof(T));
    return bytes;
}

std::string exampleBytes() {
    std::vector<std::int16_t> values(4 * 5 * 6);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<std::int16_t>(i);
    }
    return niftiBytes(DT_INT16, values, {4, 5, 6});
}

fs::path write(const test::TemporaryFolder& folder, const std::string& bytes,
               const char* name = "x.nii") {
    const fs::path path = folder.path() / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

/// Returns the sentence with which a file is refused.
std::string refusal(const fs::path& path) {
    try {
        (void)readScan(path);
    } catch (const ScanError& error) {
        EXPECT_EQ(error.file(), path);
        return error.what();
    }
    return "";
}

template <typename Change>
std::string refusalAfter(Change change) {
    const test::TemporaryFolder folder;
    std::string bytes = exampleBytes();
    nifti_1_header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    change(header, bytes);
    std::memcpy(bytes.data(), &header, std::min(sizeof header, bytes.size()));
    return refusal(write(folder, bytes));
}

void expectContains(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\" lacks \"" << part << "\"";
}

TEST(Nifti, IsReadAsItWasWrittenPlainAndGzipped) {
    const test::TemporaryFolder folder;
    const Volume brain = test::phantomBrain({20, 22, 18}, 1.5);
    for (const char* name : {"a.nii", "a.nii.gz", "漢字 é.nii.gz"}) {
        writeScan(folder.path() / name, brain);
        ScanInfo info;
        const Volume read = readScan(folder.path() / name, &info);
        EXPECT_EQ(read.voxels, brain.voxels);
        EXPECT_EQ(read.size, brain.size);
        EXPECT_EQ(info.axes, "RAS");
        EXPECT_EQ(info.compressed, std::string(name).ends_with("gz"));
        for (std::size_t row = 0; row < 3; ++row) {
            for (std::size_t column = 0; column < 4; ++column) {
                EXPECT_NEAR(read.affine[row][column], brain.affine[row][column], 1e-5);
            }
        }
    }
    EXPECT_LT(fs::file_size(folder.path() / "a.nii.gz"), fs::file_size(folder.path() / "a.nii"));
}

TEST(Nifti, ObliqueAndShearedAffinesSurvive) {
    const test::TemporaryFolder folder;
    Volume brain = test::phantomBrain({10, 11, 12}, 2.0);
    const double c = std::cos(0.3), s = std::sin(0.3);
    brain.affine = {{{2 * c, -2 * s, 0.2, 5}, {2 * s, 2 * c, 0, -3}, {0, 0, 3, 1}}};
    writeScan(folder.path() / "o.nii.gz", brain);
    const Volume read = readScan(folder.path() / "o.nii.gz");
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            EXPECT_NEAR(read.affine[row][column], brain.affine[row][column], 1e-5);
        }
    }
}

template <typename T>
void expectTypeReads(int dataType) {
    const test::TemporaryFolder folder;
    std::vector<T> values(2 * 2 * 3);
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = static_cast<T>(i + 1);
    }
    const Volume plain = readScan(write(folder, niftiBytes(dataType, values, {2, 2, 3})));
    const Volume scaled =
        readScan(write(folder, niftiBytes(dataType, values, {2, 2, 3}, 0.5f, -3.0f)));
    for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_EQ(plain.voxels[i], static_cast<float>(i + 1));
        EXPECT_EQ(scaled.voxels[i], 0.5f * static_cast<float>(i + 1) - 3.0f);
    }
}

TEST(Nifti, EveryNumberTypeReadsWithItsScaling) {
    expectTypeReads<std::uint8_t>(DT_UINT8);
    expectTypeReads<std::int8_t>(DT_INT8);
    expectTypeReads<std::int16_t>(DT_INT16);
    expectTypeReads<std::uint16_t>(DT_UINT16);
    expectTypeReads<std::int32_t>(DT_INT32);
    expectTypeReads<std::uint32_t>(DT_UINT32);
    expectTypeReads<std::int64_t>(DT_INT64);
    expectTypeReads<std::uint64_t>(DT_UINT64);
    expectTypeReads<float>(DT_FLOAT32);
    expectTypeReads<double>(DT_FLOAT64);
}

TEST(Nifti, BigEndianFilesRead) {
    const test::TemporaryFolder folder;
    std::string bytes = exampleBytes();
    nifti_1_header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    constexpr int kNifti1 = 1;
    swap_nifti_header(&header, kNifti1);
    std::memcpy(bytes.data(), &header, sizeof header);
    for (std::size_t i = 352; i < bytes.size(); i += 2) {
        std::swap(bytes[i], bytes[i + 1]);
    }
    const Volume scan = readScan(write(folder, bytes));
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        ASSERT_EQ(scan.voxels[i], static_cast<float>(i));
    }
}

TEST(Nifti, BadFilesAreRefusedWithASentence) {
    const test::TemporaryFolder folder;
    expectContains(refusal(folder.path() / "none.nii"), "does not exist");
    expectContains(refusal(folder.path()), "is a folder");
    expectContains(refusal(write(folder, "")), "is empty");
    expectContains(refusal(write(folder, "hello")), "no NIfTI file");
    expectContains(refusal(write(folder, std::string(5000, 'x'))), "no NIfTI file");
    expectContains(refusal(write(folder, exampleBytes().substr(0, 400))), "truncated");
    expectContains(refusal(write(folder, niftiBytes<float>(DT_FLOAT32, std::vector<float>(60, 7.0f),
                                                           {3, 4, 5}))),
                   "has the same value, 7, in every voxel");
    const float nan = std::numeric_limits<float>::quiet_NaN();
    expectContains(refusal(write(folder, niftiBytes<float>(DT_FLOAT32, std::vector<float>(60, nan),
                                                           {3, 4, 5}))),
                   "no number");
}

TEST(Nifti, OddHeadersAreRefusedWithASentence) {
    expectContains(refusalAfter([](auto& h, auto&) { h.dim[0] = 2, h.dim[3] = 1; }),
                   "flat picture");
    expectContains(refusalAfter([](auto& h, auto&) { h.dim[3] = 1; }), "flat picture");
    expectContains(refusalAfter([](auto& h, auto&) {
                       h.dim[0] = 5, h.dim[4] = 2, h.dim[5] = 3, h.dim[1] = 2, h.dim[3] = 2;
                   }),
                   "several series of volumes (6 volumes");
    expectContains(refusalAfter([](auto& h, auto&) { h.dim[1] = -4; }), "not positive");
    expectContains(refusalAfter([](auto& h, auto&) { h.dim[0] = 9; }), "damaged");
    expectContains(refusalAfter([](auto& h, auto&) { h.dim[1] = h.dim[2] = h.dim[3] = 30000; }),
                   "more than the program can work with");
    expectContains(refusalAfter([](auto& h, auto&) { h.dim[1] = 400; }), "truncated");
    expectContains(refusalAfter([](auto& h, auto&) { h.datatype = DT_RGB24; }), "no grey-value");
    expectContains(refusalAfter([](auto& h, auto&) { h.vox_offset = 3e9f; }), "damaged");
    expectContains(refusalAfter([](auto& h, auto&) { std::memcpy(h.magic, "ni1", 4); }),
                   "second file");
}

TEST(Nifti, TruncatedGzipIsRefused) {
    const test::TemporaryFolder folder;
    const Volume brain = test::phantomBrain({30, 30, 30});
    writeScan(folder.path() / "a.nii.gz", brain);
    std::ifstream stream(folder.path() / "a.nii.gz", std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    expectContains(refusal(write(folder, bytes.substr(0, bytes.size() / 2), "half.nii.gz")),
                   "truncated or damaged");
}

TEST(Nifti, VoxelsThatAreNotNumbersBecomeZeroWithAWarning) {
    const test::TemporaryFolder folder;
    std::vector<float> values(60, 1.0f);
    values[3] = std::numeric_limits<float>::quiet_NaN();
    values[4] = std::numeric_limits<float>::infinity();
    values[5] = 2.0f;
    ScanInfo info;
    const Volume scan = readScan(write(folder, niftiBytes(DT_FLOAT32, values, {3, 4, 5})), &info);
    EXPECT_EQ(scan.voxels[3], 0.0f);
    EXPECT_EQ(scan.voxels[4], 0.0f);
    ASSERT_EQ(info.warnings.size(), 1u);
    expectContains(info.warnings[0].text(), "2 voxels");
}

TEST(Nifti, MutatedHeadersNeverCrash) {
    const test::TemporaryFolder folder;
    const std::string bytes = exampleBytes();
    int refused = 0;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        Random random(17, i);
        std::string mutated = bytes;
        const int changes = random.integer(1, 6);
        for (int c = 0; c < changes; ++c) {
            mutated[static_cast<std::size_t>(random.integer(0, 347))] =
                static_cast<char>(random.bits());
        }
        const fs::path path = write(folder, mutated);
        try {
            const Volume scan = readScan(path);
            ASSERT_LE(scan.voxels.size(), std::size_t{4 * 5 * 6});
            ASSERT_EQ(scan.voxels.size(),
                      scan.sliceSize() * static_cast<std::size_t>(scan.size[2]));
        } catch (const ScanError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 100);
}

/// Returns a small file whose header was changed.
template <typename Change>
std::string bytesAfter(Change change) {
    std::string bytes = exampleBytes();
    nifti_1_header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    change(header);
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

std::string gzipped(const std::string& bytes) {
    const test::TemporaryFolder folder;
    const fs::path path = folder.path() / "packed";
    gzFile file = gzopen(path.string().c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<MessageId> warningsOf(const ScanInfo& info) {
    std::vector<MessageId> ids;
    for (const Message& warning : info.warnings) {
        ids.push_back(warning.id);
    }
    return ids;
}

ScanInfo infoOf(const std::string& bytes) {
    const test::TemporaryFolder folder;
    ScanInfo info;
    (void)readScan(write(folder, bytes), &info);
    return info;
}

TEST(Nifti, AnyFlippedBitOfACompressedScanIsNoticed) {
    const test::TemporaryFolder folder;
    writeScan(folder.path() / "a.nii.gz", test::phantomBrain({30, 30, 30}));
    std::ifstream stream(folder.path() / "a.nii.gz", std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    constexpr std::size_t kHeaderBytes = 10;
    for (std::uint64_t i = 0; i < 40; ++i) {
        Random random(5, i);
        std::string flipped = bytes;
        // The last eight bytes are the check sum and the length.
        const int place =
            random.integer(static_cast<int>(kHeaderBytes), static_cast<int>(bytes.size()) - 1);
        flipped[static_cast<std::size_t>(place)] ^= static_cast<char>(1 << random.integer(0, 7));
        EXPECT_FALSE(refusal(write(folder, flipped, "flipped.nii.gz")).empty()) << place;
    }
}

TEST(Nifti, ACompressedScanWithoutItsCheckSumIsRefused) {
    const test::TemporaryFolder folder;
    const std::string bytes = gzipped(exampleBytes());
    for (const std::size_t missing : {1u, 4u, 8u}) {
        expectContains(refusal(write(folder, bytes.substr(0, bytes.size() - missing), "x.nii.gz")),
                       "truncated or damaged");
    }
    EXPECT_EQ(refusal(write(folder, bytes, "x.nii.gz")), "");
}

TEST(Nifti, FilesOpenByTheirContentAndNotByTheirName) {
    const test::TemporaryFolder folder;
    for (const char* name : {"a.nii", "a.nii.gz", "a", "a.Nii.gZ", "a.img"}) {
        ScanInfo plain;
        EXPECT_EQ(readScan(write(folder, exampleBytes(), name), &plain).voxels[7], 7.0f) << name;
        EXPECT_FALSE(plain.compressed);
        ScanInfo packed;
        EXPECT_EQ(readScan(write(folder, gzipped(exampleBytes()), name), &packed).voxels[7], 7.0f);
        EXPECT_TRUE(packed.compressed);
    }
}

TEST(Nifti, OfASpacingOnlyTheSizeCounts) {
    const ScanInfo info = infoOf(bytesAfter([](auto& h) { h.pixdim[2] = -2.0f; }));
    EXPECT_EQ(info.spacing, (std::array{2.0, 2.0, 2.0}));
    EXPECT_TRUE(info.warnings.empty());
}

TEST(Nifti, AMissingSpacingIsTakenAsOneMillimetreAndIsTold) {
    for (const float bad : {0.0f, std::numeric_limits<float>::quiet_NaN()}) {
        const ScanInfo info = infoOf(bytesAfter([bad](auto& h) { h.pixdim[2] = bad; }));
        EXPECT_EQ(info.spacing, (std::array{2.0, 1.0, 2.0}));
        EXPECT_EQ(warningsOf(info), std::vector{MessageId::ScanSpacingMissing});
    }
}

TEST(Nifti, ASpacingThatIsNoNumberDoesNoHarmBesideAnSform) {
    const ScanInfo info = infoOf(bytesAfter([](auto& h) {
        h.pixdim[2] = std::numeric_limits<float>::quiet_NaN();
        h.sform_code = 1;
        h.srow_x[0] = h.srow_y[1] = h.srow_z[2] = 3.0f;
    }));
    EXPECT_EQ(info.spacing, (std::array{3.0, 3.0, 3.0}));
    EXPECT_EQ(warningsOf(info), std::vector{MessageId::ScanSpacingIgnored});
}

TEST(Nifti, LengthsInMicrometresAndMetresAreConvertedBeforeTheirLimits) {
    const ScanInfo fine = infoOf(bytesAfter([](auto& h) {
        std::fill_n(h.pixdim + 1, 3, 1001.0f);
        h.xyzt_units = NIFTI_UNITS_MICRON;
    }));
    EXPECT_NEAR(fine.spacing[0], 1.001, 1e-6);
    const ScanInfo coarse = infoOf(bytesAfter([](auto& h) {
        std::fill_n(h.pixdim + 1, 3, 0.002f);
        h.xyzt_units = NIFTI_UNITS_METER;
    }));
    EXPECT_NEAR(coarse.spacing[2], 2.0, 1e-6);
    expectContains(refusalAfter([](auto& h, auto&) { h.pixdim[1] = 1001.0f; }),
                   "states an impossible voxel size");
}

TEST(Nifti, TwoPositionsThatDifferInTheirOffsetsAloneAreTold) {
    const auto withSform = [](float offset) {
        return infoOf(bytesAfter([offset](auto& h) {
            h.sform_code = 1;
            h.srow_x[0] = h.srow_y[1] = h.srow_z[2] = 2.0f;
            h.srow_x[3] = offset;
        }));
    };
    EXPECT_EQ(warningsOf(withSform(60.0f)), std::vector{MessageId::ScanTwoPositions});
    EXPECT_TRUE(withSform(0.5f).warnings.empty());
    EXPECT_EQ(withSform(60.0f).affine[0][3], 60.0);
}

TEST(Nifti, WithoutAPositionTheAffineIsAGuess) {
    EXPECT_TRUE(infoOf(exampleBytes()).hasPosition);
    const ScanInfo info = infoOf(bytesAfter([](auto& h) { h.qform_code = 0; }));
    EXPECT_FALSE(info.hasPosition);
    EXPECT_EQ(warningsOf(info), std::vector{MessageId::ScanNoPosition});
    EXPECT_EQ(info.affine[0][3], -3.0);
}

TEST(Nifti, AnOffsetOfZeroMeansTheFirstPlaceThatTheStandardAllows) {
    const test::TemporaryFolder folder;
    const std::string bytes = bytesAfter([](auto& h) { h.vox_offset = 0.0f; });
    EXPECT_EQ(readScan(write(folder, bytes)).voxels,
              readScan(write(folder, exampleBytes())).voxels);
    // With more of the header in between nobody knows where the voxels begin.
    std::string extended = bytes;
    extended[348] = 1;
    expectContains(refusal(write(folder, extended)), "where the voxels begin");
}

TEST(Nifti, OnesAmongVoxelsWithoutANumberAreNotConstant) {
    const test::TemporaryFolder folder;
    std::vector<float> values(60, std::numeric_limits<float>::quiet_NaN());
    values[7] = values[8] = 1.0f;
    const Volume mask = readScan(write(folder, niftiBytes(DT_FLOAT32, values, {3, 4, 5})));
    EXPECT_EQ(std::count(mask.voxels.begin(), mask.voxels.end(), 1.0f), 2);
    EXPECT_EQ(std::count(mask.voxels.begin(), mask.voxels.end(), 0.0f), 58);
}

}  // namespace
}  // namespace disyre
