// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace disyre {

/// Measures how fast a job runs and how long it will still take. The job's pieces should take about
/// equally long.
class ProgressMeter {
public:
    using Clock = std::chrono::steady_clock;

    /// @param total the number of pieces of the whole job.
    /// @param alreadyDone the number of pieces that were done before this object was made.
    explicit ProgressMeter(double total, double alreadyDone = 0.0)
        : total_(total), first_(alreadyDone), done_(alreadyDone) {}

    /// Notes that `done` pieces of the job are finished.
    void update(double done) { done_ = done; }
    /// Leaves out time that has passed since the start without any work, such as a pause.
    void leaveOut(Clock::duration time) { start_ += time; }

    [[nodiscard]] double secondsElapsed() const;
    /// Returns the number of pieces per second since the start; 0 before the first piece is done.
    [[nodiscard]] double rate() const;
    /// Returns the estimated seconds to the end; negative while they are unknown.
    [[nodiscard]] double secondsLeft() const;

private:
    Clock::time_point start_ = Clock::now();
    double total_;
    double first_;
    double done_;
};

/// Writes a duration for a reader, such as "7 s", "2 min 05 s" or "1 h 12 min"; a negative one
/// gives an empty text.
[[nodiscard]] std::string durationText(double seconds);

}  // namespace disyre
