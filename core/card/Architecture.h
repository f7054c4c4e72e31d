// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace disyre {

/// What the network's output means. x0-hat stands for the restored patch.
enum class OutputForm {
    Direct,  ///< The output is x0-hat itself, as in the authors' code.
    /// x0-hat = x_t + output. The last layer starts at zero, so an untrained network changes
    /// nothing.
    Residual,
    /// x0-hat = x_t + alpha_t * output. By equation 1 of the paper the corruption is proportional
    /// to alpha_t, so the network need not learn this factor. The last layer starts at zero.
    ScaledResidual
};

/// The largest number of neighbouring slices on either side; slices farther away have nothing to do
/// with a lesion.
inline constexpr int kMostNeighbours = 4;

/// The shape of the network: diffusers' UNet2DModel with one output channel, and one input channel
/// unless it sees neighbouring slices (resources/manual/method.md, section 8). The defaults are the
/// paper's network with 26,296,929 parameters.
struct Architecture {
    /// The number of channels at each level, from full resolution down.
    std::vector<int> channels = {32, 64, 96, 128, 256, 256};
    /// Whether each level has attention layers.
    std::vector<bool> attention = {false, false, false, false, true, false};
    /// Whether the middle block has an attention layer.
    bool midAttention = true;
    /// Number of residual blocks at each level on the way down; on the way up there is one more.
    int blocksPerLevel = 2;
    /// Number of channels of an attention head.
    int headWidth = 8;
    /// Number of groups of each group normalisation.
    int normGroups = 32;
    OutputForm output = OutputForm::Direct;
    /// Number of slices on either side that the network sees, as the scan has them, beside the
    /// slice that it restores ("two and a half dimensions"). The paper's network sees none.
    int neighbours = 0;

    /// Returns the number of input channels: the slice itself, then its neighbours from the lowest
    /// up.
    [[nodiscard]] int inputChannels() const { return 1 + 2 * neighbours; }

    bool operator==(const Architecture&) const = default;

    /// Returns the number by which the sides of the input must be divisible. Each level but the
    /// last halves the sides.
    [[nodiscard]] int sideDivisor() const { return 1 << (static_cast<int>(channels.size()) - 1); }
};

}  // namespace disyre
