// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Restart.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "core/platform/SharedLibrary.h"

#if __has_include(<unistd.h>)
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
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

namespace {

#if __has_include(<unistd.h>)
/// A program of this folder with its arguments, in the form that the system takes.
class CommandLine {
public:
    CommandLine(const std::string& name, const std::vector<std::string>& arguments)
        : program_((thisProgram().parent_path() / name).string()) {
        argv_.push_back(const_cast<char*>(program_.c_str()));
        for (const std::string& argument : arguments) {
            argv_.push_back(const_cast<char*>(argument.c_str()));
        }
        argv_.push_back(nullptr);
    }

    [[nodiscard]] const char* program() const { return program_.c_str(); }
    [[nodiscard]] char* const* argv() { return argv_.data(); }

private:
    std::string program_;
    std::vector<char*> argv_;
};
#endif

}  // namespace

void becomeProgram([[maybe_unused]] const std::string& name,
                   [[maybe_unused]] const std::vector<std::string>& arguments) {
#if __has_include(<unistd.h>)
    CommandLine line(name, arguments);
    execv(line.program(), line.argv());
#endif
}

int runProgram([[maybe_unused]] const std::string& name,
               [[maybe_unused]] const std::vector<std::string>& arguments) {
#if __has_include(<unistd.h>)
    CommandLine line(name, arguments);
    pid_t child = 0;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    const int problem =
        posix_spawn(&child, line.program(), &actions, nullptr, line.argv(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (problem == 0) {
        int status = 0;
        while (waitpid(child, &status, 0) < 0) {
            if (errno != EINTR) {
                return -1;
            }
        }
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
#endif
    return -1;
}

}  // namespace disyre
