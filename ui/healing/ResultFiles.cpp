// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ResultFiles.h"

#include <algorithm>

#include "core/findings/Regions.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/preprocess/Resample.h"

namespace disyre::ui {

std::vector<std::filesystem::path> writeResults(const std::filesystem::path& folder,
                                                const Volume& scan, const ResultsToSave& results) {
    createFolder(folder);
    std::vector<std::filesystem::path> files{folder / kAnomalyMapFile, folder / kRestorationFile,
                                             folder / kStepsFile, folder / kResultFile};
    writeScan(files[0], mapToScan(*results.prepared, scan, results.anomalyMap),
              "Anomaly score. Research use, not a medical device");
    writeScan(files[1], restorationOnScan(*results.prepared, scan, results.restoration),
              "Restoration. Research use, not a medical device");
    writeTextAtomically(files[2], stepsCsv(results.steps));
    ResultRecord record = results.record;
    record.steps = results.steps;
    record.peakMemoryBytes = peakMemoryBytes();
    record.warnings = results.prepared->warnings;
    record.regionMillilitres = regionMillilitres(results.anomalyMap, record.suggestedThreshold);
    record.voxelMillilitres = results.prepared->image.voxelMillilitres();
    writeTextAtomically(files[3], resultJson(record));
    if (record.settings.region.isLimited()) {
        files.push_back(folder / kRegionFile);
        const Mask& mask = *record.settings.region.mask;
        Volume region(mask.size, results.prepared->image.affine);
        std::copy(mask.voxels.begin(), mask.voxels.end(), region.voxels.begin());
        writeScan(files.back(), labelsOnGridOf(scan, region),
                  "Region of the healing. Research use, not a medical device");
    } else {
        // One of an earlier healing would be taken for this one's.
        std::error_code notThere;
        std::filesystem::remove(folder / kRegionFile, notThere);
    }
    return files;
}

}  // namespace disyre::ui
