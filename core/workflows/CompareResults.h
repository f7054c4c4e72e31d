// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/findings/FindingChange.h"
#include "core/workflows/VisitAlignment.h"

namespace disyre {

/// The results of two healings that are to be compared: of two visits of one patient, or of one
/// scan that was healed twice.
struct CompareRequest {
    std::filesystem::path earlier;  ///< A folder of results.
    std::filesystem::path later;
    VisitAlignmentKind alignment = VisitAlignmentKind::Rigid;
};

/// One of the two results, as far as the comparison tells of it.
struct ComparedResult {
    std::filesystem::path folder;
    std::filesystem::path scan;  ///< Empty for the built-in sample.
    std::string model;
    double threshold = 0.0;  ///< The anomaly score at which its findings begin.
    Contrast contrast = Contrast::Unknown;
};

/// What became of each finding from one result to the other.
struct ComparedResults {
    ComparedResult earlier;
    ComparedResult later;
    /// Whether both are of one scan, which needs no alignment.
    bool isOneScan = false;
    VisitAlignmentKind kind = VisitAlignmentKind::Rigid;
    RigidAlignment alignment;
    FindingComparison findings;
    std::vector<Message> warnings;
    double seconds = 0.0;  ///< What the alignment took.
};

/// Compares two folders of results, as the window or `disyre heal` saved them. Each result has the
/// threshold that was saved with it. Takes some seconds. Throws what readSavedResult(),
/// readSavedVolumes() and alignVisits() throw, and FileError if a result has no threshold.
[[nodiscard]] ComparedResults compareResults(const CompareRequest& request,
                                             const AlignmentProgress& progress,
                                             const StopToken& stop);

/// Returns the comparison as indented JSON.
[[nodiscard]] std::string comparedResultsToJson(const ComparedResults& compared);

}  // namespace disyre
