// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <vector>

#include "core/base/StopToken.h"
#include "core/lesions/BenchmarkCase.h"
#include "core/workflows/CaseSplit.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

/// Says which benchmark cases are made and from which files. A case is a healthy brain with a
/// lesion that code has put into it.
struct CaseRequest {
    /// The healthy subjects: a folder of T1 scans, MUSE region labels on each scan's own grid, and
    /// the subject list that says to which split a subject belongs.
    HealthyScansOptions scans;
    std::filesystem::path strokes;  ///< Folder of stroke masks in standard space.
    /// A skull-stripped T1 brain in the stroke masks' space; empty for the sample's brain.
    std::filesystem::path templateScan;
    std::filesystem::path out;  ///< Folder for the cases; must be new or empty.
    CaseSplit split = CaseSplit::Validation;
    /// The kinds of lesion, in turn; may not be empty.
    std::vector<CaseKind> kinds{kCaseKinds.begin(), kCaseKinds.end()};
    std::uint64_t seed = 1;   ///< Case n depends on the seed and n alone.
    std::uint64_t count = 0;  ///< Number of cases; 0 for one of each kind for every subject.
};

/// The cases of one kind that were made.
struct CaseKindSummary {
    int count = 0;
    double leastMl = 1e9;    ///< The smallest lesion, in millilitres.
    double largestMl = 0.0;  ///< The largest lesion, in millilitres.
};

struct CasesMade {
    std::uint64_t count = 0;
    std::map<CaseKind, CaseKindSummary> kinds;  ///< Only the kinds of which there are cases.
};

/// Called when a case is begun; `number` counts from 1.
using CaseObserver = std::function<void(std::uint64_t number, std::uint64_t count)>;

/// Makes the cases one after the other and writes each into a folder of its own. Every subject gets
/// one case of each kind before the next subject is used. Throws FileError when a folder, list or
/// mask is missing or `out` holds something, ScanError naming the scan that cannot be used or has
/// no place for a kind of lesion, or Stopped; the cases written until then stay.
CasesMade makeCases(const CaseRequest& request, const CaseObserver& observer,
                    const StopToken& stop);

}  // namespace disyre
