// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace disyre {

/// Computes the SHA-256 of bytes that arrive piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    /// Returns the hash of all bytes so far as 64 lower-case hexadecimal digits. It must be called
    /// only once, at the end.
    [[nodiscard]] std::string digits();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

/// Returns the SHA-256 of a text's bytes as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256OfText(std::string_view text);

/// Returns the SHA-256 of a file's bytes as 64 lower-case hexadecimal digits. Throws FileError if
/// the file cannot be read.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path);

}  // namespace disyre
