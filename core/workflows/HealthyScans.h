// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/training/TrainingPlan.h"

namespace disyre {

/// Where healthy scans lie and how their brains are found.
struct HealthyScansOptions {
    std::string folder;     ///< Folder of scans.
    std::string plan;       ///< File of a TrainingPlan; when given, it replaces all other fields.
    std::string masks;      ///< Folder of brain masks or label maps; empty for stripped scans.
    std::string subjects;   ///< JSON file with the lists "training" and "validation"; may be empty.
    int maskGrowth = 1;     ///< Voxels by which the masks are grown.
    bool withTest = false;  ///< Whether HealthyScans::test is filled from the list "test" as well.
};

/// One healthy scan and the file that says where its brain is. Neither has been read yet.
struct HealthyScan {
    std::string name;            ///< The file's name without its ending.
    std::filesystem::path scan;  ///< The scan's file.
    std::filesystem::path mask;  ///< Brain mask or label map; empty when the scan is stripped.
};

/// Healthy scans, grouped by what they are used for.
struct HealthyScans {
    std::vector<HealthyScan> training;
    std::vector<HealthyScan> validation;
    std::vector<HealthyScan> test;  ///< Empty unless HealthyScansOptions::withTest is set.
};

/// Returns the files of a folder that are named like scans (see isScanName()), sorted by name.
/// Throws FileError when the folder cannot be read.
/// @param notReadable the message of that error; its argument is the system's reason.
[[nodiscard]] std::vector<std::filesystem::path> scanFilesIn(const std::filesystem::path& folder,
                                                             MessageId notReadable);

/// Finds the scans and decides what each is used for: as the subject list says or, without a list,
/// every tenth scan validates and the others train. A folder of three to nine scans keeps its last
/// one for validation. An entry of the list stands for the scan of that name and for those whose
/// names belong to it (see belongsToName()); the longest entry decides. Masks are paired with scans
/// by masksNamedFor(). Throws FileError when the folder or the list cannot be read, when an entry
/// stands in two lists, when a scan has no mask or several in the folder of masks, or when no scan
/// is left.
[[nodiscard]] HealthyScans findHealthyScans(const HealthyScansOptions& options);

/// Returns the scans of a training plan, grouped by their use and without those that the plan
/// leaves out.
[[nodiscard]] HealthyScans healthyScansOf(const TrainingPlan& plan);

}  // namespace disyre
