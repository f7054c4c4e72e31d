// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/Message.h"
#include "core/base/StopToken.h"

namespace disyre {

class DicomArchive;

/// A file that was left out, and why.
struct SkippedFile {
    std::filesystem::path file;  ///< Of an archive the path inside it, behind the archive's own.
    Message reason;
};

/// The files that may be DICOM in a place.
struct DicomFiles {
    std::vector<std::filesystem::path> files;     ///< Sorted by path.
    std::vector<SkippedFile> skipped;             ///< Those that are known to be missing already.
    std::shared_ptr<const DicomArchive> archive;  ///< Keeps unpacked files as long as it lives.
};

/// Lists the files of a folder and its subfolders, of a DICOMDIR or of a zip archive; any other
/// file is listed by itself. Hidden files are left out, and so are subfolders that cannot be read,
/// which are named. Throws FileError if the place is missing or cannot be read, ScanError if a
/// DICOMDIR or an archive is damaged, Stopped if a stop is requested.
[[nodiscard]] DicomFiles listDicomFiles(const std::filesystem::path& place, const StopToken& stop);

/// Tells whether this is the file with the contents of a disc that DICOM calls DICOMDIR.
[[nodiscard]] bool isDicomDirectory(const std::filesystem::path& path);

}  // namespace disyre
