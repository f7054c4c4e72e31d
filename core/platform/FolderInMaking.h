// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace disyre {

/// A new folder that others see only when it is complete. It is filled under a hidden temporary
/// name and gets its real name at the end; if that never happens, it is removed with all that is in
/// it.
class FolderInMaking {
public:
    /// Makes the temporary folder inside `parent`. Throws FileError when `parent` already holds
    /// something called `name`, or when nothing can be written to `parent`.
    FolderInMaking(const std::filesystem::path& parent, const std::string& name);
    /// Removes the temporary folder unless finish() was called.
    ~FolderInMaking();
    FolderInMaking(const FolderInMaking&) = delete;
    FolderInMaking& operator=(const FolderInMaking&) = delete;

    /// Returns the temporary folder, which is to be written to until finish() is called.
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Gives the folder its real name. Throws FileError when it cannot be renamed.
    void finish();

private:
    std::filesystem::path final_;
    std::filesystem::path path_;
    bool finished_ = false;
};

}  // namespace disyre
