// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <torch/optim/optimizer.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "core/card/WholeSliceSettings.h"
#include "core/model/Torch.h"

namespace disyre {

/// What a method says of slices. Both tensors are [n, 1, 128, 128] float32 on the device of the
/// network, without gradients.
struct WholeSliceScore {
    torch::Tensor map;  ///< The anomaly score of each pixel; larger is more anomalous.
    /// The slices as the method would have them if they were healthy; undefined for methods that
    /// compare features instead of pixels.
    torch::Tensor restoration;
};

/// How long the published study trained a method.
struct WholeSliceBudget {
    int batch = 0;  ///< Number of slices in a step of the optimiser.
    int steps = 0;  ///< Number of steps over all stages.
};

/// A method that looks at a whole axial slice at once, to compare this program's method with
/// (resources/manual/method.md, section 21). Slices are [n, 1, 128, 128] float32 with intensities
/// in [0, 1] and 0 outside the brain. All random numbers come from core/base/Random.h and depend on
/// the seed and the step only. One thread at a time may call an object.
class WholeSliceMethod {
public:
    virtual ~WholeSliceMethod() = default;

    [[nodiscard]] virtual WholeSliceBudget publishedBudget() const = 0;

    /// Makes one step of training and returns its loss. `step` counts from 0 to `steps` - 1. A
    /// method with two stages divides the steps between them as the study did.
    virtual double trainStep(const torch::Tensor& slices, std::int64_t step,
                             std::int64_t steps) = 0;

    /// Returns the loss of slices that are not trained on, without changing the network. It is the
    /// loss that the last stage of the training minimises.
    [[nodiscard]] virtual double heldOutLoss(const torch::Tensor& slices) = 0;

    /// Scores slices without changing the network. `first` is the number of the first slice within
    /// its scan, on which draws depend.
    [[nodiscard]] virtual WholeSliceScore score(const torch::Tensor& slices,
                                                std::uint64_t first) = 0;

    /// Returns the module that owns all networks of the method; its parameters and buffers are what
    /// a model's file of weights holds.
    [[nodiscard]] virtual torch::nn::Module& networks() = 0;

    /// Returns the optimisers, whose state a checkpoint holds.
    [[nodiscard]] virtual std::vector<torch::optim::Optimizer*> optimisers() = 0;
};

}  // namespace disyre
