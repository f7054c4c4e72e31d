// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/NrrdFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
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

constexpr std::string_view kNrrdMagic = "NRRD000";
// Headers of diffusion series have a few lines for each volume; this is enough for thousands.
constexpr std::size_t kLongestNrrdHeader = std::size_t{1} << 20;
constexpr std::size_t kMostNrrdAxes = 16;

using Vector3 = std::array<double, 3>;

/// The lines of a header.
struct NrrdHeader {
    fs::path path;
    std::map<std::string, std::string> fields;  ///< The values by their field's name.
    std::vector<std::string> listedFiles;       ///< The lines that follow "data file: LIST".
    std::size_t end = 0;                        ///< The byte at which attached voxels begin.
    bool endsInBlankLine = false;

    [[nodiscard]] std::string value(const std::string& field) const {
        const auto found = fields.find(field);
        return found == fields.end() ? std::string() : found->second;
    }
    [[nodiscard]] bool has(const std::string& field) const { return fields.contains(field); }
};

[[noreturn]] void throwNrrdField(const fs::path& path, const char* field) {
    throw ScanError(path, MessageId::ScanHeaderField, {field});
}

/// Returns the one name of a field that may be spelled in several ways.
std::string nrrdFieldName(std::string_view written) {
    const std::string name = smallLettersOf(trimmed(written));
    static const std::map<std::string, std::string> kOtherNames = {{"datafile", "data file"},
                                                                   {"lineskip", "line skip"},
                                                                   {"byteskip", "byte skip"},
                                                                   {"axismins", "axis mins"}};
    const auto found = kOtherNames.find(name);
    return found == kOtherNames.end() ? name : found->second;
}

NrrdHeader readNrrdLines(const fs::path& path) {
    const std::vector<unsigned char> bytes = firstBytesOf(path, kLongestNrrdHeader);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    NrrdHeader header;
    header.path = path;
    std::size_t at = 0;
    bool isList = false;
    (void)nextLine(text, at);  // the magic word
    while (const std::optional<std::string_view> line = nextLine(text, at)) {
        if (line->empty() && !isList) {
            header.endsInBlankLine = true;
            break;
        }
        if (isList) {
            if (!trimmed(*line).empty()) {
                header.listedFiles.emplace_back(trimmed(*line));
            }
            continue;
        }
        // Comments begin with #, and a key of the user's own is followed by := instead of a colon.
        const std::size_t colon = line->find(": ");
        if (line->starts_with('#') || colon == std::string_view::npos || line->find(":=") < colon) {
            continue;
        }
        const std::string name = nrrdFieldName(line->substr(0, colon));
        header.fields[name] = std::string(trimmed(line->substr(colon + 1)));
        isList = name == "data file" && header.fields[name].starts_with("LIST");
    }
    header.end = at;
    // The last line of a detached header may lack its end.
    if (isList && at < text.size() && text.size() < kLongestNrrdHeader) {
        header.listedFiles.emplace_back(trimmed(text.substr(at)));
    }
    return header;
}

