// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace disyre::app {

/// A folder that is removed with what is in it unless it got its final name.
class FolderInMaking {
public:
    /// Throws FileError when the final folder exists or nothing can be written beside it.
    FolderInMaking(const std::filesystem::path& parent, const std::string& name);
    ~FolderInMaking();
    FolderInMaking(const FolderInMaking&) = delete;
    FolderInMaking& operator=(const FolderInMaking&) = delete;

    /// Where to write until finish().
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Gives the folder its final name. Throws FileError.
    void finish();

private:
    std::filesystem::path final_;
    std::filesystem::path path_;
    bool finished_ = false;
};

}  // namespace disyre::app
