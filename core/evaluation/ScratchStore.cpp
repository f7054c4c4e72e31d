// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/ScratchStore.h"

#include <fmt/format.h>

#include <fstream>

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

ScratchStore::ScratchStore(const std::filesystem::path& parent) {
    constexpr int kTries = 10000;
    for (int i = 0; i < kTries; ++i) {
        folder_ = parent / fmt::format("disyre-scratch-{}", i);
        std::error_code error;
        if (std::filesystem::create_directory(folder_, error)) {
            return;
        }
        if (error) {
            throw FileError(folder_, MessageId::ScratchNotMade, {error.message()});
        }
    }
    throw FileError(parent, MessageId::ScratchTooMany);
}

ScratchStore::~ScratchStore() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void ScratchStore::write(const std::string& name, std::span<const float> values) {
    const std::filesystem::path file = folder_ / name;
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(values.data()),
                 static_cast<std::streamsize>(values.size_bytes()));
    stream.close();
    if (!stream) {
        throw FileError(file, MessageId::ScratchNotWritten);
    }
}

std::vector<float> ScratchStore::read(const std::string& name) const {
    const std::filesystem::path file = folder_ / name;
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    std::vector<float> values(error ? 0 : bytes / sizeof(float));
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(values.data()),
                static_cast<std::streamsize>(values.size() * sizeof(float)));
    if (error || !stream) {
        throw FileError(file, MessageId::ScratchNotReadBack);
    }
    return values;
}

}  // namespace disyre
