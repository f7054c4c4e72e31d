// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace disyre {

/// Computes one block of Philox4x32-10, which turns a counter and a key into 128 random bits. It is
/// the counter-based generator of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC
/// 2011.
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                      std::array<std::uint32_t, 2> key);

/// The random numbers of one sample. They depend only on (seed, sample, purpose), never on the
/// thread that draws them or on what was drawn for other samples (resources/manual/method.md,
/// section 18).
class Random {
public:
    /// @param purpose a number that separates independent draws for the same sample.
    explicit Random(std::uint64_t seed, std::uint64_t sample = 0, std::uint32_t purpose = 0);

    /// Returns 32 random bits.
    std::uint32_t bits();
    /// Returns a uniform value in [0, 1).
    double uniform();
    /// Returns a uniform value in [low, high).
    double uniform(double low, double high);
    /// Returns a uniform integer from low to high, both included. Requires low <= high.
    int integer(int low, int high);
    /// Returns true with the given probability.
    bool chance(double probability);
    /// Returns a standard normal value (by the method of Box and Muller).
    double normal();

    /// Brings the items into a random order (by the method of Fisher and Yates).
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
