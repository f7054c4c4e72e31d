// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealingFiles.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/findings/ListedRegions.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

/// Adds the regions that are listed for a person, those below the threshold apart.
void addRegions(const Volume& map, ResultRecord& record) {
    const double millilitres = map.voxelMillilitres();
    for (const ListedRegion& listed :
         listedRegions(map, static_cast<float>(record.suggestedThreshold))) {
        const double volume = static_cast<double>(listed.region.voxels.size()) * millilitres;
        if (listed.isBelow) {
            record.weakRegions.push_back({volume, static_cast<double>(map.voxels[listed.peak])});
        } else {
            record.regionMillilitres.push_back(volume);
        }
    }
}

ResultRecord completeRecord(const HealingToWrite& healing) {
    ResultRecord record = healing.record;
    record.voxelMillilitres = healing.prepared.image.voxelMillilitres();
    record.peakMemoryBytes = peakMemoryBytes();
    addRegions(healing.anomalyMap, record);
    record.warnings.insert(record.warnings.end(), healing.prepared.warnings.begin(),
                           healing.prepared.warnings.end());
    return record;
}

/// Brings the region's mask from the model's grid to the scan's grid, as a volume of ones and
/// zeros.
Volume regionOnScan(const HealingToWrite& healing, const Mask& mask) {
    Volume region(mask.size, healing.prepared.image.affine);
    std::copy(mask.voxels.begin(), mask.voxels.end(), region.voxels.begin());
    return labelsOnGridOf(healing.scan, region);
}

}  // namespace

void refuseToOverwrite(const fs::path& folder, const std::vector<fs::path>& inputs) {
    for (const char* name :
         {kAnomalyMapFile, kRestorationFile, kStepsFile, kResultFile, kRegionFile}) {
        for (const fs::path& input : inputs) {
            std::error_code notThere;
            if (fs::equivalent(folder / name, input, notThere) && !notThere) {
                throw FileError(input, MessageId::FileIsInput);
            }
        }
    }
}

WrittenHealing writeHealing(const fs::path& folder, const HealingToWrite& healing) {
    createFolder(folder);
    WrittenHealing written{{folder / kAnomalyMapFile, folder / kRestorationFile,
                            folder / kStepsFile, folder / kResultFile},
                           {}};
    writeScan(written.files[0], mapToScan(healing.prepared, healing.scan, healing.anomalyMap),
              "Anomaly score. Research use, not a medical device");
    writeScan(written.files[1],
              restorationOnScan(healing.prepared, healing.scan, healing.restoration),
              "Restoration. Research use, not a medical device");
    writeTextAtomically(written.files[2], stepsCsv(healing.record.steps));
    written.record = completeRecord(healing);
    writeTextAtomically(written.files[3], resultJson(written.record));
    const HealingRegion& region = written.record.region;
    if (region.isLimited()) {
        written.files.push_back(folder / kRegionFile);
        writeScan(written.files.back(), regionOnScan(healing, *region.mask),
                  "Region of the healing. Research use, not a medical device");
    } else {
        std::error_code notThere;
        fs::remove(folder / kRegionFile, notThere);
    }
    return written;
}

}  // namespace disyre
