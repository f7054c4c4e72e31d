// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/image/Volume.h"

namespace disyre::app {

/// Names of the files in a case's folder.
inline constexpr const char* kCaseScanFile = "scan.nii.gz";
inline constexpr const char* kCaseLesionFile = "lesion_mask.nii.gz";
inline constexpr const char* kCaseBrainFile = "brain_mask.nii.gz";
inline constexpr const char* kCaseFile = "case.json";

/// A scan with a lesion mask in a folder of its own, as case.json describes it. Nothing of the
/// scan is read yet.
struct CaseFiles {
    std::string name;  ///< of the folder
    std::filesystem::path scan;
    std::filesystem::path lesion;
    std::filesystem::path brain;  ///< empty without a brain mask
    std::string subject;          ///< the folder's name without case.json
    std::string kind = "lesion";
    bool nearTraining = false;
    std::string split;  ///< "validation", "test" or empty
};

struct CaseList {
    std::vector<CaseFiles> cases;  ///< by name
    std::size_t leftClosed = 0;    ///< cases of other splits
};

/// The cases in a folder's folders. Of those marked "test" no file but case.json is opened unless
/// `split` is "test" or "all"; "validation" takes all others. Throws FileError when there is no
/// case, a case lacks a file, or its case.json is damaged or of a newer version; SettingsError when
/// the split leaves none.
[[nodiscard]] CaseList findCases(const std::filesystem::path& folder, const std::string& split);

/// A case's voxels in RAS order, masks on the scan's grid.
struct CaseScan {
    Volume scan;
    Mask lesion;
    std::optional<Mask> brain;
    std::vector<std::string> warnings;
};
/// Throws ScanError when a file is no scan, or a mask marks nothing or does not reach its scan.
[[nodiscard]] CaseScan readCase(const CaseFiles& files);

}  // namespace disyre::app
