// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/image/Volume.h"

namespace disyre {

/// Names of the files in a case's folder. The masks lie on the scan's grid.
inline constexpr const char* kCaseScanFile = "scan.nii.gz";
inline constexpr const char* kCaseLesionFile = "lesion_mask.nii.gz";
inline constexpr const char* kCaseBrainFile = "brain_mask.nii.gz";
inline constexpr const char* kCaseFile = "case.json";

/// The values of "format" and "format_version" in case.json.
inline constexpr const char* kCaseFormat = "disyre-case";
inline constexpr int kCaseFormatVersion = 1;

/// A scan with a lesion mask in a folder of its own, as its case.json describes it. Neither the
/// scan nor a mask has been read yet.
struct CaseFiles {
    std::string name;  ///< The folder's name.
    std::filesystem::path scan;
    std::filesystem::path lesion;
    std::filesystem::path brain;  ///< Empty when there is no brain mask.
    /// The subject whose scan it is; the folder's name if case.json does not say.
    std::string subject;
    std::string kind = "lesion";  ///< The kind of lesion, by which reports group the cases.
    bool nearTraining = false;    ///< Whether the lesion resembles a training corruption.
    std::string split;            ///< "validation", "test" or empty.
};

/// The cases of a folder that belong to the chosen split.
struct CaseList {
    std::vector<CaseFiles> cases;  ///< Sorted by name.
    std::size_t leftClosed = 0;    ///< Number of cases left out because of their split.
};

/// Finds the cases in the sub-folders of a folder.
/// @param split "test": only cases marked as test; "all": every case; "validation": every case that
/// is not marked as test. If a case is left out, only its case.json is opened.
/// Throws FileError when there is no case, a case lacks a file, or its case.json is damaged or of a
/// newer version, and SettingsError when there are cases but none of this split.
[[nodiscard]] CaseList findCases(const std::filesystem::path& folder, const std::string& split);

/// The voxels of a case in RAS order; the masks have the scan's grid.
struct CaseScan {
    Volume scan;
    Mask lesion;
    std::optional<Mask> brain;
    std::vector<Message> warnings;  ///< Messages about oddities of the scan's file.
};
/// Reads a case. Throws ScanError when a file is no scan, or when a mask marks no voxel of its
/// scan.
[[nodiscard]] CaseScan readCase(const CaseFiles& files);

}  // namespace disyre
