// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace disyre {

/// A sum of a few waves over the directions from a centre, with values of about -1 to 1; it makes
/// the surface of a lesion uneven.
class UnevenSurface {
public:
    explicit UnevenSurface(std::uint64_t seed, std::uint64_t sample = 0);
    /// @param direction a unit vector.
    [[nodiscard]] double at(const std::array<double, 3>& direction) const;

private:
    struct Wave {
        std::array<double, 3> direction;
        double phase;
    };
    std::array<Wave, 5> waves_{};
};

}  // namespace disyre
