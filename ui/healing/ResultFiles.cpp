// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ResultFiles.h"

#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/restoration/ResultFiles.h"

namespace disyre::ui {

std::vector<std::filesystem::path> writeResults(const std::filesystem::path& folder,
                                                const Volume& scan, const ResultsToSave& results) {
    createFolder(folder);
    const std::vector<std::filesystem::path> files{
        folder / kAnomalyMapFile, folder / kRestorationFile, folder / kStepsFile};
    writeScan(files[0], mapToScan(*results.prepared, scan, results.anomalyMap),
              "Anomaly score. Research use, not a medical device");
    writeScan(files[1], restorationOnScan(*results.prepared, scan, results.restoration),
              "Restoration. Research use, not a medical device");
    writeTextAtomically(files[2], stepsCsv(results.steps));
    return files;
}

}  // namespace disyre::ui
