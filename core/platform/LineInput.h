// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace disyre {

/// Reads lines from the standard input in a thread of its own.
class LineInput {
public:
    /// @param onLine called for each line, without its line break.
    /// @param onEnd called once when the input is closed. Both are called in the reading thread.
    LineInput(std::function<void(const std::string&)> onLine, std::function<void()> onEnd);
    /// Waits until the thread has ended, a fifth of a second at most.
    ~LineInput();
    LineInput(const LineInput&) = delete;
    LineInput& operator=(const LineInput&) = delete;

private:
    void read();

    std::function<void(const std::string&)> onLine_;
    std::function<void()> onEnd_;
    std::atomic<bool> ends_ = false;
    std::thread thread_;
};

/// From now on writing to a pipe that nobody reads any more is an error, not the end of the process.
void ignoreBrokenPipes();

}  // namespace disyre
