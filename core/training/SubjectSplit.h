// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace disyre {

/// What a scan is used for.
enum class ScanUse { Training, Validation, LeftOut };

struct SubjectSplitSettings {
    /// Subjects held out for validation; 0 means a tenth of them, at least one.
    int validationSubjects = 0;
    std::uint64_t seed = 1;
};

/// Splits scans by subject: all scans of a subject get one use. `subjects` has the subject of each scan;
/// scans with an empty one are left out. The draw depends on the seed and the set of subjects' names
/// alone, not on the order of the scans. Throws SettingsError as checkSplit().
[[nodiscard]] std::vector<ScanUse> splitBySubject(std::span<const std::string> subjects,
                                                  const SubjectSplitSettings& settings);

/// Throws SettingsError, with a sentence that says what to do, when no scan validates, fewer than two
/// subjects train (foreign patches come from another one), or a subject's scans lie on both sides.
void checkSplit(std::span<const std::string> subjects, std::span<const ScanUse> uses);

}  // namespace disyre
