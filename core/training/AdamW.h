// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by compute's own files only: it exposes LibTorch.
#include <torch/torch.h>

#include <vector>

namespace disyre {

/// AdamW (Loshchilov and Hutter, ICLR 2019) with a state that can be stored: LibTorch's own hides
/// it behind keys that differ between versions, and an exact resume needs it.
class AdamW {
public:
    struct Settings {
        double beta1 = 0.95;
        double beta2 = 0.999;
        double epsilon = 1e-8;
        double weightDecay = 1e-6;
    };

    AdamW(std::vector<torch::Tensor> parameters, const Settings& settings);

    /// One step with the parameters' gradients.
    void step(double learningRate) { step(learningRate, settings_.beta1); }
    /// The same with another beta1 for this step.
    void step(double learningRate, double beta1);
    void clearGradients();

    std::int64_t steps = 0;
    std::vector<torch::Tensor> firstMoments;
    std::vector<torch::Tensor> secondMoments;

private:
    std::vector<torch::Tensor> parameters_;
    Settings settings_;
};

/// Scales all gradients so that their common norm is at most `largest`; returns the norm before.
double clipGradients(const std::vector<torch::Tensor>& parameters, double largest);

}  // namespace disyre
