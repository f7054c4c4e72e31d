// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace disyre {

/// Numbers put aside in files while an evaluation runs: the maps of all methods on all cases do not
/// fit in memory, and each method needs all cases at once. The folder goes when the store does.
class ScratchStore {
public:
    /// Makes a new folder under `parent`. Throws FileError.
    explicit ScratchStore(const std::filesystem::path& parent);
    ~ScratchStore();
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Keeps these numbers under a name that is a file name. Throws FileError, for instance on a
    /// full disk.
    void write(const std::string& name, std::span<const float> values);

    /// Throws FileError when nothing whole is kept under this name.
    [[nodiscard]] std::vector<float> read(const std::string& name) const;

private:
    std::filesystem::path folder_;
};

}  // namespace disyre
