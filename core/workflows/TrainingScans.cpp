// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TrainingScans.h"

#include <filesystem>
#include <set>

#include "core/workflows/ScanPreparation.h"

namespace disyre {

PreparedDataset readTrainingScans(const TrainingScansOptions& options,
                                  const ScanPreparationObserver& observer, const StopToken& stop) {
    std::error_code error;
    const bool isPrepared =
        options.scans.plan.empty() && std::filesystem::is_regular_file(options.scans.folder, error);
    return isPrepared ? readPreparedDataset(options.scans.folder)
                      : prepareTrainingScans(options, observer, stop);
}

DataSummary summaryOf(const TrainingScansOptions& options, const TrainingData& data) {
    DataSummary summary;
    summary.trainingScans = summary.trainingSubjects = static_cast<int>(data.training.size());
    summary.validationScans = summary.validationSubjects = static_cast<int>(data.validation.size());
    if (options.scans.plan.empty()) {
        return summary;
    }
    std::set<std::string> training;
    std::set<std::string> validation;
    for (const PlannedScan& scan : readTrainingPlan(options.scans.plan).scans) {
        if (scan.use != ScanUse::LeftOut) {
            (scan.use == ScanUse::Training ? training : validation).insert(scan.subject);
        }
    }
    summary.trainingSubjects = static_cast<int>(training.size());
    summary.validationSubjects = static_cast<int>(validation.size());
    return summary;
}

}  // namespace disyre
