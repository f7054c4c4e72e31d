// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>

namespace disyre::ui {

struct HealingCase;

/// The command that heals a scan as it was healed, or why there is none.
struct RepeatedHealing {
    QString command;  ///< For a POSIX shell; empty if there is none.
    QString note;  ///< A sentence to a person: what to know of the command, or why there is none.
};

/// Returns the command line of `disyre heal` that repeats the results of a scan.
/// @param saved the folder that these very results were saved into; empty if they were not. It has
/// the masks that were drawn by hand.
[[nodiscard]] RepeatedHealing repeatedHealing(const HealingCase& one,
                                              const std::filesystem::path& saved);

}  // namespace disyre::ui
