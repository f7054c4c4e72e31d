// SPDX-License-Identifier: GPL-3.0-or-later
// NIfTI, NRRD, MetaImage and MGH, told by their first bytes, as one file.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/image/Nifti.h"
#include "core/image/ScanReader.h"
#include "tests/fuzz/FuzzTarget.h"
#include "tests/support/Phantom.h"
#include "tests/support/ScanFixtures.h"

namespace disyre::fuzz {

namespace {

constexpr Size3 kScanSize = {4, 3, 2};

std::string scanVoxels(int bytesEach, bool big) {
    std::string bytes;
    for (int i = 0; i < 24; ++i) {
        if (bytesEach == 2) {
            test::appendNumber(bytes, static_cast<std::int16_t>(i), big);
        } else {
            test::appendNumber(bytes, static_cast<float>(i), big);
        }
    }
    return bytes;
}

std::string niftiSeed() {
    Volume volume(kScanSize, {{{2, 0, 0, -4}, {0, 2, 0, 5}, {0, 0, 2, 6}}});
    for (std::size_t i = 0; i < volume.voxels.size(); ++i) {
        volume.voxels[i] = static_cast<float>(i);
    }
    const std::filesystem::path file = inputFile("seed.nii", "");
    writeScan(file, volume);
    return bytesOf(file);
}

std::string mghSeed() {
    std::string bytes;
    for (const int field : {1, 4, 3, 2, 1, 3, 0}) {
        test::appendNumber(bytes, static_cast<std::int32_t>(field), true);
    }
    test::appendNumber(bytes, std::int16_t{1}, true);
    for (const float number : {4.0f, 4.0f, 4.0f, -1.0f, 0.0f, 0.0f, 0.0f, 0.0f, -1.0f, 0.0f, 1.0f,
                               0.0f, 10.0f, 20.0f, 30.0f}) {
        test::appendNumber(bytes, number, true);
    }
    bytes.resize(284);
    return bytes + scanVoxels(4, true);
}

}  // namespace

Target target() {
    const std::string nrrd =
        "NRRD0004\ntype: short\ndimension: 3\nspace: left-posterior-superior\nsizes: 4 3 2\n"
        "space directions: (4,0,0) (0,4,0) (0,0,4)\nspace origin: (10,20,30)\nendian: little\n";
    const std::string meta =
        "ObjectType = Image\nNDims = 3\nBinaryData = True\nBinaryDataByteOrderMSB = False\n"
        "CompressedData = False\nTransformMatrix = 1 0 0 0 1 0 0 0 1\nOffset = 10 20 30\n"
        "ElementSpacing = 4 4 4\nDimSize = 4 3 2\nElementType = MET_SHORT\n"
        "ElementDataFile = LOCAL\n";
    const std::string shorts = scanVoxels(2, false);
    Target scans;
    scans.seeds = {niftiSeed(),
                   test::packed(niftiSeed()),
                   mghSeed(),
                   test::packed(mghSeed()),
                   nrrd + "encoding: raw\n\n" + shorts,
                   nrrd + "encoding: gzip\n\n" + test::packed(shorts),
                   nrrd + "encoding: ascii\n\n" +
                       "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24\n",
                   nrrd + "encoding: raw\ndata file: slice-%02d.raw 1 2 1 2\n\n",
                   meta + shorts};
    scans.parse = [](std::string_view input) {
        const std::filesystem::path file = inputFile("scan", input);
        ScanInfo info;
        const Volume volume = readScan(file, &info);
        const bool finite = std::all_of(volume.voxels.begin(), volume.voxels.end(),
                                        [](float value) { return std::isfinite(value); });
        if (!finite || volume.size != info.size) {
            std::abort();
        }
    };
    return scans;
}

}  // namespace disyre::fuzz
