// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <mutex>

namespace disyre {

/// Decides how many windows go through the network in one call. It finds the size with the shortest
/// time per window from the calls themselves and remembers it as long as the rule lives. No call
/// should take longer than kLongestCall, since a call cannot be interrupted; if a single window
/// takes longer, the answer is one. All members may be called from any thread.
class BatchRule {
public:
    /// The longest time that a call should take, in seconds.
    static constexpr double kLongestCall = 0.3;

    /// @param largest the upper bound of the answer, at least 1.
    explicit BatchRule(int largest);

    /// Returns the number of windows for the next call: at least 1 and at most the upper bound.
    [[nodiscard]] int next() const;

    /// Returns the largest number of windows whose call does not take too long, whether or not that
    /// is the fastest size; at least 1.
    [[nodiscard]] int mostInTime() const;

    /// Reports how long a call of `windows` windows took.
    void report(int windows, double seconds);

    /// Forgets the measured times of all numbers of windows. This is needed when the network moves
    /// to another device.
    void reset();

private:
    /// What is known of a class of sizes. A size belongs to the class of the smallest power of two
    /// that is not below it: 1, 2, 3-4, 5-8 and so on.
    struct Size {
        int calls = 0;
        double perWindow = 0.0;  // The shortest time per window of these calls, in seconds.
    };
    static constexpr int kSizes = 12;

    [[nodiscard]] int limitedByTime(int windows) const;

    const int largest_;
    mutable std::mutex mutex_;
    std::array<Size, kSizes> sizes_;
    int fastest_ = 0;            // The index into sizes_ of the fastest size.
    double firstPerWindow_ = 0;  // The time per window of the very first call, in seconds.
    // The recent time per window in seconds, which rises at once and falls slowly.
    double recentPerWindow_ = 0;
};

}  // namespace disyre
