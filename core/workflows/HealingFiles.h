// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/anatomy/ScanPlaces.h"
#include "core/healing/ResultFiles.h"
#include "core/image/NiftiPosition.h"
#include "core/preprocess/Preparation.h"

namespace disyre {

/// A finished healing whose results are to be written. The volumes must outlive the call.
struct HealingToWrite {
    const Volume& scan;  ///< The scan as it is in its file.
    const PreparedScan& prepared;
    const Volume& anomalyMap;   ///< The anomaly map in model space.
    const Volume& restoration;  ///< The restoration in model space, with intensities in [0, 1].
    /// What the files say about the healing. The warnings are those about the files that were read;
    /// writeHealing() adds those of the preparation. The regions at the suggested threshold, the
    /// volume of a voxel, the places and the peak memory need not be filled in; writeHealing() does
    /// that.
    ResultRecord record;
    const ScanPlaces* places = nullptr;  ///< Names the places of the regions; null for no names.
    /// What the scan's own NIfTI header says about its position, so that the results say it in the
    /// same numbers; null for another format.
    const NiftiPosition* position = nullptr;
    /// The brain on the scan's own grid, where a mask was given, found or mended; null where the
    /// brain is all that differs from the background.
    const Mask* brain = nullptr;
    /// The threshold at which the regions of findings.csv and findings_labels.nii.gz are listed;
    /// empty for the suggested one.
    std::optional<double> listThreshold = {};
};

struct WrittenHealing {
    /// The map, the restoration, the steps, the findings and result.json, then the labels of the
    /// findings and the masks if there are any.
    std::vector<std::filesystem::path> files;
    ResultRecord record;  ///< The complete record, as result.json tells it.
};

/// The files that a healing reads. Empty paths stand for files that are not given.
struct HealingInputs {
    std::filesystem::path scan;
    std::filesystem::path regionMask;
    std::filesystem::path brainMask;
};

/// Throws FileError if writeHealing() would overwrite or remove one of these files in the folder.
/// The mask of the region may be the folder's own region.nii.gz, and that of the brain its own
/// brain_mask.nii.gz, since they are written anew. Links are followed, and files that do not exist
/// are passed over.
void refuseToOverwrite(const std::filesystem::path& folder, const HealingInputs& inputs);

/// Writes findings.csv and findings_labels.nii.gz into a folder: the regions of a map at a
/// threshold. Throws FileError.
/// @param scan as it is in its file; the labels are written on its grid.
/// @param map on any grid.
/// @param places null for no names; it belongs to the map's grid.
/// @param position see HealingToWrite.
void writeListedRegions(const std::filesystem::path& folder, const Volume& scan, const Volume& map,
                        double threshold, const ScanPlaces* places, const NiftiPosition* position);

/// Writes the results of a healing into a folder, which is made where it is missing:
/// anomaly_map.nii.gz, restoration.nii.gz and findings_labels.nii.gz on the scan's own grid,
/// steps.csv, findings.csv and result.json.
/// Where healing was limited to a region, or left one out, region.nii.gz too, on the scan's own
/// grid, as `disyre heal --inside` or `--outside` takes it; where the whole brain was healed, a
/// region.nii.gz that an earlier healing left there is removed, since it would be taken for this
/// one's. The same holds for brain_mask.nii.gz and the brain. Every NIfTI file says in its
/// description that it is of no medical use. The scan is resampled and files are compressed, which
/// takes seconds. Throws FileError.
[[nodiscard]] WrittenHealing writeHealing(const std::filesystem::path& folder,
                                          const HealingToWrite& healing);

}  // namespace disyre
