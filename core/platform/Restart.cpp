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

namespace {

/// Returns the file that this program was started from; empty if the system does not say.
[[maybe_unused]] std::filesystem::path thisProgram() {
    std::error_code unknown;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    return unknown ? std::filesystem::path() : program;
}

}  // namespace

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
    if (const std::filesystem::path program = thisProgram(); !program.empty()) {
        execv(program.c_str(), argv);
    }
#endif
}

void becomeProgram([[maybe_unused]] const std::string& name,
                   [[maybe_unused]] const std::vector<std::string>& arguments) {
#if __has_include(<unistd.h>)
    const std::string program = (thisProgram().parent_path() / name).string();
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    execv(program.c_str(), argv.data());
#endif
}

}  // namespace disyre
