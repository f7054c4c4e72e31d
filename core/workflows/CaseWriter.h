// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/anatomy/BrainAlignment.h"
#include "core/lesions/BenchmarkCase.h"
#include "core/workflows/CaseSplit.h"

namespace disyre {

/// The origin of a case whose lesion was made by code. It is complete enough to make the same case
/// again.
struct CaseOrigin {
    std::string name;     ///< The name of the case's folder.
    std::string subject;  ///< The healthy subject that carries the lesion.
    CaseSplit split = CaseSplit::Validation;
    std::uint64_t seed = 0;
    std::uint64_t number = 0;                 ///< The number given to makeCase().
    std::optional<BrainAlignment> alignment;  ///< How a stroke's shape was carried to the brain.
};

/// Writes the folder of a case into `folder`: scan, lesion mask and brain mask on the grid and in
/// the axis order of `original`, and case.json (the file names are in CaseFolder.h). The case's
/// folder appears under its name only when it is complete. Throws FileError when it exists already
/// or cannot be written.
void writeCase(const std::filesystem::path& folder, const CaseOrigin& origin,
               const BenchmarkCase& made, const LabelledBrain& brain, const Volume& original);

}  // namespace disyre
