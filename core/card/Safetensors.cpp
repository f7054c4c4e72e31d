// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/Safetensors.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/JsonNames.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

/// The header of a network of a thousand arrays has about 100 kB.
constexpr std::uint64_t kMaximumHeader = 16'000'000;
constexpr std::size_t kMostAxes = 16;
constexpr const char* kMetadataKey = "__metadata__";

struct Entry {
    std::string name;
    StoredTensor tensor;
    std::uint64_t begin;
    std::uint64_t end;
};

Entry parseEntry(const std::filesystem::path& path, const std::string& name,
                 const Json& description) {
    Entry entry{name, {}, 0, 0};
    // A number with a fraction, or one below zero, would be turned into another one without a word.
    const auto areWhole = [&description](const char* list) {
        const Json& numbers = description.at(list);
        return numbers.is_array() &&
               std::all_of(numbers.begin(), numbers.end(),
                           [](const Json& number) { return number.is_number_unsigned(); });
    };
    try {
        if (!areWhole("data_offsets") || !description.at("shape").is_array()) {
            throw ModelError(path, MessageId::WeightsHeaderDamaged, {name});
        }
        if (!areWhole("shape") || description.at("shape").size() > kMostAxes) {
            throw ModelError(path, MessageId::WeightsShapeImpossible, {name});
        }
        entry.tensor.type = description.at("dtype").get<std::string>();
        entry.tensor.shape = description.at("shape").get<std::vector<std::int64_t>>();
        const auto offsets = description.at("data_offsets").get<std::vector<std::uint64_t>>();
        if (offsets.size() != 2) {
            throw ModelError(path, MessageId::WeightsHeaderDamaged, {name});
        }
        entry.begin = offsets[0];
        entry.end = offsets[1];
    } catch (const Json::exception&) {
        throw ModelError(path, MessageId::WeightsHeaderDamaged, {name});
    }
    const std::size_t width = elementSize(entry.tensor.type);
    if (width == 0) {
        throw ModelError(path, MessageId::WeightsTypeUnknown, {name, entry.tensor.type});
    }
    std::uint64_t bytes = width;
    for (const std::int64_t length : entry.tensor.shape) {
        if (length < 0 || (length > 0 && bytes > std::numeric_limits<std::uint64_t>::max() /
                                                     static_cast<std::uint64_t>(length))) {
            throw ModelError(path, MessageId::WeightsShapeImpossible, {name});
        }
        bytes *= static_cast<std::uint64_t>(length);
    }
    if (entry.end < entry.begin || entry.end - entry.begin != bytes) {
        throw ModelError(path, MessageId::WeightsSizeDisagrees, {name});
    }
    return entry;
}

/// Tells whether all of an array's values are finite: in a number that is not, all bits of the
/// exponent are set. `Bits` is the unsigned number of an element's width.
template <typename Bits>
bool allFinite(const StoredTensor& tensor, Bits exponent) {
    for (std::size_t at = 0; at + sizeof(Bits) <= tensor.bytes.size(); at += sizeof(Bits)) {
        Bits bits = 0;
        std::memcpy(&bits, tensor.bytes.data() + at, sizeof bits);
        if ((bits & exponent) == exponent) {
            return false;
        }
    }
    return true;
}

std::uint64_t readHeaderLength(std::ifstream& stream) {
    unsigned char bytes[8] = {};
    stream.read(reinterpret_cast<char*>(bytes), 8);
    std::uint64_t length = 0;
    for (int i = 7; i >= 0; --i) {
        length = (length << 8) | bytes[i];
    }
    return length;
}

}  // namespace

std::int64_t StoredTensor::elements() const {
    std::int64_t count = 1;
    for (const std::int64_t length : shape) {
        count *= length;
    }
    return count;
}

std::size_t elementSize(const std::string& type) {
    static const std::map<std::string, std::size_t> kSizes = {
        {"F64", 8}, {"F32", 4}, {"F16", 2}, {"BF16", 2}, {"I64", 8}, {"I32", 4}, {"I16", 2},
        {"I8", 1},  {"U8", 1},  {"U16", 2}, {"U32", 4},  {"U64", 8}, {"BOOL", 1}};
    const auto found = kSizes.find(type);
    return found == kSizes.end() ? 0 : found->second;
}

