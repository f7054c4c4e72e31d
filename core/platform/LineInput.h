// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace disyre {

/// Reads lines from the standard input in a thread of its own. The thread is no task of
/// TaskThreads, because it has nothing to compute: it waits for input as long as this object lives.
class LineInput {
public:
    /// Starts reading. Both functions are called in the reading thread.
    /// @param onLine called for each line, without its line break.
    /// @param onEnd called once when the input is closed.
    LineInput(std::function<void(const std::string&)> onLine, std::function<void()> onEnd);
    /// Waits until the thread has ended, which takes at most a fifth of a second.
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

/// Makes writing to a pipe that nobody reads any more an error instead of the end of the process.
void ignoreBrokenPipes();

}  // namespace disyre
