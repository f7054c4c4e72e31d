// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/model/UNet.h"
#include "core/restoration/Healing.h"
#include "core/restoration/HealingEngine.h"

namespace disyre {

/// x0-hat of a batch of windows [n, 1, side, side] in [0, 1] at step t; of a method that predicts
/// masks the mask, in [0, 1], which is then the score, and the windows stay as they are. One call
/// must not touch what another one uses: workers call it at the same time.
using RestoreWindows = std::function<torch::Tensor(const torch::Tensor& windows, int t)>;

/// The healing loop (Algorithm 1) over the windows of each slice, by `threads` workers with one
/// LibTorch thread each. The calling thread only hands the frames on.
/// @param restore P_theta; called with at most a batch of windows at a time.
/// @param batches remembers the fastest batch from one healing to the next; null means a new one.
[[nodiscard]] HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                                     const ModelCard& card, const RestoreWindows& restore,
                                     const StepObserver& observer, const StopToken& stop,
                                     int threads = 1, std::shared_ptr<BatchRule> batches = {});

/// P_theta with a net on a device. It answers a stop before each call.
[[nodiscard]] RestoreWindows restoreWith(UNet net, const ModelCard& card, torch::Device device,
                                         const StopToken& stop);

}  // namespace disyre
