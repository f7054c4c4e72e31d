// SPDX-License-Identifier: GPL-3.0-or-later
// Files that unpack to far more than they are: what they may cost is bounded, whatever they claim.
#include <gtest/gtest.h>

#include <zlib.h>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/dicom/DicomHeader.h"
#include "core/dicom/DicomLayout.h"
#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "tests/support/Phantom.h"
#include "tests/support/ScanFixtures.h"
#include "tests/support/TestDicom.h"

namespace disyre {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;

/// Packs `megabytes` of zeros behind other bytes, piece by piece; `window` as zlib's deflateInit2.
std::string packedZeros(const std::string& first, std::uint64_t megabytes, int window) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string packed;
    std::string piece(kMegabyte, '\0');
    std::string out(kMegabyte, '\0');
    for (std::uint64_t i = 0; i <= megabytes; ++i) {
        std::string given = i == 0 ? first : piece;
        stream.next_in = reinterpret_cast<Bytef*>(given.data());
        stream.avail_in = static_cast<uInt>(given.size());
        do {
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            deflate(&stream, i == megabytes ? Z_FINISH : Z_NO_FLUSH);
            packed.append(out.data(), out.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return packed;
}

/// Returns by how many bytes the largest memory of this process grew while something ran.
template <typename Work>
std::uint64_t growthOf(const Work& work) {
    const std::uint64_t before = peakMemoryBytes();
    work();
    return peakMemoryBytes() - before;
}

TEST(Bombs, AScanThatGoesOnForAGigabyteIsReadWithoutIt) {
    const test::TemporaryFolder folder;
    const Volume brain = test::phantomBrain({12, 14, 10}, 4.0);
    writeScan(folder.path() / "a.nii", brain);
    const fs::path bomb = test::writeBytes(
        folder, "a.nii.gz", packedZeros(readTextFile(folder.path() / "a.nii"), 1024, 15 + 16));
    EXPECT_LT(fs::file_size(bomb), 4 * kMegabyte);
    EXPECT_LT(growthOf([&] {
                  const Volume read = readScan(bomb);
                  EXPECT_EQ(read.size, brain.size);
              }),
              64 * kMegabyte);
}

TEST(Bombs, ADeflatedDicomFileStopsAtItsBound) {
    const test::TemporaryFolder folder;
    const fs::path good = folder.path() / "good.dcm";
    test::writeTestDicom(good, {}, test::TestSyntax::Deflated);
    const DicomLayout layout = readDicomLayout(good);
    ASSERT_TRUE(layout.deflated);
    // The good data set up to its pixel data, which now go on for 1 GB; the meta header stays.
    const std::string whole = readTextFile(good);
    const std::size_t uid = whole.find("1.2.840.10008.1.2.1.99");
    ASSERT_NE(uid, std::string::npos);
    std::string meta;
    for (std::size_t end = uid; end < whole.size() && meta.empty(); ++end) {
        // Where the deflated part begins is where raw inflating gives the data set again.
        z_stream stream{};
        inflateInit2(&stream, -15);
        std::string out(layout.dataSet.size(), '\0');
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(whole.data() + end));
        stream.avail_in = static_cast<uInt>(whole.size() - end);
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        inflate(&stream, Z_FINISH);
        inflateEnd(&stream);
        if (stream.avail_out == 0 && out == layout.dataSet) {
            meta = whole.substr(0, end);
        }
    }
    ASSERT_FALSE(meta.empty());
    const fs::path bomb =
        test::writeBytes(folder, "bomb.dcm", meta + packedZeros(layout.dataSet, 1024, -15));
    EXPECT_LT(fs::file_size(bomb), 8 * kMegabyte);
    EXPECT_LT(growthOf([&] {
                  try {
                      (void)readDicomHeader(bomb);
                  } catch (const ScanError& error) {
                      EXPECT_EQ(error.id(), MessageId::DicomHeaderDamaged);
                  }
              }),
              1400 * kMegabyte);
}

}  // namespace
}  // namespace disyre
