// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflows/TrainingScans.h"

namespace disyre {

/// Finds the scans that the options name, reads them and brings them to model space. This is the
/// part of readTrainingScans() that needs ITK; a build without it throws SettingsError.
[[nodiscard]] PreparedDataset prepareTrainingScans(const TrainingScansOptions& options,
                                                   const ScanPreparationObserver& observer,
                                                   const StopToken& stop);

}  // namespace disyre
