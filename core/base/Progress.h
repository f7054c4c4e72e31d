// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace disyre {

/// Rate and time left of a job whose pieces take about equally long.
class ProgressMeter {
public:
    using Clock = std::chrono::steady_clock;

    explicit ProgressMeter(double total, double alreadyDone = 0.0)
        : total_(total), first_(alreadyDone), done_(alreadyDone) {}

    void update(double done) { done_ = done; }
    /// Time that passed since the start but was no work, such as a pause.
    void leaveOut(Clock::duration time) { start_ += time; }

    [[nodiscard]] double secondsElapsed() const;
    /// Pieces a second since the start; 0 before the first piece is done.
    [[nodiscard]] double rate() const;
    /// Seconds to the end; negative while unknown.
    [[nodiscard]] double secondsLeft() const;

private:
    Clock::time_point start_ = Clock::now();
    double total_;
    double first_;
    double done_;
};

/// "7 s", "2 min 05 s", "1 h 12 min"; empty for a negative time.
[[nodiscard]] std::string durationText(double seconds);

}  // namespace disyre
