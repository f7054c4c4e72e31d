// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Volume.h"

namespace disyre::test {

/// A head made by code with MUSE labels, in RAS order: skull, fluid, a folded cortex, white matter
/// and two ventricles, with independent noise.
struct LabelledPhantom {
    static constexpr float kFluid = 200.0f;
    static constexpr float kGrey = 600.0f;
    static constexpr float kWhite = 900.0f;

    Volume scan;
    Volume labels;
};

/// @param stretch the factors by which the anatomy is stretched along the axes around `shift` (in
/// mm).
[[nodiscard]] LabelledPhantom labelledPhantom(float noise = 20.0f,
                                              std::array<double, 3> stretch = {1, 1, 1},
                                              std::array<double, 3> shift = {0, 0, 0},
                                              Size3 size = {64, 74, 60}, double spacing = 2.5);

}  // namespace disyre::test
