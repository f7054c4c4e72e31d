// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/BatchRule.h"

#include <algorithm>

namespace disyre {

namespace {

// The first call of a size also warms up caches or records a card's graph, so it does not tell how
// fast that size is.
constexpr int kCallsToKnow = 2;
// A larger batch delays frames and stops, so it must be faster by at least this factor.
constexpr double kWorthwhile = 0.97;
// The duration of calls varies; aiming lower keeps them below the limit.
constexpr double kAim = 0.6 * BatchRule::kLongestCall;

int sizeIndex(int windows) {
    int index = 0;
    while ((1 << index) < windows) {
        ++index;
    }
    return index;
}

}  // namespace

BatchRule::BatchRule(int largest) : largest_(std::clamp(largest, 1, 1 << (kSizes - 1))) {}

int BatchRule::next() const {
    const std::lock_guard lock(mutex_);
    int index = fastest_;
    const Size& size = sizes_[static_cast<std::size_t>(index)];
    const bool rises =
        index == 0 ||
        size.perWindow < kWorthwhile * sizes_[static_cast<std::size_t>(index - 1)].perWindow;
    if (size.calls >= kCallsToKnow && rises && index + 1 < kSizes &&
        sizes_[static_cast<std::size_t>(index + 1)].calls < kCallsToKnow) {
        ++index;
    }
    return limitedByTime(1 << index);
}

int BatchRule::mostInTime() const {
    const std::lock_guard lock(mutex_);
    return limitedByTime(largest_);
}

int BatchRule::limitedByTime(int windows) const {
    // The first call takes longer than the following ones, so using it errs on the safe side.
    const double perWindow = recentPerWindow_ > 0.0 ? recentPerWindow_ : firstPerWindow_;
    const double most = perWindow > 0.0 ? kAim / perWindow : 1.0;
    return std::max(1, static_cast<int>(std::min<double>(std::min(windows, largest_), most)));
}

void BatchRule::report(int windows, double seconds) {
    const std::lock_guard lock(mutex_);
    const int index = std::min(sizeIndex(windows), kSizes - 1);
    Size& size = sizes_[static_cast<std::size_t>(index)];
    const double perWindow = seconds / windows;
    firstPerWindow_ = firstPerWindow_ > 0.0 ? firstPerWindow_ : perWindow;
    size.perWindow = size.calls == 0 ? perWindow : std::min(size.perWindow, perWindow);
    ++size.calls;
    if (size.calls > 1) {
        recentPerWindow_ = std::max(perWindow, 0.8 * recentPerWindow_ + 0.2 * perWindow);
    }
    if (index == fastest_ + 1 && size.calls >= kCallsToKnow &&
        size.perWindow < kWorthwhile * sizes_[static_cast<std::size_t>(fastest_)].perWindow) {
        fastest_ = index;
    }
}

void BatchRule::reset() {
    const std::lock_guard lock(mutex_);
    sizes_ = {};
    fastest_ = 0;
    firstPerWindow_ = 0.0;
    recentPerWindow_ = 0.0;
}

}  // namespace disyre
