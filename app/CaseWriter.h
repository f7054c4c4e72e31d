// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/CaseStrokes.h"
#include "core/sample/BenchmarkCase.h"
#include "core/sample/BrainAlignment.h"

namespace disyre::app {

/// A case and where it comes from.
struct CaseOrigin {
    std::string name;  ///< of the case's folder
    std::string subject;
    Split split = Split::Validation;
    std::uint64_t seed = 0;
    std::uint64_t number = 0;
    std::optional<BrainAlignment> alignment;  ///< for strokes
};

/// Writes FOLDER/NAME/{scan,lesion_mask,brain_mask}.nii.gz and case.json on the grid and in the
/// axis order of `original`; the folder appears under its name only when it is whole. Throws
/// FileError when it exists or cannot be written.
void writeCase(const std::filesystem::path& folder, const CaseOrigin& origin,
               const BenchmarkCase& made, const LabelledBrain& brain, const Volume& original);

}  // namespace disyre::app
