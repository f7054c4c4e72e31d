// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/model/UNet.h"
#include "core/restoration/Healing.h"

namespace disyre {

/// x0-hat of a batch of windows [n, 1, side, side] in [0, 1] at step t; of a method that predicts
/// masks the mask, in [0, 1], which is then the score, and the windows stay as they are.
using RestoreWindows = std::function<torch::Tensor(const torch::Tensor& windows, int t)>;

/// The healing loop (Algorithm 1) over the windows of each slice. Every window keeps its own x_t;
/// the slice's frames are their blend. Runs on the calling thread.
/// @param restore P_theta; called with at most a batch of windows at a time.
[[nodiscard]] HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                                     const ModelCard& card, const RestoreWindows& restore,
                                     const StepObserver& observer, const StopToken& stop);

/// P_theta with a net on a device, in batches that last at most 0.3 s each.
[[nodiscard]] RestoreWindows restoreWith(UNet net, const ModelCard& card, torch::Device device,
                                         const StopToken& stop);

}  // namespace disyre
