// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/Message.h"
#include "core/workflows/CaseSplit.h"

namespace disyre {

/// A real scan with a lesion mask that is to become a case.
struct ScanWithLesion {
    std::filesystem::path scan;    ///< A skull-stripped scan.
    std::filesystem::path lesion;  ///< A mask whose values above 0 mark the lesion.
    std::filesystem::path brain;   ///< A mask of the brain; may be empty.
    std::string name;              ///< Name of the case's folder; says nothing about the patient.
    std::string subject;  ///< The subject whose scan it is; if empty, the case's name is used.
    std::string kind = "lesion";  ///< The kind of lesion, by which reports group the cases.
    CaseSplit split = CaseSplit::Test;
    bool automaticMask = false;  ///< Whether a program made the lesion mask, not a hand.
};

struct AddedCase {
    std::filesystem::path folder;
    double lesionMl = 0.0;               ///< Volume of the lesion in millilitres.
    std::vector<Message> warnings = {};  ///< What is doubtful about the files.
};

/// Copies the scan and its masks, brought to the scan's grid, into a new folder `name` in `cases`,
/// which is made where missing, and describes it in a case.json. Throws ScanError when a file is no
/// scan or a mask marks nothing on the scan, and FileError when the folder exists already or cannot
/// be written.
[[nodiscard]] AddedCase addCase(const std::filesystem::path& cases, const ScanWithLesion& added);

}  // namespace disyre
