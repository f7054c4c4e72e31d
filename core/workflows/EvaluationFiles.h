// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/evaluation/Evaluation.h"

namespace disyre {

/// Writes the report, the tables and the plots of an evaluation into a folder, under the names of
/// core/evaluation/Report.h; the paper's Figure 2 is left out if it was not measured. Throws
/// FileError.
void writeEvaluation(const Evaluation& evaluation, const std::filesystem::path& folder);

/// A case in the form that casePicture() draws.
struct PicturedCase {
    Volume scan;  ///< The scan in RAS order.
    const CountedVoxels& voxels;
    std::vector<float> scores;  ///< The scores of the counted voxels.
};

/// Draws the kWorstCases worst cases whose lesion has kWorstCaseMillilitres or more: worst-1.png
/// and so on. Those of an earlier evaluation in the folder are removed first.
/// @param caseOf gives a case by its number
/// Throws FileError, and what `caseOf` throws.
void writeWorstCases(const Evaluation& evaluation, const std::filesystem::path& folder,
                     const std::function<PicturedCase(std::size_t number)>& caseOf);

}  // namespace disyre
