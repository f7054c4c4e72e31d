// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace disyre {

/// One block of Philox4x32-10, the counter-based generator of Salmon et al., "Parallel random
/// numbers: as easy as 1, 2, 3", SC 2011: 128 random bits from a counter and a key.
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                      std::array<std::uint32_t, 2> key);

/// The random numbers of one sample. They depend on (seed, sample, purpose) alone, never on which
/// thread draws them or on what was drawn for other samples.
class Random {
public:
    /// @param purpose tells apart independent draws for the same sample.
    explicit Random(std::uint64_t seed, std::uint64_t sample = 0, std::uint32_t purpose = 0);

    /// 32 random bits.
    std::uint32_t bits();
    /// Uniform in [0, 1).
    double uniform();
    /// Uniform in [low, high).
    double uniform(double low, double high);
    /// Uniform integer in [low, high], both included. Requires low <= high.
    int integer(int low, int high);
    /// True with the given probability.
    bool chance(double probability);
    /// Standard normal (Box and Muller).
    double normal();

    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1],
                      items[static_cast<std::size_t>(integer(0, static_cast<int>(i) - 1))]);
        }
    }

private:
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> counter_;
    std::array<std::uint32_t, 4> block_{};
    int used_ = 4;
};

}  // namespace disyre
