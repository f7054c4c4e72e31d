// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/MetaImageFile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/image/HeaderText.h"
#include "core/image/PackedFile.h"
#include "core/image/ScanChecks.h"
#include "core/image/StoredVoxels.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestMetaHeader = std::size_t{1} << 20;
constexpr std::int64_t kMostMetaAxes = 10;

/// The lines of a header. The names of fields are kept in small letters.
struct MetaHeader {
    fs::path path;
    std::map<std::string, std::string> fields;
    std::vector<std::string> listedFiles;  ///< The lines that follow "ElementDataFile = LIST".
    std::size_t end = 0;                   ///< The byte at which local voxels begin.

    /// Returns the value of the first of several fields that the header has; empty if it has none.
    [[nodiscard]] std::string value(std::initializer_list<const char*> names) const {
        for (const char* name : names) {
            const auto found = fields.find(name);
            if (found != fields.end()) {
                return found->second;
            }
        }
        return {};
    }
    [[nodiscard]] bool isTrue(std::initializer_list<const char*> names) const {
        const std::string word = smallLettersOf(value(names));
        return word == "true" || word == "t" || word == "1";
    }
};

[[noreturn]] void throwMetaField(const fs::path& path, const char* field) {
    throw ScanError(path, MessageId::ScanHeaderField, {field});
}

/// Splits a line such as "NDims = 3" into the field's name in small letters and its value.
std::optional<std::pair<std::string, std::string>> metaField(std::string_view line) {
    const std::size_t sign = line.find_first_of("=:");
    if (sign == std::string_view::npos) {
        return std::nullopt;
    }
    return std::pair(smallLettersOf(trimmed(line.substr(0, sign))),
                     std::string(trimmed(line.substr(sign + 1))));
}

MetaHeader readMetaLines(const fs::path& path) {
    const std::vector<unsigned char> bytes = firstBytesOf(path, kLongestMetaHeader);
    const std::string text(bytes.begin(), bytes.end());
    // The last line of a header without voxels may lack its end.
    const std::string ended = text.size() < kLongestMetaHeader ? text + "\n" : text;
    MetaHeader header;
    header.path = path;
    std::size_t at = 0;
    while (const std::optional<std::string_view> line = nextLine(ended, at)) {
        const auto field = metaField(*line);
        if (!field) {
            continue;
        }
        header.fields.insert(*field);
        if (field->first != "elementdatafile") {
            continue;
        }
        header.end = std::min(at, text.size());
        while (field->second.starts_with("LIST")) {
            const std::optional<std::string_view> name = nextLine(ended, at);
            if (!name) {
                break;
            }
            if (!trimmed(*name).empty()) {
                header.listedFiles.emplace_back(trimmed(*name));
            }
        }
        return header;
    }
    throwMetaField(path, "ElementDataFile");
}

