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

/// A dense array as a safetensors file stores it: elements in C order (the last index varies
/// fastest), little-endian.
struct StoredTensor {
    std::string type;  ///< The type's name: "F32", "F16", "BF16", "F64", "I64", "U8" and so on.
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;

    /// Returns the number of elements, which is the product of the shape's lengths.
    [[nodiscard]] std::int64_t elements() const;
};

/// The content of a safetensors file: arrays and texts by their names.
struct SafetensorsFile {
    std::map<std::string, StoredTensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// Returns the number of bytes of an element of this type; 0 for an unknown type.
[[nodiscard]] std::size_t elementSize(const std::string& type);

/// Makes an F32 array of this shape. Throws SettingsError if the number of values does not fit the
/// shape.
[[nodiscard]] StoredTensor storeFloats(std::span<const float> values,
                                       std::vector<std::int64_t> shape);
[[nodiscard]] StoredTensor storeInteger(std::int64_t value);

/// Reads a whole file and checks it: the header has at most 16 MB, no name is given twice, all
/// types are known, the arrays follow each other without gaps or overlaps, and their sizes agree
/// with their shapes and with the file's, before memory is asked for them. Throws ModelError, which
/// names what is wrong. Nothing in the file is executed.
[[nodiscard]] SafetensorsFile readSafetensors(const std::filesystem::path& path);

/// Throws ModelError if an array of floating-point numbers holds one that is not finite, which a
/// network would spread over everything that it computes. `path` is named in the error.
void requireFinite(const SafetensorsFile& content, const std::filesystem::path& path);

/// Writes the file completely or not at all. Throws FileError if it cannot be written.
void writeSafetensors(const std::filesystem::path& path, const SafetensorsFile& content);

}  // namespace disyre
