// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/AnalyzeFile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/BinaryHeader.h"
#include "core/image/PackedFile.h"
#include "core/image/ScanChecks.h"
#include "core/image/ScanEndings.h"
#include "core/image/StoredVoxels.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

// Where the fields of the header begin, in bytes.
constexpr std::size_t kAnalyzeDimAt = 40;
constexpr std::size_t kAnalyzeTypeAt = 70;
constexpr std::size_t kAnalyzeSpacingAt = 80;
constexpr std::size_t kAnalyzeOffsetAt = 108;
constexpr std::size_t kAnalyzeScaleAt = 112;
constexpr std::size_t kAnalyzeOrientAt = 252;
constexpr std::size_t kAnalyzeOriginAt = 253;
constexpr std::size_t kAnalyzeMagicAt = 344;  // where NIfTI-1 has its magic word
constexpr std::size_t kAnalyzeHeaderSize = 348;

bool beginsWithAnalyzeSize(const BinaryHeader& header) {
    return header.at<std::int32_t>(0) == static_cast<std::int32_t>(kAnalyzeHeaderSize);
}

std::optional<NumberType> analyzeNumberType(std::int16_t code) {
    switch (code) {
        case 2:
            return NumberType::UInt8;
        case 4:
            return NumberType::Int16;
        case 8:
            return NumberType::Int32;
        case 16:
            return NumberType::Float32;
        case 64:
            return NumberType::Float64;
        // SPM added these.
        case 130:
            return NumberType::Int8;
        case 132:
            return NumberType::UInt16;
        case 136:
            return NumberType::UInt32;
        default:
            return std::nullopt;
    }
}

/// The direction of an axis: the row of RAS millimetres in which it runs, and its sign.
struct AnalyzeAxis {
    std::size_t row;
    double sign;
};

/// Returns the directions of the three axes for a value of the field orient; values that the format
/// does not have count as 0. They are as its description gives them: axial, coronal and sagittal
/// slices, then the same three flipped.
std::array<AnalyzeAxis, 3> analyzeAxes(int orient) {
    constexpr AnalyzeAxis kLeft = {0, -1.0};
    constexpr AnalyzeAxis kFront = {1, 1.0};
    constexpr AnalyzeAxis kBack = {1, -1.0};
    constexpr AnalyzeAxis kUp = {2, 1.0};
    constexpr AnalyzeAxis kDown = {2, -1.0};
    switch (orient) {
        case 1:
            return {kLeft, kUp, kFront};
        case 2:
            return {kFront, kUp, kLeft};
        case 3:
            return {kLeft, kBack, kUp};
        case 4:
            return {kLeft, kDown, kFront};
        case 5:
            return {kBack, kUp, kLeft};
        default:
            return {kLeft, kFront, kUp};
    }
}

/// Returns the index of the voxel at the origin that SPM wrote, counted from 1 in the file; nothing
/// if the file has none near the scan.
std::optional<std::array<double, 3>> analyzeOrigin(const BinaryHeader& header, const Size3& size) {
    std::array<double, 3> origin{};
    bool isSet = false;
    bool isNear = true;
    for (std::size_t i = 0; i < 3; ++i) {
        const double stored = header.at<std::int16_t>(kAnalyzeOriginAt + 2 * i);
        isSet = isSet || stored != 0.0;
        isNear = isNear && stored > -size[i] && stored < 2.0 * size[i];
        origin[i] = stored - 1.0;
    }
    return isSet && isNear ? std::optional(origin) : std::nullopt;
}

/// Enters the affine; the origin is that of SPM or else the middle of the scan.
void readAnalyzePosition(const BinaryHeader& header, ScanInfo& info) {
    const Size3& size = info.size;
    const std::optional<std::array<double, 3>> stated = analyzeOrigin(header, size);
    const std::array<double, 3> origin =
        stated.value_or(std::array{(size[0] - 1) / 2.0, (size[1] - 1) / 2.0, (size[2] - 1) / 2.0});
    const std::array<AnalyzeAxis, 3> axes = analyzeAxes(header.bytes[kAnalyzeOrientAt]);
    for (std::size_t i = 0; i < 3; ++i) {
        const double stored = header.at<float>(kAnalyzeSpacingAt + 4 * i);
        const double spacing = stored == 0.0 ? 1.0 : std::abs(stored);
        info.affine[axes[i].row][i] = axes[i].sign * spacing;
        info.affine[axes[i].row][3] = -axes[i].sign * spacing * origin[i];
    }
    info.hasPosition = stated.has_value();
    info.warnings.emplace_back(MessageId::ScanAnalyze);
}

