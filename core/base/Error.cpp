// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

namespace disyre {

namespace {

std::string sentence(const std::filesystem::path& file, const std::string& problem,
                     const std::string& advice) {
    std::string text = "\"" + displayPath(file) + "\": " + problem;
    if (text.back() != '.') {
        text += '.';
    }
    if (!advice.empty()) {
        text += ' ' + advice;
    }
    return text;
}

}  // namespace

Error::~Error() = default;
FileError::~FileError() = default;
ScanError::~ScanError() = default;
ConstantScanError::~ConstantScanError() = default;
ModelError::~ModelError() = default;
SettingsError::~SettingsError() = default;
ComputeError::~ComputeError() = default;
Stopped::~Stopped() = default;

FileError::FileError(const std::filesystem::path& file, const std::string& problem,
                     const std::string& advice)
    : Error(sentence(file, problem, advice)), file_(file) {}

Stopped::Stopped() : Error("Stopped on request.") {}

std::string displayPath(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

}  // namespace disyre
