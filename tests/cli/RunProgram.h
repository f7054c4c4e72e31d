// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"

namespace disyre::test {

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

/// Runs the program and captures its output; `before` is put in front of the command
/// (limits, variables).
inline Outcome run(const std::string& arguments, const std::string& before = "") {
    const TemporaryFolder folder;
    const std::string out = (folder.path() / "out").string();
    const std::string err = (folder.path() / "err").string();
    const int status = std::system(("{ " + before + " \"" DISYRE_PROGRAM "\" " + arguments +
                                    "; } >'" + out + "' 2>'" + err + "'")
                                       .c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, readTextFile(out), readTextFile(err)};
}

inline std::string quoted(const std::filesystem::path& path) {
    return "'" + path.string() + "'";
}

inline std::ptrdiff_t filesIn(const std::filesystem::path& folder) {
    return std::distance(std::filesystem::directory_iterator(folder),
                         std::filesystem::directory_iterator());
}

}  // namespace disyre::test