std::optional<NumberType> nrrdNumberType(const std::string& name) {
    static const std::map<std::string, NumberType> kNames = {
        {"signed char", NumberType::Int8},
        {"int8", NumberType::Int8},
        {"int8_t", NumberType::Int8},
        {"uchar", NumberType::UInt8},
        {"unsigned char", NumberType::UInt8},
        {"uint8", NumberType::UInt8},
        {"uint8_t", NumberType::UInt8},
        {"short", NumberType::Int16},
        {"short int", NumberType::Int16},
        {"signed short", NumberType::Int16},
        {"signed short int", NumberType::Int16},
        {"int16", NumberType::Int16},
        {"int16_t", NumberType::Int16},
        {"ushort", NumberType::UInt16},
        {"unsigned short", NumberType::UInt16},
        {"unsigned short int", NumberType::UInt16},
        {"uint16", NumberType::UInt16},
        {"uint16_t", NumberType::UInt16},
        {"int", NumberType::Int32},
        {"signed int", NumberType::Int32},
        {"int32", NumberType::Int32},
        {"int32_t", NumberType::Int32},
        {"uint", NumberType::UInt32},
        {"unsigned int", NumberType::UInt32},
        {"uint32", NumberType::UInt32},
        {"uint32_t", NumberType::UInt32},
        {"longlong", NumberType::Int64},
        {"long long", NumberType::Int64},
        {"long long int", NumberType::Int64},
        {"signed long long", NumberType::Int64},
        {"signed long long int", NumberType::Int64},
        {"int64", NumberType::Int64},
        {"int64_t", NumberType::Int64},
        {"ulonglong", NumberType::UInt64},
        {"unsigned long long", NumberType::UInt64},
        {"unsigned long long int", NumberType::UInt64},
        {"uint64", NumberType::UInt64},
        {"uint64_t", NumberType::UInt64},
        {"float", NumberType::Float32},
        {"double", NumberType::Float64}};
    const auto found = kNames.find(smallLettersOf(name));
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

// ---- Axes ---------------------------------------------------------------------------------------

/// One axis of the stored numbers.
struct NrrdAxis {
    std::int64_t length = 0;
    std::string kind;
    std::optional<Vector3>
        direction;  ///< In the header's space; none for an axis that is not of space.
    std::optional<double> spacing;
};

/// Splits a field such as "(1,0,0) none (0,0,2)" into its entries without brackets.
std::vector<std::string> nrrdVectors(const std::string& text) {
    std::vector<std::string> entries;
    for (std::size_t at = 0; at < text.size();) {
        if (isHeaderSpace(text[at])) {
            ++at;
            continue;
        }
        const bool isVector = text[at] == '(';
        const std::size_t end = isVector ? text.find(')', at) : text.find_first_of(" \t(", at);
        const std::size_t stop = end == std::string::npos ? text.size() : end;
        entries.push_back(text.substr(at + (isVector ? 1 : 0), stop - at - (isVector ? 1 : 0)));
        at = isVector ? stop + 1 : stop;
    }
    return entries;
}

/// Returns the first three numbers of a vector, nothing for "none" or a vector that is 0 or no
/// number.
std::optional<Vector3> nrrdVector(const std::string& entry) {
    const std::optional<std::vector<double>> numbers = numbersOf(entry, ",");
    if (!numbers || numbers->size() < 3) {
        return std::nullopt;
    }
    const Vector3 vector = {(*numbers)[0], (*numbers)[1], (*numbers)[2]};
    const double length = std::hypot(vector[0], vector[1], vector[2]);
    return std::isfinite(length) && length > 0.0 ? std::optional(vector) : std::nullopt;
}

std::vector<NrrdAxis> nrrdAxes(const NrrdHeader& header) {
    const auto dimension = wholeNumbersOf(header.value("dimension"));
    const auto sizes = wholeNumbersOf(header.value("sizes"));
    if (!dimension || dimension->size() != 1 || (*dimension)[0] < 1 ||
        (*dimension)[0] > static_cast<std::int64_t>(kMostNrrdAxes)) {
        throwNrrdField(header.path, "dimension");
    }
    if (!sizes || sizes->size() != static_cast<std::size_t>((*dimension)[0])) {
        throwNrrdField(header.path, "sizes");
    }
    std::vector<NrrdAxis> axes(sizes->size());
    const std::vector<std::string> kinds = wordsOf(header.value("kinds"));
    const std::vector<std::string> vectors = nrrdVectors(header.value("space directions"));
    const std::optional<std::vector<double>> spacings = numbersOf(header.value("spacings"));
    if (header.has("space directions") && vectors.size() != axes.size()) {
        throwNrrdField(header.path, "space directions");
    }
    if (header.has("spacings") && (!spacings || spacings->size() != axes.size())) {
        throwNrrdField(header.path, "spacings");
    }
    for (std::size_t i = 0; i < axes.size(); ++i) {
        axes[i].length = (*sizes)[i];
        axes[i].kind = kinds.size() == axes.size() ? kinds[i] : "";
        axes[i].direction = vectors.empty() ? std::nullopt : nrrdVector(vectors[i]);
        if (header.has("spacings") && std::isfinite((*spacings)[i]) && (*spacings)[i] != 0.0) {
            axes[i].spacing = (*spacings)[i];
        }
    }
    return axes;
}

bool isNrrdSpaceKind(const std::string& kind) {
    const std::string small = smallLettersOf(kind);
    return small == "domain" || small == "space" || small.empty() || small == "???" ||
           small == "none";
}

/// Returns which three axes are those of space. Where the header gives directions they are those
/// that have one, otherwise the first three whose kind does not say anything else.
std::array<std::size_t, 3> nrrdSpaceAxes(const NrrdHeader& header,
                                         const std::vector<NrrdAxis>& axes) {
    const bool hasDirections = header.has("space directions");
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        if (hasDirections ? axes[i].direction.has_value() : isNrrdSpaceKind(axes[i].kind)) {
            found.push_back(i);
        }
    }
    if (axes.size() < 3 || (!hasDirections && found.size() < 3)) {
        throw ScanError(header.path, MessageId::ScanFlat);
    }
    if (found.size() < 3 || (hasDirections && found.size() > 3)) {
        throwNrrdField(header.path, "space directions");
    }
    return {found[0], found[1], found[2]};
}

