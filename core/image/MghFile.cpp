// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/MghFile.h"

#include <fmt/format.h>

#include <optional>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/BinaryHeader.h"
#include "core/image/PackedFile.h"
#include "core/image/ScanChecks.h"
#include "core/image/StoredVoxels.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

// Where the fields of the header begin, in bytes.
constexpr std::size_t kMghVersionAt = 0;
constexpr std::size_t kMghSizeAt = 4;  // width, height, depth and the number of frames
constexpr std::size_t kMghTypeAt = 20;
constexpr std::size_t kMghHasPositionAt = 28;
constexpr std::size_t kMghSpacingAt = 30;
constexpr std::size_t kMghDirectionsAt = 42;  // the first axis's three numbers, then the second's
constexpr std::size_t kMghCentreAt = 78;
constexpr std::size_t kMghHeaderEnd = 90;
constexpr std::size_t kMghVoxelsAt = 284;

constexpr std::int32_t kMghVersion = 1;
constexpr std::int32_t kMghHighestType = 12;

std::optional<NumberType> mghNumberType(std::int32_t code) {
    switch (code) {
        case 0:
            return NumberType::UInt8;
        case 1:
            return NumberType::Int32;
        case 3:
            return NumberType::Float32;
        case 4:
            return NumberType::Int16;
        case 10:
            return NumberType::UInt16;
        default:
            return std::nullopt;
    }
}

/// Returns the affine of a header that says one, and otherwise that which FreeSurfer supposes then:
/// voxels of 1 mm in coronal slices, the centre at the origin.
Affine mghAffine(const BinaryHeader& header, const Size3& size, bool hasPosition) {
    Affine affine = {{{-1, 0, 0, 0}, {0, 0, 1, 0}, {0, -1, 0, 0}}};
    std::array<double, 3> centre{};
    for (std::size_t row = 0; hasPosition && row < 3; ++row) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            affine[row][axis] =
                static_cast<double>(header.at<float>(kMghDirectionsAt + 4 * (3 * axis + row))) *
                static_cast<double>(header.at<float>(kMghSpacingAt + 4 * axis));
        }
        centre[row] = static_cast<double>(header.at<float>(kMghCentreAt + 4 * row));
    }
    const std::array<double, 3> middle = {size[0] / 2.0, size[1] / 2.0, size[2] / 2.0};
    const std::array<double, 3> moved = movedBy(affine, middle);
    for (std::size_t row = 0; row < 3; ++row) {
        affine[row][3] = centre[row] - moved[row];
    }
    return affine;
}

struct MghScan {
    ScanInfo info;
    StoredVoxels stored;
};

MghScan readMghHeader(const fs::path& path, const ScanChoice& choice) {
    const std::vector<unsigned char> bytes = firstBytesOf(path, kMghVoxelsAt);
    if (bytes.size() < kMghHeaderEnd) {
        throw ScanError(path, MessageId::ScanShorterThanHeader);
    }
    const BinaryHeader header{bytes, true};
    MghScan scan;
    scan.info.format = "MGH";
    const auto side = [&header](std::size_t axis) -> std::int64_t {
        return header.at<std::int32_t>(kMghSizeAt + 4 * axis);
    };
    scan.info.size = checkedScanSize(path, {side(0), side(1), side(2)});
    const std::array<std::int64_t, 1> frames = {side(3)};
    chooseVolume(path, frames, choice, scan.info);
    const auto code = header.at<std::int32_t>(kMghTypeAt);
    const std::optional<NumberType> type = mghNumberType(code);
    if (!type) {
        throw ScanError(path, MessageId::ScanVoxelKind, {fmt::format("MGH {}", code)});
    }
    const bool hasPosition = header.at<std::int16_t>(kMghHasPositionAt) > 0;
    if (!hasPosition) {
        warnOfNoPosition(scan.info);
    }
    scan.info.affine = mghAffine(header, scan.info.size, hasPosition);
    describeAffine(path, scan.info);
    scan.info.dataType = nameOf(*type);
    scan.stored.type = *type;
    scan.stored.bigEndian = true;
    placeVoxels(path, path, kMghVoxelsAt, scan.stored);
    scan.info.compressed = scan.stored.encoding == VoxelEncoding::Packed;
    checkStoredVoxels(path, scan.stored, scan.info);
    return scan;
}

}  // namespace

bool isMgh(std::span<const unsigned char> bytes) {
    if (bytes.size() < kMghHeaderEnd) {
        return false;
    }
    const BinaryHeader header{bytes, true};
    const auto type = header.at<std::int32_t>(kMghTypeAt);
    return header.at<std::int32_t>(kMghVersionAt) == kMghVersion && type >= 0 &&
           type <= kMghHighestType;
}

ScanInfo readMghInfo(const fs::path& path, const ScanChoice& choice) {
    return readMghHeader(path, choice).info;
}

Volume readMgh(const fs::path& path, ScanInfo& info, const ScanChoice& choice) {
    MghScan scan = readMghHeader(path, choice);
    Volume volume = readStoredVoxels(path, scan.stored, scan.info);
    info = std::move(scan.info);
    return volume;
}

}  // namespace disyre
