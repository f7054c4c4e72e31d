// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <memory>

#include "core/card/ModelCard.h"
#include "core/model/Torch.h"
#include "core/model/UNet.h"

namespace disyre {

/// Runs the network P_theta on a graphics card. On a CUDA card the weights and the arithmetic are
/// bf16, windows travel through page-locked memory, and the work for each batch size is recorded
/// once as a CUDA graph (see RecordedWork). Batches are rounded up to one of a few sizes; the
/// windows that fill them up are computed and thrown away.
class CardNet {
public:
    /// Whether work on a CUDA card is recorded as CUDA graphs.
    enum class Graphs { Off, On };

    /// @param net the network, already on the card; on a CUDA card its weights are converted to
    /// bf16.
    CardNet(UNet net, const ModelCard& card, torch::Device device, Graphs graphs = Graphs::On);
    ~CardNet();
    CardNet(const CardNet&) = delete;
    CardNet& operator=(const CardNet&) = delete;

    /// Computes x0-hat (or the mask, for methods that predict masks) of `count` windows of patch *
    /// patch values at step t, and writes as many values to `restored`. Several threads may call
    /// this at once: the work of one is queued while the card still works for another. Throws
    /// c10::Error if the card fails.
    void restore(const float* windows, int count, int t, float* restored);

    /// Returns the number of batch sizes recorded so far; 0 if graphs are off or this build has
    /// none.
    [[nodiscard]] int recordedGraphs() const;

    /// Returns the number of windows that a batch of `count` windows is filled up to.
    [[nodiscard]] static int roundedBatch(int count);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace disyre
