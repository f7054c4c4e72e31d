// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace disyre {

/// What the network's output means.
enum class OutputForm {
    Direct,   ///< the output is x0-hat (the authors)
    Residual,  ///< x0-hat = x_t + output; the last layer starts at zero
    /// x0-hat = x_t + alpha_t * output: what Eq. 1 put in has this factor, so that the network need
    /// not learn it; the last layer starts at zero.
    ScaledResidual
};

/// More would reach beyond what a lesion has to do with.
inline constexpr int kMostNeighbours = 4;

/// The U-Net of the method brief, section 4: the diffusers UNet2DModel with one channel out, and one in
/// but for neighbouring slices.
/// The defaults are the paper's network (26,296,929 parameters).
struct Architecture {
    std::vector<int> channels = {32, 64, 96, 128, 256, 256};  ///< width of each level
    std::vector<bool> attention = {false, false, false, false, true, false};  ///< by level
    bool midAttention = true;
    int blocksPerLevel = 2;
    int headWidth = 8;
    int normGroups = 32;
    OutputForm output = OutputForm::Direct;
    /// Slices on either side that the network sees beside the one it restores, as the scan has them
    /// ("two and a half dimensions"); the paper's sees none.
    int neighbours = 0;

    /// The slice itself, then its neighbours from the lowest up.
    [[nodiscard]] int inputChannels() const { return 1 + 2 * neighbours; }

    bool operator==(const Architecture&) const = default;

    /// Sides of the input must be divisible by this (each level but the last halves them).
    [[nodiscard]] int sideDivisor() const { return 1 << (static_cast<int>(channels.size()) - 1); }
};

}  // namespace disyre