/// Throws for an axis along which the parts of one value lie, such as the three of a colour.
void refuseNrrdParts(const fs::path& path, const NrrdAxis& axis) {
    static const std::set<std::string> kSeries = {"list", "vector", "time", "point"};
    if (axis.length > 1 && !isNrrdSpaceKind(axis.kind) &&
        !kSeries.contains(smallLettersOf(axis.kind))) {
        throw ScanError(path, MessageId::ScanVoxelKind, {axis.kind});
    }
}

/// Enters the size and the volume that is read, and how the volumes lie in the file.
void readNrrdDimensions(const NrrdHeader& header, const std::vector<NrrdAxis>& axes,
                        const std::array<std::size_t, 3>& space, const ScanChoice& choice,
                        ScanInfo& info, StoredVoxels& stored) {
    std::vector<std::int64_t> extra;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        if (std::find(space.begin(), space.end(), i) != space.end()) {
            continue;
        }
        refuseNrrdParts(header.path, axes[i]);
        extra.push_back(axes[i].length);
        if (axes[i].length > 1 && i > space[0] && i < space[2]) {
            throwNrrdField(header.path, "space directions");
        }
        stored.interleaved = stored.interleaved || (axes[i].length > 1 && i < space[0]);
    }
    info.size = checkedScanSize(
        header.path, {axes[space[0]].length, axes[space[1]].length, axes[space[2]].length});
    chooseVolume(header.path, extra, choice, info);
}

// ---- Space --------------------------------------------------------------------------------------

/// Returns for each of the three numbers of a vector whether it runs against RAS, by the name of
/// the space; nothing if the space does not say where the patient's sides are.
std::optional<std::array<bool, 3>> nrrdSpaceFlips(const std::string& space) {
    using Flips = std::array<bool, 3>;
    static const std::map<std::string, Flips> kSpaces = {
        {"right-anterior-superior", Flips{false, false, false}},
        {"ras", Flips{false, false, false}},
        {"left-anterior-superior", Flips{true, false, false}},
        {"las", Flips{true, false, false}},
        {"left-posterior-superior", Flips{true, true, false}},
        {"lps", Flips{true, true, false}}};
    std::string name = smallLettersOf(space);
    // Spaces with time as a fourth number end in -time, or in T if they are abbreviated.
    constexpr std::string_view kTime = "-time";
    if (name.ends_with(kTime)) {
        name.resize(name.size() - kTime.size());
    } else if (name.size() == 4 && name.ends_with('t')) {
        name.pop_back();
    }
    const auto found = kSpaces.find(name);
    return found == kSpaces.end() ? std::nullopt : std::optional(found->second);
}

/// Returns how many millimetres the header's unit of length is.
double nrrdMillimetres(const NrrdHeader& header) {
    const std::string units = header.value("space units");
    const std::size_t first = units.find('"');
    const std::size_t end = first == std::string::npos ? first : units.find('"', first + 1);
    const std::string unit =
        end == std::string::npos ? "" : units.substr(first + 1, end - first - 1);
    if (unit == "m") {
        return 1000.0;
    }
    if (unit == "cm") {
        return 10.0;
    }
    return unit == "um" || unit == "micron" || unit == "microns" ? 0.001 : 1.0;
}

/// Enters the affine, and warns if the header does not say where the patient's sides are.
void readNrrdPosition(const NrrdHeader& header, const std::vector<NrrdAxis>& axes,
                      const std::array<std::size_t, 3>& space, ScanInfo& info) {
    const auto named = nrrdSpaceFlips(header.value("space"));
    if (!named || !header.has("space directions")) {
        warnOfNoPosition(info);
    }
    const std::array<bool, 3> flips = named.value_or(std::array{true, true, false});
    const double unit = nrrdMillimetres(header);
    const std::vector<std::string> origins = nrrdVectors(header.value("space origin"));
    Vector3 origin{};
    if (!origins.empty()) {
        origin = nrrdVector(origins[0]).value_or(Vector3{});
    }
    for (std::size_t row = 0; row < 3; ++row) {
        const double sign = flips[row] ? -unit : unit;
        for (std::size_t column = 0; column < 3; ++column) {
            const NrrdAxis& axis = axes[space[column]];
            const double along = axis.direction  ? (*axis.direction)[row]
                                 : row == column ? axis.spacing.value_or(1.0)
                                                 : 0.0;
            info.affine[row][column] = sign * along;
        }
        info.affine[row][3] = sign * origin[row];
    }
}

// ---- Where the voxels lie -----------------------------------------------------------------------