struct AnalyzeScan {
    ScanInfo info;
    StoredVoxels stored;
};

/// Enters the size and the volume that is read.
void readAnalyzeDimensions(const fs::path& path, const BinaryHeader& header,
                           const ScanChoice& choice, ScanInfo& info) {
    std::vector<std::int64_t> dim(8);
    for (std::size_t i = 0; i < dim.size(); ++i) {
        dim[i] = header.at<std::int16_t>(kAnalyzeDimAt + 2 * i);
    }
    constexpr std::int64_t kMostDimensions = 7;
    if (dim[0] < 1 || dim[0] > kMostDimensions) {
        throw ScanError(path, MessageId::ScanHeaderDimensions);
    }
    if (dim[0] < 3) {
        throw ScanError(path, MessageId::ScanFlat);
    }
    info.size = checkedScanSize(path, {dim[1], dim[2], dim[3]});
    // Some programs write 0 for the number of volumes of a single one.
    std::replace(dim.begin() + 4, dim.end(), std::int64_t{0}, std::int64_t{1});
    chooseVolume(path, std::span(dim).subspan(4, static_cast<std::size_t>(dim[0]) - 3), choice,
                 info);
}

void readAnalyzeStorage(const fs::path& path, const BinaryHeader& header, AnalyzeScan& scan) {
    const auto code = header.at<std::int16_t>(kAnalyzeTypeAt);
    const std::optional<NumberType> type = analyzeNumberType(code);
    if (!type) {
        throw ScanError(path, MessageId::ScanVoxelKind, {fmt::format("Analyze {}", code)});
    }
    const fs::path image = otherOfPair(path);
    std::error_code error;
    if (!fs::is_regular_file(image, error)) {
        throw ScanError(path, MessageId::ScanVoxelFileMissing, {image.filename()});
    }
    const double offset = header.at<float>(kAnalyzeOffsetAt);
    constexpr double kLargestOffset = 1e9;
    if (!(offset >= 0.0 && offset < kLargestOffset)) {
        throw ScanError(path, MessageId::ScanHeaderVoxelOffset);
    }
    const double scale = header.at<float>(kAnalyzeScaleAt);
    scan.info.slope = std::isfinite(scale) && scale != 0.0 ? scale : 1.0;
    scan.info.dataType = nameOf(*type);
    scan.stored.type = *type;
    scan.stored.bigEndian = header.bigEndian;
    placeVoxels(path, image, static_cast<std::uint64_t>(offset), scan.stored);
    scan.info.compressed = scan.stored.encoding == VoxelEncoding::Packed;
}

AnalyzeScan readAnalyzeHeader(const fs::path& path, const ScanChoice& choice) {
    const std::vector<unsigned char> bytes = firstBytesOf(path, kAnalyzeHeaderSize);
    if (!isAnalyze(bytes)) {
        throw ScanError(path, MessageId::ScanUnknownFormat);
    }
    BinaryHeader header{bytes, false};
    header.bigEndian = !beginsWithAnalyzeSize(header);
    AnalyzeScan scan;
    scan.info.format = "Analyze 7.5";
    readAnalyzeDimensions(path, header, choice, scan.info);
    readAnalyzeStorage(path, header, scan);
    readAnalyzePosition(header, scan.info);
    describeAffine(path, scan.info);
    checkStoredVoxels(path, scan.stored, scan.info);
    return scan;
}

}  // namespace

bool isAnalyze(std::span<const unsigned char> bytes) {
    if (bytes.size() < kAnalyzeHeaderSize) {
        return false;
    }
    const bool isSized =
        beginsWithAnalyzeSize({bytes, false}) || beginsWithAnalyzeSize({bytes, true});
    const bool isNifti = bytes[kAnalyzeMagicAt] == 'n' && bytes[kAnalyzeMagicAt + 2] == '1' &&
                         (bytes[kAnalyzeMagicAt + 1] == 'i' || bytes[kAnalyzeMagicAt + 1] == '+');
    return isSized && !isNifti;
}

ScanInfo readAnalyzeInfo(const fs::path& path, const ScanChoice& choice) {
    return readAnalyzeHeader(path, choice).info;
}

Volume readAnalyze(const fs::path& path, ScanInfo& info, const ScanChoice& choice) {
    AnalyzeScan scan = readAnalyzeHeader(path, choice);
    Volume volume = readStoredVoxels(path, scan.stored, scan.info);
    info = std::move(scan.info);
    return volume;
}

}  // namespace disyre
