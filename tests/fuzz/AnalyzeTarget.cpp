// SPDX-License-Identifier: GPL-3.0-or-later
// Analyze 7.5 and NIfTI pairs: a header of 348 bytes, and behind it what the image's file holds.
#include <array>

#include "core/image/ScanReader.h"
#include "tests/fuzz/FuzzTarget.h"
#include "tests/support/Phantom.h"
#include "tests/support/ScanFixtures.h"

namespace disyre::fuzz {

namespace {

constexpr std::size_t kPairHeader = 348;

std::string pairSeed(bool isNifti, bool big) {
    std::string bytes(kPairHeader, '\0');
    test::putNumber(bytes, 0, std::int32_t{348}, big);
    const std::array<std::int16_t, 5> sizes{4, 4, 3, 2, 1};
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        test::putNumber(bytes, 40 + 2 * i, sizes[i], big);
        test::putNumber(bytes, 76 + 4 * i, 4.0f, big);
    }
    test::putNumber(bytes, 70, std::int16_t{4}, big);
    test::putNumber(bytes, 72, std::int16_t{16}, big);
    if (isNifti) {
        bytes.replace(344, 3, "ni1");
    }
    for (int i = 0; i < 24; ++i) {
        test::appendNumber(bytes, static_cast<std::int16_t>(i), big);
    }
    return bytes;
}

}  // namespace

Target target() {
    Target pairs;
    pairs.seeds = {pairSeed(false, false), pairSeed(false, true), pairSeed(true, false),
                   pairSeed(true, true)};
    pairs.parse = [](std::string_view input) {
        const std::filesystem::path header = inputFile("scan.hdr", input.substr(0, kPairHeader));
        (void)inputFile("scan.img", input.size() > kPairHeader ? input.substr(kPairHeader) : "");
        (void)readScan(header);
    };
    return pairs;
}

}  // namespace disyre::fuzz
