// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Restart.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "core/platform/SharedLibrary.h"

#if __has_include(<unistd.h>)
#include <unistd.h>
#endif

namespace disyre {

void restartWithQuietThreads(char** argv) {
    constexpr std::array<std::pair<const char*, const char*>, 2> kDefaults{
        {{"OMP_WAIT_POLICY", "passive"}, {"OPENBLAS_NUM_THREADS", "1"}}};
    bool changes = false;
    for (const auto& [variable, value] : kDefaults) {
        if (std::getenv(variable) == nullptr) {
            setEnvironmentDefault(variable, value);
            // Where it could not be set, starting again would never end.
            changes = changes || std::getenv(variable) != nullptr;
        }
    }
    if (!changes) {
        return;
    }
#if __has_include(<unistd.h>)
    // By its own name, so that it is not listed as "exe" from now on.
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (!unknown) {
        execv(program.c_str(), argv);
    }
#endif
}

}  // namespace disyre
