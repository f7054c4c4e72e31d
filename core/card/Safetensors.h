// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace disyre {

/// A dense array as stored in a safetensors file: C order, little endian.
struct StoredTensor {
    std::string type;  ///< "F32", "F16", "BF16", "F64", "I64", "U8", ...
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;

    [[nodiscard]] std::int64_t elements() const;
};

/// The content of a safetensors file: named arrays and text notes.
struct SafetensorsFile {
    std::map<std::string, StoredTensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// Bytes of one element of a safetensors type; 0 for an unknown one.
[[nodiscard]] std::size_t elementSize(const std::string& type);

/// An F32 array of this shape. Throws SettingsError when the sizes disagree.
[[nodiscard]] StoredTensor storeFloats(std::span<const float> values,
                                       std::vector<std::int64_t> shape);
[[nodiscard]] StoredTensor storeInteger(std::int64_t value);

/// Reads and checks a whole file: header of at most 100 MB, known types, offsets without holes or
/// overlaps, sizes that agree. Throws ModelError naming what is wrong. Runs no code from the file.
[[nodiscard]] SafetensorsFile readSafetensors(const std::filesystem::path& path);

/// Writes all or nothing. Throws FileError.
void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& content);

}  // namespace disyre