std::optional<NumberType> metaNumberType(const std::string& name) {
    static const std::map<std::string, NumberType> kNames = {
        {"MET_CHAR", NumberType::Int8},       {"MET_UCHAR", NumberType::UInt8},
        {"MET_SHORT", NumberType::Int16},     {"MET_USHORT", NumberType::UInt16},
        {"MET_INT", NumberType::Int32},       {"MET_UINT", NumberType::UInt32},
        {"MET_LONG", NumberType::Int32},      {"MET_ULONG", NumberType::UInt32},
        {"MET_LONG_LONG", NumberType::Int64}, {"MET_ULONG_LONG", NumberType::UInt64},
        {"MET_FLOAT", NumberType::Float32},   {"MET_DOUBLE", NumberType::Float64}};
    const auto found = kNames.find(name);
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

/// Returns the number of axes, after checking it.
std::size_t metaAxisCount(const MetaHeader& header) {
    const auto numbers = wholeNumbersOf(header.value({"ndims"}));
    if (!numbers || numbers->size() != 1 || (*numbers)[0] < 1 || (*numbers)[0] > kMostMetaAxes) {
        throwMetaField(header.path, "NDims");
    }
    if ((*numbers)[0] < 3) {
        throw ScanError(header.path, MessageId::ScanFlat);
    }
    return static_cast<std::size_t>((*numbers)[0]);
}

/// Enters the size and the volume that is read.
void readMetaDimensions(const MetaHeader& header, std::size_t axisCount, const ScanChoice& choice,
                        ScanInfo& info) {
    const std::string kind = header.value({"objecttype"});
    if (!kind.empty() && smallLettersOf(kind) != "image") {
        throwMetaField(header.path, "ObjectType");
    }
    const auto sizes = wholeNumbersOf(header.value({"dimsize"}));
    if (!sizes || sizes->size() != axisCount) {
        throwMetaField(header.path, "DimSize");
    }
    const std::string channels = header.value({"elementnumberofchannels"});
    if (!channels.empty() && channels != "1") {
        throw ScanError(header.path, MessageId::ScanVoxelKind,
                        {fmt::format("ElementNumberOfChannels = {}", channels)});
    }
    info.size = checkedScanSize(header.path, {(*sizes)[0], (*sizes)[1], (*sizes)[2]});
    chooseVolume(header.path, std::span(*sizes).subspan(3), choice, info);
}

/// Returns the numbers of a field; `missing` if there is no such field. Throws if their number is
/// not that of `missing`.
std::vector<double> metaNumbers(const MetaHeader& header, std::initializer_list<const char*> names,
                                const std::vector<double>& missing) {
    const std::string text = header.value(names);
    if (text.empty()) {
        return missing;
    }
    std::optional<std::vector<double>> numbers = numbersOf(text);
    if (!numbers || numbers->size() != missing.size()) {
        throwMetaField(header.path, *names.begin());
    }
    return *numbers;
}

/// Enters the affine. The matrix has a row for the direction of each axis of the voxels.
void readMetaPosition(const MetaHeader& header, std::size_t axisCount, ScanInfo& info) {
    const std::initializer_list<const char*> directionNames = {"transformmatrix", "orientation",
                                                               "rotation"};
    if (header.value(directionNames).empty()) {
        warnOfNoPosition(info);
    }
    std::vector<double> unturned(axisCount * axisCount, 0.0);
    for (std::size_t i = 0; i < axisCount; ++i) {
        unturned[i * axisCount + i] = 1.0;
    }
    const std::vector<double> directions = metaNumbers(header, directionNames, unturned);
    const std::vector<double> origin =
        metaNumbers(header, {"offset", "position", "origin"}, std::vector(axisCount, 0.0));
    const std::vector<double> spacing =
        metaNumbers(header, {"elementspacing", "elementsize"}, std::vector(axisCount, 1.0));
    constexpr std::array<double, 3> kLpsToRas = {-1.0, -1.0, 1.0};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t axis = 0; axis < 3; ++axis) {
            info.affine[row][axis] =
                kLpsToRas[row] * directions[axis * axisCount + row] * spacing[axis];
        }
        info.affine[row][3] = kLpsToRas[row] * origin[row];
    }
}

/// Returns the files of the voxels; only the header itself if they follow it.
std::vector<fs::path> metaDataFiles(const MetaHeader& header) {
    const fs::path folder = header.path.parent_path();
    const std::string value = header.value({"elementdatafile"});
    std::vector<fs::path> files;
    if (value.starts_with("LIST")) {
        for (const std::string& name : header.listedFiles) {
            files.push_back(fileBeside(folder, name));
        }
        return files;
    }
    if (smallLettersOf(value) == "local") {
        return {header.path};
    }
    const std::vector<std::string> words = wordsOf(value);
    if (words.size() < 3 || words[0].find('%') == std::string::npos) {
        return {fileBeside(folder, value)};
    }
    const auto numbers =
        wholeNumbersOf(words[1] + " " + words[2] + " " + (words.size() > 3 ? words[3] : "1"));
    if (numbers) {
        files = filesOfPattern(folder, words[0], (*numbers)[0], (*numbers)[1], (*numbers)[2]);
    }
    if (files.empty()) {
        throwMetaField(header.path, "ElementDataFile");
    }
    return files;
}

