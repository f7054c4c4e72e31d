// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace disyre {

/// A new folder among the system's temporary files, which nobody else can read. It is removed, with
/// all that is in it, together with this object.
class TemporaryFolder {
public:
    /// @param purpose a short word for the folder's name, such as "zip".
    /// Throws FileError if the folder cannot be made.
    explicit TemporaryFolder(std::string_view purpose);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace disyre
