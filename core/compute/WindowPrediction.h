// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.
#include "core/base/Message.h"
#include "core/base/StopToken.h"
#include "core/card/ModelCard.h"
#include "core/healing/Healing.h"
#include "core/healing/HealingEngine.h"
#include "core/model/CardNet.h"
#include "core/model/UNet.h"

namespace disyre {

/// Returns x0-hat for a batch of windows [n, channels, side, side] in [0, 1] at step t; channels
/// after the first are neighbouring slices. For a method that predicts masks it returns the mask in
/// [0, 1], which then is the score, while the windows stay as they are. Workers call it at the same
/// time, so a call must not change what another one uses.
using PredictWindows = std::function<torch::Tensor(const torch::Tensor& windows, int t)>;

/// Runs the healing loop (Algorithm 1 of the paper) over the windows of each slice, with `threads`
/// workers that have one LibTorch thread each. The calling thread only passes the frames on.
/// @param restore the network P_theta; it is called with at most one batch of windows at a time.
/// @param batches remembers the fastest batch size from one healing to the next; null stands for a
/// new one.
[[nodiscard]] HealingResult healScan(const HealingInput& input, const HealingRequest& request,
                                     const ModelCard& card, const PredictWindows& restore,
                                     const StepObserver& observer, const StopToken& stop,
                                     int threads = 1, std::shared_ptr<BatchRule> batches = {});

/// Runs the same healing loop with workers that the caller provides.
[[nodiscard]] HealingResult healScan(const HealingInput& input, const HealingRequest& request,
                                     const ModelCard& card, const HealingWorkers& workers,
                                     const StepObserver& observer, const StopToken& stop);

/// Returns P_theta as the plain network on a device, as training uses it. It checks for a stop
/// before each call.
[[nodiscard]] PredictWindows predictWith(UNet net, const ModelCard& card, torch::Device device,
                                         const StopToken& stop);

/// Returns P_theta on the processor with the rounding of a card (bf16 autocast). It is slow and
/// serves to measure what that rounding changes.
[[nodiscard]] PredictWindows predictRounded(UNet net, const ModelCard& card, const StopToken& stop);

/// Returns P_theta as the fast network on the processor. It checks for a stop before each call.
[[nodiscard]] PredictBatch predictOnProcessor(std::shared_ptr<const InferenceNet> net,
                                              const ModelCard& card, const StopToken& stop);

/// Returns P_theta on a graphics card. It checks for a stop before each call. Two or three workers
/// keep the card busy: one blends while the windows of another are computed.
[[nodiscard]] PredictBatch predictOnCard(std::shared_ptr<CardNet> net, const StopToken& stop);

/// Returns a function that calls `first` until it fails and from then on `second`. `second` also
/// takes over the windows of the failed call, one by one, so that no work is lost. A stop is no
/// failure.
/// @param failed called once with the reason, before the first call of `second`.
[[nodiscard]] PredictBatch predictWithFallback(PredictBatch first, PredictBatch second, int patch,
                                               std::function<void(const MessageArgument&)> failed);

}  // namespace disyre
