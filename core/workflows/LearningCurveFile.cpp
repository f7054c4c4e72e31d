// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/LearningCurveFile.h"

#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/card/ModelCard.h"
#include "core/card/ModelFiles.h"
#include "core/evaluation/LearningCurve.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

void writeLearningCurve(const std::filesystem::path& model, const std::filesystem::path& svg) {
    const std::filesystem::path history = modelFolder(model) / kHistoryFile;
    const std::vector<LossRow> rows = lossRows(readTextFile(history));
    if (rows.empty()) {
        throw FileError(history, MessageId::InfoNoLosses);
    }
    writeTextAtomically(svg, svgOf(learningCurve(readModelCard(model).name, rows)));
}

}  // namespace disyre
