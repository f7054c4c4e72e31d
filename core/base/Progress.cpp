// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Progress.h"

#include <fmt/format.h>

#include <cmath>

namespace disyre {

double ProgressMeter::secondsElapsed() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

double ProgressMeter::rate() const {
    const double seconds = secondsElapsed();
    return seconds > 0.0 ? (done_ - first_) / seconds : 0.0;
}

double ProgressMeter::secondsLeft() const {
    const double perSecond = rate();
    return perSecond > 0.0 ? (total_ - done_) / perSecond : -1.0;
}

std::string durationText(double seconds) {
    if (seconds < 0.0 || !std::isfinite(seconds)) {
        return {};
    }
    const long total = std::lround(seconds);
    if (total < 60) {
        return fmt::format("{} s", total);
    }
    if (total < 3600) {
        return fmt::format("{} min {:02} s", total / 60, total % 60);
    }
    return fmt::format("{} h {:02} min", total / 3600, total / 60 % 60);
}

}  // namespace disyre
