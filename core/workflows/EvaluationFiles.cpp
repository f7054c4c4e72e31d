// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/EvaluationFiles.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/evaluation/CasePicture.h"
#include "core/evaluation/Report.h"
#include "core/image/PngFile.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace fs = std::filesystem;

void writeEvaluation(const Evaluation& evaluation, const fs::path& folder) {
    writeTextAtomically(folder / kEvaluationTextFile, evaluationText(evaluation));
    writeTextAtomically(folder / kEvaluationJsonFile, evaluationJson(evaluation) + "\n");
    writeTextAtomically(folder / kMethodsFile, methodsCsv(evaluation));
    writeTextAtomically(folder / kSubjectsFile, subjectsCsv(evaluation));
    writeTextAtomically(folder / kFrocFile, frocCsv(evaluation));
    writeTextAtomically(folder / kPrecisionRecallPlotFile, svgOf(precisionRecallPlot(evaluation)));
    writeTextAtomically(folder / kFrocPlotFile, svgOf(frocPlot(evaluation)));
    const bool hasFigure2 =
        std::any_of(evaluation.methods.begin(), evaluation.methods.end(),
                    [](const MethodResult& method) { return method.inFigure2; });
    if (hasFigure2) {
        writeTextAtomically(folder / kFigure2PlotFile, svgOf(figure2Plot(evaluation)));
    }
}

void writeWorstCases(const Evaluation& evaluation, const fs::path& folder,
                     const std::function<PicturedCase(std::size_t number)>& caseOf) {
    const auto file = [&folder](std::size_t rank) {
        return folder / fmt::format("worst-{}.png", rank + 1);
    };
    for (std::size_t rank = 0; rank < kWorstCases; ++rank) {
        std::error_code none;
        fs::remove(file(rank), none);
    }
    const std::vector<std::size_t> worst =
        worstCases(evaluation, kWorstCases, kWorstCaseMillilitres);
    for (std::size_t rank = 0; rank < worst.size(); ++rank) {
        const PicturedCase pictured = caseOf(worst[rank]);
        writePng(file(rank), casePicture(pictured.scan, pictured.voxels, pictured.scores));
    }
}

}  // namespace disyre
