// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/evaluation/Evaluation.h"
#include "core/evaluation/Methods.h"
#include "core/workflows/Heal.h"

namespace disyre {

/// What is measured on a folder of cases.
struct EvaluateCasesRequest {
    std::filesystem::path cases;       ///< The folder of the cases; see findCases().
    std::string split = "validation";  ///< "validation", "test" or "all"
    /// The folder for the results, which is made if it is missing; if empty, nothing is written.
    std::filesystem::path folder;
    MethodChoice methods;
    std::vector<std::string> beside;  ///< The folders of other models; each of them gets a row.
    int every = 1;  ///< The distance in slices from one counted axial slice to the next.
    /// If true, only the trivial maps are measured and nothing is healed.
    bool baselinesOnly = false;
    /// A skull-stripped average brain to compare with; empty for none.
    std::filesystem::path templateScan;
    /// The number of bootstrap replicates of the subjects, for the intervals.
    std::size_t replicates = 1000;
    std::uint64_t seed = 1;  ///< The seed of the bootstrap.
    HealOptions options;
};

/// How far an evaluation has come.
struct CasesProgress {
    enum class Work { Preparing, Healing, Measuring };
    Work work = Work::Preparing;
    /// The number of the case, or of the method while measuring; counted from 1.
    std::size_t number = 0;
    std::size_t total = 0;      ///< The number of all cases, or of all methods while measuring.
    std::string name = {};      ///< The name of the case or of the method.
    std::string settings = {};  ///< The settings of the healing in progress, in words.
    /// The slice that is being healed, counted from 1; 0 if nothing is being healed.
    int slice = 0;
    int slices = 0;
    double stepsPerSecond = 0.0;
    /// The time that all healings still take; negative while it is unknown.
    double secondsLeft = -1.0;
};
/// May be called from the thread that heals; it should return quickly.
using CasesObserver = std::function<void(const CasesProgress&)>;

struct EvaluatedCases {
    Evaluation evaluation;
    /// The evaluation's own warnings, and a sentence if the pictures could not be drawn.
    std::vector<std::string> warnings;
};

/// Heals the cases of a folder with one or several models and measures how well the map of each
/// method, and each trivial map, finds the lesions. If the request names a folder, it writes
/// tables, plots and pictures of the worst cases there. First the cases are scored one at a time
/// with every method, and then the methods are measured one at a time on all cases. In this way
/// memory holds the maps of one case or the scores of one method only, and the other scores wait in
/// files. Throws Stopped, FileError or ScanError when a case cannot be used, and what
/// prepareAndHeal() throws.
[[nodiscard]] EvaluatedCases evaluateCases(const EvaluateCasesRequest& request,
                                           const CasesObserver& observer, const StopToken& stop);

}  // namespace disyre
