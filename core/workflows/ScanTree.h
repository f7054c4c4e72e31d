// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Message.h"

namespace disyre {

/// One of many scans that are healed together.
struct ScanInTree {
    std::filesystem::path scan;  ///< A file, a DICOM folder or an archive; see readScanSource().
    /// The folder of its results, relative to that of all results. No two scans share one.
    std::filesystem::path name;
};

/// The scans that were found, and what could not be looked at.
struct ScanTree {
    std::vector<ScanInTree> scans;  ///< In the order of the places, and by path within each.
    std::vector<Message> warnings;  ///< About folders that could not be read.
};

/// Says what is looked for in several places.
struct ScanTreeRequest {
    std::vector<std::filesystem::path> places;
    /// Whether every folder is searched with all its subfolders. Otherwise a folder is one DICOM
    /// scan, unless it is a BIDS dataset or holds files that are named like scans.
    bool searchesFolders = false;
    /// The contrast ("T1", "T2", "FLAIR" or "PD") that is taken from a BIDS dataset.
    std::string modality = "T1";
    /// A folder that is passed over, since the results go there; may be empty.
    std::filesystem::path results;
};

/// Tells whether a folder is a dataset in the order of BIDS, the Brain Imaging Data Structure
/// (https://bids-specification.readthedocs.io): it has a file dataset_description.json.
[[nodiscard]] bool isBidsDataset(const std::filesystem::path& folder);

/// Tells whether a folder itself holds a file that is named like a scan, such as a NIfTI file.
[[nodiscard]] bool holdsNamedScans(const std::filesystem::path& folder);

/// Lists the scans of several places.
///
/// A file is a scan. Of a BIDS dataset the raw anatomical images of the contrast are taken, such as
/// sub-01/anat/sub-01_T1w.nii.gz; its derivatives are left out. In any other folder that is
/// searched, every file that is named like a scan is one, every zip archive, and every folder that
/// holds DICOM files by itself; folders with results of this program are left out, and so are
/// hidden ones. Results are named like the scans, in the order of folders in which these lie.
///
/// Throws FileError if a place does not exist, and ScanError if a folder that is searched holds no
/// scan.
[[nodiscard]] ScanTree findScans(const ScanTreeRequest& request);

/// Returns part `part` (counted from 1) of `parts` equal parts of the scans, for work that several
/// machines share. Every scan is in exactly one part. Throws SettingsError if there is no such
/// part.
[[nodiscard]] std::vector<ScanInTree> shardOf(const std::vector<ScanInTree>& scans,
                                              std::size_t part, std::size_t parts);

}  // namespace disyre
