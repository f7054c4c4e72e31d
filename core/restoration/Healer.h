// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/model/CardNet.h"
#include "core/model/UNet.h"
#include "core/restoration/Healing.h"
#include "core/restoration/HealingEngine.h"

namespace disyre {

/// x0-hat of a batch of windows [n, 1, side, side] (further channels are neighbouring slices) in [0, 1] at step t; of a method that predicts
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

/// The same, by workers of one's own.
[[nodiscard]] HealingResult healScan(const HealingInput& input, const HealingSettings& settings,
                                     const ModelCard& card, const HealingWorkers& workers,
                                     const StepObserver& observer, const StopToken& stop);

/// P_theta with the plain network on a device, as training uses it. It answers a stop before each call.
[[nodiscard]] RestoreWindows restoreWith(UNet net, const ModelCard& card, torch::Device device,
                                         const StopToken& stop);

/// The same on the processor, rounded to bf16 as a card rounds (autocast): slow, for measuring what
/// that changes.
[[nodiscard]] RestoreWindows restoreRounded(UNet net, const ModelCard& card, const StopToken& stop);

/// P_theta on the processor; it answers a stop before each call.
[[nodiscard]] RestoreBatch restoreOnProcessor(std::shared_ptr<const InferenceNet> net,
                                              const ModelCard& card, const StopToken& stop);

/// P_theta on a card; it answers a stop before each call. Two or three workers keep the card busy: one
/// blends while the other's windows are computed.
[[nodiscard]] RestoreBatch restoreOnCard(std::shared_ptr<CardNet> net, const StopToken& stop);

/// `first` until it fails, from then on `second`, which takes over the very windows that failed, one
/// by one, so that no work is lost. A stop is no failure.
/// @param failed called once, with the reason, before `second` is called for the first time.
[[nodiscard]] RestoreBatch restoreWithFallback(RestoreBatch first, RestoreBatch second, int patch,
                                               std::function<void(const std::string&)> failed);

}  // namespace disyre
