// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <mutex>

namespace disyre {

/// How many windows go through the network in one call: the size that runs fastest a window, found
/// from the calls themselves and remembered as long as the rule lives. No call is meant to last
/// longer than kLongestCall, since none can be interrupted; where one window alone takes longer, the
/// answer is one. All members may be called from any thread.
class BatchRule {
public:
    static constexpr double kLongestCall = 0.3;  ///< seconds

    /// @param largest upper bound of the answer, at least 1.
    explicit BatchRule(int largest);

    /// At least 1 and at most the upper bound.
    [[nodiscard]] int next() const;

    /// How many windows may go in one call without its lasting too long, whether or not that is the
    /// fastest size; at least 1.
    [[nodiscard]] int mostInTime() const;

    /// What a call of `windows` windows took.
    void report(int windows, double seconds);

    /// Forgets what it has learnt: the network now runs elsewhere.
    void reset();

private:
    /// Sizes count as the power of two they do not exceed: 1, 2, 3-4, 5-8 ...
    struct Size {
        int calls = 0;
        double perWindow = 0.0;  // the shortest of them, seconds
    };
    static constexpr int kSizes = 12;

    [[nodiscard]] int inTime(int windows) const;

    const int largest_;
    mutable std::mutex mutex_;
    std::array<Size, kSizes> sizes_;
    int fastest_ = 0;             // index into sizes_
    double firstPerWindow_ = 0;   // seconds, of the very first call
    double recentPerWindow_ = 0;  // seconds; rises at once and falls slowly
};

}  // namespace disyre
