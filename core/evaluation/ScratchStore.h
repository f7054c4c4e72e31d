// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace disyre {

/// Keeps numbers in files while an evaluation runs, because the maps of all methods on all cases do
/// not fit into memory and each method needs all cases at once. The destructor deletes the folder.
class ScratchStore {
public:
    /// Makes a new folder under `parent`. Throws FileError if it cannot be made.
    explicit ScratchStore(const std::filesystem::path& parent);
    ~ScratchStore();
    ScratchStore(const ScratchStore&) = delete;
    ScratchStore& operator=(const ScratchStore&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Stores the numbers under a name, which must be a valid file name. Throws FileError, for
    /// instance if the disk is full.
    void write(const std::string& name, std::span<const float> values);

    /// Reads the numbers stored under a name. Throws FileError if there are none or the file is
    /// incomplete.
    [[nodiscard]] std::vector<float> read(const std::string& name) const;

private:
    std::filesystem::path folder_;
};

}  // namespace disyre
