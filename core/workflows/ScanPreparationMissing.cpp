// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for ScanPreparation.cpp where the program is built without ITK.
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/workflows/ScanPreparation.h"

namespace disyre {

PreparedDataset prepareTrainingScans(const TrainingScansOptions&, const ScanPreparationObserver&,
                                     const StopToken&) {
    throw SettingsError(MessageId::TrainingPreparedOnly);
}

}  // namespace disyre