std::vector<fs::path> nrrdDataFiles(const NrrdHeader& header) {
    const fs::path folder = header.path.parent_path();
    const std::string value = header.value("data file");
    std::vector<fs::path> files;
    for (const std::string& name : header.listedFiles) {
        files.push_back(fileBeside(folder, name));
    }
    if (value.starts_with("LIST")) {
        return files;
    }
    const std::vector<std::string> words = wordsOf(value);
    if (words.size() >= 4 && words[0].find('%') != std::string::npos) {
        const auto numbers = wholeNumbersOf(words[1] + " " + words[2] + " " + words[3]);
        files = numbers
                    ? filesOfPattern(folder, words[0], (*numbers)[0], (*numbers)[1], (*numbers)[2])
                    : files;
        if (files.empty()) {
            throwNrrdField(header.path, "data file");
        }
        return files;
    }
    return {fileBeside(folder, value)};
}

/// Returns the whole number of a field; `missing` if there is no such field.
std::int64_t nrrdNumber(const NrrdHeader& header, const char* field, std::int64_t missing) {
    if (!header.has(field)) {
        return missing;
    }
    const auto numbers = wholeNumbersOf(header.value(field));
    constexpr std::int64_t kLargest = std::int64_t{1} << 40;
    if (!numbers || numbers->size() != 1 || (*numbers)[0] < -1 || (*numbers)[0] > kLargest) {
        throwNrrdField(header.path, field);
    }
    return (*numbers)[0];
}

VoxelEncoding nrrdEncoding(const NrrdHeader& header) {
    const std::string name = smallLettersOf(header.value("encoding"));
    if (name == "raw") {
        return VoxelEncoding::Raw;
    }
    if (name == "gzip" || name == "gz") {
        return VoxelEncoding::Packed;
    }
    if (name == "text" || name == "txt" || name == "ascii") {
        return VoxelEncoding::Text;
    }
    throw ScanError(header.path, MessageId::ScanEncoding, {header.value("encoding")});
}

void readNrrdStorage(const NrrdHeader& header, ScanInfo& info, StoredVoxels& stored) {
    const std::optional<NumberType> type = nrrdNumberType(header.value("type"));
    if (!type) {
        throw ScanError(header.path, MessageId::ScanVoxelKind, {header.value("type")});
    }
    stored.type = *type;
    stored.encoding = nrrdEncoding(header);
    const std::string endian = smallLettersOf(header.value("endian"));
    if (stored.encoding != VoxelEncoding::Text && bytesOf(*type) > 1 && endian != "little" &&
        endian != "big") {
        throwNrrdField(header.path, "endian");
    }
    stored.bigEndian = endian == "big";
    const bool isDetached = header.has("data file");
    if (!isDetached && !header.endsInBlankLine) {
        throwNrrdField(header.path, "end of the header");
    }
    stored.lines =
        static_cast<std::uint64_t>(std::max<std::int64_t>(nrrdNumber(header, "line skip", 0), 0));
    const std::int64_t bytes = nrrdNumber(header, "byte skip", 0);
    stored.atEnd = bytes < 0 && stored.encoding == VoxelEncoding::Raw;
    stored.offset = static_cast<std::uint64_t>(std::max<std::int64_t>(bytes, 0));
    if (isDetached) {
        stored.files = nrrdDataFiles(header);
    } else {
        placeVoxels(header.path, header.path, header.end, stored);
    }
    info.dataType = nameOf(*type);
    info.compressed = stored.encoding == VoxelEncoding::Packed;
}

struct NrrdScan {
    ScanInfo info;
    StoredVoxels stored;
};

NrrdScan readNrrdHeader(const fs::path& path, const ScanChoice& choice) {
    const NrrdHeader header = readNrrdLines(path);
    NrrdScan scan;
    scan.info.format = header.has("data file") ? "NRRD with data file" : "NRRD";
    const std::vector<NrrdAxis> axes = nrrdAxes(header);
    const std::array<std::size_t, 3> space = nrrdSpaceAxes(header, axes);
    readNrrdDimensions(header, axes, space, choice, scan.info, scan.stored);
    readNrrdStorage(header, scan.info, scan.stored);
    readNrrdPosition(header, axes, space, scan.info);
    describeAffine(path, scan.info);
    checkStoredVoxels(path, scan.stored, scan.info);
    return scan;
}

}  // namespace

bool isNrrd(std::span<const unsigned char> bytes) {
    return bytes.size() > kNrrdMagic.size() &&
           std::equal(kNrrdMagic.begin(), kNrrdMagic.end(), bytes.begin()) &&
           bytes[kNrrdMagic.size()] >= '1' && bytes[kNrrdMagic.size()] <= '9';
}

ScanInfo readNrrdInfo(const fs::path& path, const ScanChoice& choice) {
    return readNrrdHeader(path, choice).info;
}

Volume readNrrd(const fs::path& path, ScanInfo& info, const ScanChoice& choice) {
    NrrdScan scan = readNrrdHeader(path, choice);
    Volume volume = readStoredVoxels(path, scan.stored, scan.info);
    info = std::move(scan.info);
    return volume;
}

}  // namespace disyre
