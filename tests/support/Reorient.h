// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/preprocess/Orientation.h"
#include "tests/support/Phantom.h"

namespace disyre::test {

/// Returns all 48 ways in which a file can order and flip its axes.
inline std::vector<Orientation> allOrientations() {
    std::vector<Orientation> all;
    for (const std::array<int, 3>& axis :
         {std::array{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}) {
        for (int flips = 0; flips < 8; ++flips) {
            all.push_back({axis, {(flips & 1) != 0, (flips & 2) != 0, (flips & 4) != 0}});
        }
    }
    return all;
}

/// Returns the same brain stored so that RAS axis i runs along file axis order.axis[i], backwards
/// if order.flipped[i] is true.
inline Volume reoriented(const Volume& ras, const Orientation& order) {
    Size3 size{};
    Affine affine = ras.affine;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto axis = static_cast<std::size_t>(order.axis[i]);
        size[axis] = ras.size[i];
        for (std::size_t row = 0; row < 3; ++row) {
            affine[row][axis] = order.flipped[i] ? -ras.affine[row][i] : ras.affine[row][i];
            affine[row][3] += order.flipped[i] ? ras.affine[row][i] * (ras.size[i] - 1) : 0.0;
        }
    }
    return fromRas(ras, Volume(size, affine));
}

}  // namespace disyre::test
