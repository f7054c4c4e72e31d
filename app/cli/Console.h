// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/StopToken.h"

namespace disyre::app {

/// The exit codes of the program.
enum ExitCode : int {
    kSuccess = 0,
    kFailure = 1,   ///< A file, a model or the computation failed; one sentence says why.
    kUsage = 2,     ///< The command line or a setting is wrong.
    kStopped = 130  ///< The user interrupted it.
};

/// One line of progress on a terminal, rewritten in place. It shows nothing when the output goes to
/// a file or another program, or when it is told to be quiet.
class ProgressLine {
public:
    explicit ProgressLine(bool quiet);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// Replaces what the line says.
    void show(const std::string& text);
    /// Removes the line, so that other output starts on an empty one.
    void clear();

private:
    bool shown_;
    std::size_t length_ = 0;
};

/// Returns a callback that shows how many of how many files have been read.
[[nodiscard]] std::function<void(std::size_t done, std::size_t total)> filesShownOn(
    ProgressLine& line);

/// Keeps the arguments that the program was started with, without its own name, for
/// givenArguments().
void rememberArguments(int argc, char** argv);
[[nodiscard]] const std::vector<std::string>& givenArguments();

/// Returns a number with the word that fits it: "1 slice", "4 slices".
[[nodiscard]] std::string counted(std::size_t number, const std::string& one,
                                  const std::string& several);
/// Returns a number of things as people write it: "3540", "26.3 million".
[[nodiscard]] std::string countText(std::int64_t number);

/// Prints a sentence of warning to the standard error.
void printWarning(const std::string& sentence);

/// Returns a token that asks for a stop when the user presses Ctrl+C or the system wants the
/// program to end. A second such signal ends the program at once.
[[nodiscard]] StopToken stopOnSignals();

}  // namespace disyre::app
