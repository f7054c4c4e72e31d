// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ScanEndings.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "core/base/Message.h"
#include "core/base/PathText.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 11> kScanEndings = {".nii",  ".nii.gz", ".hdr",   ".hdr.gz",
                                                           ".nrrd", ".nhdr",   ".mha",   ".mhd",
                                                           ".mgh",  ".mgz",    ".mgh.gz"};

/// Returns a text with the letters A to Z made small; all other bytes stay, so that its length
/// does.
std::string withSmallLetters(std::string text) {
    for (char& letter : text) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return text;
}

/// Returns the longest of the endings of scans that a name has, in small letters; empty if none.
std::string_view scanEndingOf(const std::string& smallName) {
    std::string_view longest;
    for (const std::string_view ending : kScanEndings) {
        if (smallName.ends_with(ending) && ending.size() > longest.size()) {
            longest = ending;
        }
    }
    return longest;
}

/// Returns the path with the last `count` bytes of its name replaced.
fs::path withNameEnd(const fs::path& file, std::size_t count, std::string_view end) {
    const std::string name = displayPath(file.filename());
    const std::string changed = name.substr(0, name.size() - count) + std::string(end);
    return file.parent_path() / pathFromUtf8(changed);
}

}  // namespace

std::span<const std::string_view> scanEndings() {
    return kScanEndings;
}

std::size_t scanEndingLength(std::string_view name) {
    return scanEndingOf(withSmallLetters(std::string(name))).size();
}

bool hasItsImage(const fs::path& file) {
    const std::string name = withSmallLetters(displayPath(file.filename()));
    std::error_code ignored;
    return !scanEndingOf(name).starts_with(".hdr") || fs::exists(otherOfPair(file), ignored);
}

fs::path otherOfPair(const fs::path& file) {
    const std::string name = withSmallLetters(displayPath(file.filename()));
    const std::string_view packed = name.ends_with(".gz") ? ".gz" : "";
    const std::string plain = name.substr(0, name.size() - packed.size());
    const bool isHeader = plain.ends_with(".hdr");
    if (!isHeader && !plain.ends_with(".img")) {
        return {};
    }
    const std::string original = displayPath(file.filename());
    const bool isCapital = original[plain.size() - 1] < 'a';
    const std::string_view other =
        isHeader ? (isCapital ? ".IMG" : ".img") : (isCapital ? ".HDR" : ".hdr");
    const std::size_t replaced = other.size() + packed.size();
    const fs::path alike =
        withNameEnd(file, replaced, std::string(other) + original.substr(plain.size()));
    const fs::path otherwise =
        withNameEnd(file, replaced, std::string(other) + (packed.empty() ? ".gz" : ""));
    std::error_code ignored;
    return !fs::exists(alike, ignored) && fs::exists(otherwise, ignored) ? otherwise : alike;
}

}  // namespace disyre