StoredTensor storeFloats(std::span<const float> values, std::vector<std::int64_t> shape) {
    StoredTensor tensor{"F32", std::move(shape), {}};
    if (tensor.elements() != static_cast<std::int64_t>(values.size())) {
        throw SettingsError(MessageId::WeightsShapeAndValues);
    }
    const auto bytes = std::as_bytes(values);
    tensor.bytes.assign(bytes.begin(), bytes.end());
    return tensor;
}

StoredTensor storeInteger(std::int64_t value) {
    StoredTensor tensor{"I64", {1}, std::vector<std::byte>(sizeof value)};
    std::memcpy(tensor.bytes.data(), &value, sizeof value);
    return tensor;
}

SafetensorsFile readSafetensors(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        throw ModelError(path, MessageId::WeightsMissing);
    }
    const std::uint64_t fileSize = std::filesystem::file_size(path, error);
    std::ifstream stream(path, std::ios::binary);
    if (!stream || error) {
        throw ModelError(path, MessageId::WeightsNotReadable);
    }
    const std::uint64_t headerLength = readHeaderLength(stream);
    if (!stream || headerLength > kMaximumHeader || headerLength + 8 > fileSize) {
        throw ModelError(path, MessageId::WeightsUnknown);
    }
    std::string text(headerLength, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(headerLength));
    const auto header = parseJson(text);
    if (!stream || !header.is_object()) {
        throw ModelError(path, MessageId::WeightsHeaderNotJson);
    }
    if (const std::optional<std::string> twice = nameGivenTwice(text)) {
        throw ModelError(path, MessageId::WeightsTwice, {*twice});
    }

    SafetensorsFile content;
    std::vector<Entry> entries;
    for (const auto& [name, description] : header.items()) {
        if (name != kMetadataKey) {
            entries.push_back(parseEntry(path, name, description));
            continue;
        }
        for (const auto& [key, value] : description.items()) {
            if (value.is_string()) {
                content.metadata[key] = value.get<std::string>();
            }
        }
    }
    // An array without elements ends where it begins, and stands before the one that begins there.
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t position = 0;
    for (const Entry& entry : entries) {
        if (entry.begin != position) {
            throw ModelError(path, MessageId::WeightsHoles, {entry.name});
        }
        position = entry.end;
    }
    if (8 + headerLength + position != fileSize) {
        throw ModelError(path, MessageId::WeightsLength);
    }
    for (Entry& entry : entries) {
        entry.tensor.bytes.resize(entry.end - entry.begin);
        stream.read(reinterpret_cast<char*>(entry.tensor.bytes.data()),
                    static_cast<std::streamsize>(entry.tensor.bytes.size()));
        if (!stream) {
            throw ModelError(path, MessageId::WeightsNotReadToEnd);
        }
        content.tensors.emplace(std::move(entry.name), std::move(entry.tensor));
    }
    return content;
}

void requireFinite(const SafetensorsFile& content, const std::filesystem::path& path) {
    for (const auto& [name, tensor] : content.tensors) {
        const std::string& type = tensor.type;
        const bool finite = type == "F32"    ? allFinite<std::uint32_t>(tensor, 0x7f800000u)
                            : type == "F64"  ? allFinite<std::uint64_t>(tensor, 0x7ff0000000000000u)
                            : type == "F16"  ? allFinite<std::uint16_t>(tensor, 0x7c00u)
                            : type == "BF16" ? allFinite<std::uint16_t>(tensor, 0x7f80u)
                                             : true;
        if (!finite) {
            throw ModelError(path, MessageId::WeightsNotFinite, {name});
        }
    }
}

void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& content) {
    Json header;
    if (!content.metadata.empty()) {
        header[kMetadataKey] = content.metadata;
    }
    std::uint64_t position = 0;
    for (const auto& [name, tensor] : content.tensors) {
        header[name] = {{"dtype", tensor.type},
                        {"shape", tensor.shape},
                        {"data_offsets", {position, position + tensor.bytes.size()}}};
        position += tensor.bytes.size();
    }
    std::string text = header.is_null() ? "{}" : jsonText(header);
    text.append((8 - text.size() % 8) % 8, ' ');
    std::array<std::byte, 8> length{};
    for (std::size_t i = 0; i < 8; ++i) {
        length[i] = static_cast<std::byte>(static_cast<std::uint64_t>(text.size()) >> (8 * i));
    }
    writeFileAtomically(path, [&](const WriteBytes& write) {
        write(length);
        write(std::as_bytes(std::span(text)));
        for (const auto& [name, tensor] : content.tensors) {
            write(tensor.bytes);
        }
    });
}

}  // namespace disyre
