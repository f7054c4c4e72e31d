// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre {

/// Sets an environment variable and starts the program again in the same process, unless the
/// variable is set already. For what libraries read once, while the program is being loaded.
/// Returns where nothing had to be done or the system cannot do it.
void restartWithDefault(const char* variable, const char* value, char** argv);

}  // namespace disyre
