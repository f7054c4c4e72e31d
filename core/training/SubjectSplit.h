// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace disyre {

/// What a scan is used for when a model is trained.
enum class ScanUse { Training, Validation, LeftOut };

struct SubjectSplitSettings {
    /// Number of subjects held out for validation; 0 stands for a tenth of them, but at least one.
    int validationSubjects = 0;
    std::uint64_t seed = 1;
};

/// Splits scans by subject, so that all scans of a subject are used for the same purpose.
/// `subjects` holds the name of each scan's subject; scans with an empty name are left out. The
/// draw depends only on the seed and on the set of names, not on the order of the scans. Throws
/// SettingsError where checkSplit() does.
[[nodiscard]] std::vector<ScanUse> splitBySubject(std::span<const std::string> subjects,
                                                  const SubjectSplitSettings& settings);

/// Checks that a split can be trained on; `uses` holds the use of each scan in `subjects`. Throws
/// SettingsError, with a sentence that says what to do, if no scan is used for validation, if fewer
/// than two subjects are used for training (a foreign patch comes from another subject), or if one
/// subject's scans are used for both.
void checkSplit(std::span<const std::string> subjects, std::span<const ScanUse> uses);

}  // namespace disyre
