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
            // A variable that could not be set must not count as a change, because the program
            // would then start itself again for ever.
            changes = changes || std::getenv(variable) != nullptr;
        }
    }
    if (!changes) {
        return;
    }
#if __has_include(<unistd.h>)
    // The program is started by its real name, so that the system does not list it as "exe".
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    if (!unknown) {
        execv(program.c_str(), argv);
    }
#endif
}

}  // namespace disyre
