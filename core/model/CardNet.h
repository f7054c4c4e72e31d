// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <torch/torch.h>

#include <memory>

#include "core/card/ModelCard.h"
#include "core/model/UNet.h"

namespace disyre {

/// P_theta on a graphics card. With CUDA the weights and the computing are bf16, windows travel through
/// page-locked memory, and each size of batch is recorded once as a CUDA graph (RecordedWork). Batches
/// are rounded up to one of a few sizes; what fills them up is computed and thrown away.
class CardNet {
public:
    enum class Graphs { Off, On };

    /// @param net on the card already; its weights are made bf16 where the card is a CUDA one.
    CardNet(UNet net, const ModelCard& card, torch::Device device, Graphs graphs = Graphs::On);
    ~CardNet();
    CardNet(const CardNet&) = delete;
    CardNet& operator=(const CardNet&) = delete;

    /// x0-hat (or the mask, of a method that predicts masks) of `count` windows of patch * patch
    /// values at step t, into as many values at `restored`. Several threads may call at once: what one
    /// of them asks for is queued while the card still works for another one. Throws c10::Error when
    /// the card fails.
    void restore(const float* windows, int count, int t, float* restored);

    /// Sizes of batch recorded so far; 0 where graphs are off or this build has none.
    [[nodiscard]] int recordedGraphs() const;

    /// Windows that a batch of `count` is filled up to.
    [[nodiscard]] static int roundedBatch(int count);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace disyre
