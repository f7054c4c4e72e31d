// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/StopToken.h"
#include "core/platform/TemporaryFolder.h"

namespace disyre {

/// The files of a zip archive, unpacked into a temporary folder that is removed with this object.
/// They get numbers for names there, so that no name in the archive leads out of the folder.
class DicomArchive {
public:
    /// Unpacks an archive. Throws ScanError if it is damaged, has a password, or would unpack to
    /// more than 16 GB, 200,000 files or 500 times its own size; FileError if the temporary folder
    /// cannot be written; Stopped if a stop is requested.
    DicomArchive(const std::filesystem::path& path, const StopToken& stop);
    ~DicomArchive();
    DicomArchive(const DicomArchive&) = delete;
    DicomArchive& operator=(const DicomArchive&) = delete;

    [[nodiscard]] const std::vector<std::filesystem::path>& files() const { return files_; }
    /// Returns the name that an unpacked file has in the archive, for messages.
    [[nodiscard]] const std::string& nameInside(const std::filesystem::path& file) const;

private:
    std::optional<TemporaryFolder> folder_;
    std::vector<std::filesystem::path> files_;
    std::map<std::filesystem::path, std::string> names_;
};

/// Tells whether a file begins like a zip archive.
[[nodiscard]] bool isZipArchive(const std::filesystem::path& path);

}  // namespace disyre
