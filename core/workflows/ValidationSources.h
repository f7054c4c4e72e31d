// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/workflows/CaseFolder.h"

namespace disyre {

/// Scans of one origin, which are reported together: healthy ones, or ones with lesions.
struct ValidationSource {
    std::string name;
    /// The scans. A healthy one has no lesion file.
    std::vector<CaseFiles> scans;
    /// Gaps of so many voxels in the scans' brain masks are closed, and the masks are then grown by
    /// so many; label maps need that, masks that are exact already do not.
    int maskClosing = 0;
    int maskGrowth = 0;
};

/// Reads the list of sources that a model is validated on. The file is JSON:
///
///     {"format": "disyre-validation", "format_version": 1, "sources": [
///       {"name": "...", "cases": FOLDER, "split": "validation"},
///       {"name": "...", "healthy": FOLDER, "masks": FOLDER, "mask_growth": 1,
///        "subjects": FILE, "use": "validation"},
///       {"name": "...", "scans": [{"scan": FILE, "lesion": FILE, "brain": FILE, "kind": "..."}]}]}
///
/// A source has one of the three forms: a folder that `disyre cases` or `disyre add-case` filled; a
/// folder of healthy scans with brain masks or label maps named alike; or single scans. What names
/// the masks, growth, subjects, split, use, lesion, brain or kind may be left out. Without
/// "subjects" all scans of the folder are taken. A "mask_growth" above 0 says that the masks are
/// label maps, whose gaps are closed first. Paths are relative to the file's folder. Throws
/// FileError when a file is missing, and SettingsError for what the list says.
[[nodiscard]] std::vector<ValidationSource> readValidationSources(
    const std::filesystem::path& path);

}  // namespace disyre
