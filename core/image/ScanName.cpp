// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/ScanName.h"

#include <algorithm>

#include "core/base/Message.h"
#include "core/image/ScanEndings.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Bytes from 0x80 on belong to letters of other alphabets in UTF-8.
bool isLetterOrDigit(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

/// Tells whether a mask belongs to another scan, whose name is longer than `stem` and so fits
/// better.
bool fitsOtherBetter(const fs::path& mask, const std::string& stem,
                     const std::vector<fs::path>& scans) {
    const std::string name = scanStem(mask);
    return std::any_of(scans.begin(), scans.end(), [&](const fs::path& other) {
        const std::string otherStem = scanStem(other);
        return other != mask && otherStem.size() > stem.size() && belongsToName(name, otherStem);
    });
}

}  // namespace

bool isScanName(const fs::path& file) {
    const std::string name = displayPath(file.filename());
    return !name.starts_with('.') && scanEndingLength(name) > 0 && hasItsImage(file);
}

std::string scanStem(const fs::path& file) {
    const std::string name = displayPath(file.filename());
    return name.substr(0, name.size() - scanEndingLength(name));
}

bool belongsToName(std::string_view name, std::string_view beginning) {
    if (beginning.empty() || !name.starts_with(beginning)) {
        return false;
    }
    return name.size() == beginning.size() || !isLetterOrDigit(beginning.back()) ||
           !isLetterOrDigit(name[beginning.size()]);
}

std::vector<fs::path> masksNamedFor(const fs::path& scan, const std::vector<fs::path>& masks,
                                    const std::vector<fs::path>& scans) {
    const std::string stem = scanStem(scan);
    std::vector<fs::path> named;
    for (const fs::path& mask : masks) {
        const std::string name = scanStem(mask);
        if (mask == scan || !belongsToName(name, stem)) {
            continue;
        }
        if (name == stem) {
            return {mask};
        }
        if (!fitsOtherBetter(mask, stem, scans)) {
            named.push_back(mask);
        }
    }
    return named;
}

}  // namespace disyre
