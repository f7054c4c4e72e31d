// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace disyre {

/// SHA-256 of bytes that come piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    void add(std::span<const std::byte> bytes);
    /// 64 lower-case hexadecimal digits of all bytes so far; to be called once, at the end.
    [[nodiscard]] std::string digits();

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

/// SHA-256 of a text's bytes as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256OfText(std::string_view text);

/// SHA-256 of a file's bytes as 64 lower-case hexadecimal digits. Throws FileError.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& path);

}  // namespace disyre
