// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/StopToken.h"

namespace disyre::app {

/// Exit codes of the command line.
enum ExitCode : int {
    kSuccess = 0,
    kFailure = 1,  ///< a file, a model or the computation failed; one sentence says why
    kUsage = 2,    ///< the command line or a setting is wrong
    kStopped = 130 ///< interrupted by the user
};

/// One line of progress on a terminal, rewritten in place; nothing when piped or told to be quiet.
class ProgressLine {
public:
    explicit ProgressLine(bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const std::string& text);
    /// Removes the line, so that other output starts on a clean one.
    void clear();

private:
    bool shown_;
    std::size_t length_ = 0;
};

/// What the program was started with, its own name left out.
void rememberArguments(int argc, char** argv);
[[nodiscard]] const std::vector<std::string>& givenArguments();

/// A sentence on standard error.
void printWarning(const std::string& sentence);

/// A token that Ctrl+C and a request to terminate set; a second one ends the program at once.
[[nodiscard]] StopToken stopOnSignals();

}  // namespace disyre::app
