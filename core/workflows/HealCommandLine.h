// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/workflows/Heal.h"

namespace disyre {

/// Returns the arguments of `disyre`, "heal" first, that heal as a request says, each setting in
/// full, so that another version's defaults change nothing. The request names its model.
[[nodiscard]] std::vector<std::string> healArguments(const HealFileRequest& request);

/// Returns a command line for a POSIX shell: a program and its arguments, each quoted where it has
/// to be.
[[nodiscard]] std::string shellCommand(const std::string& program,
                                       const std::vector<std::string>& arguments);

}  // namespace disyre