void readMetaStorage(const MetaHeader& header, ScanInfo& info, StoredVoxels& stored) {
    const std::string typeName = header.value({"elementtype"});
    const std::optional<NumberType> type = metaNumberType(typeName);
    if (!type) {
        throw ScanError(header.path, MessageId::ScanVoxelKind, {typeName});
    }
    const bool isText = !header.value({"binarydata"}).empty() && !header.isTrue({"binarydata"});
    const bool isPacked = header.isTrue({"compresseddata"});
    stored.type = *type;
    stored.encoding = isText     ? VoxelEncoding::Text
                      : isPacked ? VoxelEncoding::Packed
                                 : VoxelEncoding::Raw;
    stored.bigEndian = header.isTrue({"binarydatabyteordermsb", "elementbyteordermsb"});
    stored.files = metaDataFiles(header);
    const bool isLocal = stored.files.size() == 1 && stored.files[0] == header.path;
    if (isLocal) {
        placeVoxels(header.path, header.path, header.end, stored);
    }
    const std::string headerSize = header.value({"headersize"});
    if (!isLocal && !headerSize.empty()) {
        const auto bytes = wholeNumbersOf(headerSize);
        constexpr std::int64_t kLargest = std::int64_t{1} << 40;
        if (!bytes || bytes->size() != 1 || (*bytes)[0] < -1 || (*bytes)[0] > kLargest) {
            throwMetaField(header.path, "HeaderSize");
        }
        stored.atEnd = (*bytes)[0] == -1 && stored.encoding == VoxelEncoding::Raw;
        stored.start = static_cast<std::uint64_t>(std::max<std::int64_t>((*bytes)[0], 0));
    }
    info.dataType = nameOf(*type);
    info.compressed = stored.encoding == VoxelEncoding::Packed;
    info.format = isLocal ? "MetaImage" : "MetaImage with data file";
}

struct MetaScan {
    ScanInfo info;
    StoredVoxels stored;
};

MetaScan readMetaHeader(const fs::path& path, const ScanChoice& choice) {
    const MetaHeader header = readMetaLines(path);
    MetaScan scan;
    const std::size_t axisCount = metaAxisCount(header);
    readMetaDimensions(header, axisCount, choice, scan.info);
    readMetaStorage(header, scan.info, scan.stored);
    readMetaPosition(header, axisCount, scan.info);
    describeAffine(path, scan.info);
    checkStoredVoxels(path, scan.stored, scan.info);
    return scan;
}

}  // namespace

bool isMetaImage(std::span<const unsigned char> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    // The first line is a field that a header may begin with, and the number of axes follows.
    std::size_t at = 0;
    const std::optional<std::string_view> line = nextLine(text, at);
    const auto first = line ? metaField(*line) : std::nullopt;
    static constexpr std::array<std::string_view, 8> kFirstFields = {
        "objecttype", "ndims", "comment", "objectsubtype", "transformtype", "name", "id", "color"};
    return first && text.find("NDims") != std::string_view::npos &&
           std::find(kFirstFields.begin(), kFirstFields.end(), first->first) != kFirstFields.end();
}

ScanInfo readMetaImageInfo(const fs::path& path, const ScanChoice& choice) {
    return readMetaHeader(path, choice).info;
}

Volume readMetaImage(const fs::path& path, ScanInfo& info, const ScanChoice& choice) {
    MetaScan scan = readMetaHeader(path, choice);
    Volume volume = readStoredVoxels(path, scan.stored, scan.info);
    info = std::move(scan.info);
    return volume;
}

}  // namespace disyre
