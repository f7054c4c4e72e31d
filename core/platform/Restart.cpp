// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Restart.h"

#include <cstdlib>
#include <filesystem>

#include "core/platform/SharedLibrary.h"

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace disyre {

void restartWithDefault(const char* variable, const char* value, char** argv) {
    if (std::getenv(variable) != nullptr) {
        return;
    }
    setEnvironmentDefault(variable, value);
#if __has_include(<unistd.h>)
    // By its own name, so that it is not listed as "exe" from now on.
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (!unknown && std::getenv(variable) != nullptr) {
        execv(program.c_str(), argv);
    }
#endif
}

}  // namespace disyre
