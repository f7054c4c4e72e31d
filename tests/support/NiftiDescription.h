// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <zlib.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>

namespace disyre::test {

/// The description in the header of a NIfTI-1 file, compressed or not: 80 bytes from byte 148 on.
/// Empty when the file cannot be read.
inline std::string niftiDescription(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.string().c_str(), "rb"),
                                                          gzclose);
    std::array<char, 348> header{};
    const auto bytes = static_cast<unsigned>(header.size());
    if (!file || gzread(file.get(), header.data(), bytes) != static_cast<int>(bytes)) {
        return {};
    }
    const std::string text(header.data() + 148, 80);
    return text.substr(0, text.find('\0'));
}

}  // namespace disyre::test
