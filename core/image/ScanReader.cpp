// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ScanReader.h"

#include <optional>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/AnalyzeFile.h"
#include "core/image/MetaImageFile.h"
#include "core/image/MghFile.h"
#include "core/image/Nifti.h"
#include "core/image/NrrdFile.h"
#include "core/image/PackedFile.h"
#include "core/image/ScanChecks.h"
#include "core/image/ScanEndings.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// The functions that read one format.
struct ScanFormat {
    ScanInfo (*info)(const fs::path& path, const ScanChoice& choice);
    Volume (*scan)(const fs::path& path, ScanInfo& info, const ScanChoice& choice);
};

constexpr ScanFormat kNiftiFormat = {readNiftiInfo, readNifti};
constexpr ScanFormat kAnalyzeFormat = {readAnalyzeInfo, readAnalyze};
constexpr ScanFormat kNrrdFormat = {readNrrdInfo, readNrrd};
constexpr ScanFormat kMetaImageFormat = {readMetaImageInfo, readMetaImage};
constexpr ScanFormat kMghFormat = {readMghInfo, readMgh};

/// Returns the format of a file that begins with these bytes, unpacked; null if it is unknown.
/// Analyze 7.5 has no magic word, and counts only where it may come with an image beside it.
const ScanFormat* formatOf(const fs::path& path, std::span<const unsigned char> bytes) {
    if (isNifti(bytes)) {
        return &kNiftiFormat;
    }
    if (isNrrd(bytes)) {
        return &kNrrdFormat;
    }
    if (isMetaImage(bytes)) {
        return &kMetaImageFormat;
    }
    if (isAnalyze(bytes) && !otherOfPair(path).empty()) {
        return &kAnalyzeFormat;
    }
    return isMgh(bytes) ? &kMghFormat : nullptr;
}

const ScanFormat* formatOf(const fs::path& path) {
    constexpr std::size_t kEnough = 4096;
    return formatOf(path, firstBytesOf(path, kEnough));
}

/// A scan's header file and how it is read.
struct FoundScan {
    fs::path header;
    const ScanFormat* format;
};

/// Returns the header of which a file is the image, if there is one beside it.
std::optional<FoundScan> foundHeaderOfImage(const fs::path& path) {
    const fs::path header = otherOfPair(path);
    std::error_code error;
    if (header.empty() || !fs::is_regular_file(header, error)) {
        return std::nullopt;
    }
    const ScanFormat* format = formatOf(header);
    return format == &kNiftiFormat || format == &kAnalyzeFormat
               ? std::optional(FoundScan{header, format})
               : std::nullopt;
}

FoundScan findScan(const fs::path& path) {
    checkScanFile(path);
    if (const ScanFormat* format = formatOf(path)) {
        return {path, format};
    }
    if (const std::optional<FoundScan> found = foundHeaderOfImage(path)) {
        return *found;
    }
    const bool isImage =
        !otherOfPair(path).empty() && scanEndingLength(displayPath(path.filename())) == 0;
    if (isImage) {
        throw ScanError(path, MessageId::ScanHeaderFileMissing, {otherOfPair(path).filename()});
    }
    throw ScanError(path, MessageId::ScanUnknownFormat);
}

}  // namespace

ScanInfo readScanInfo(const fs::path& path, const ScanChoice& choice) {
    const FoundScan found = findScan(path);
    return found.format->info(found.header, choice);
}

Volume readScan(const fs::path& path, ScanInfo* info, const ScanChoice& choice) {
    const FoundScan found = findScan(path);
    ScanInfo read;
    Volume volume = found.format->scan(found.header, read, choice);
    if (info != nullptr) {
        *info = std::move(read);
    }
    return volume;
}

}  // namespace disyre
