// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <vector>

#include "core/model/Torch.h"

namespace disyre {

/// The optimiser AdamW (Loshchilov and Hutter, ICLR 2019) with a state that can be stored and
/// loaded. LibTorch's own optimiser hides its state behind keys that differ between versions, and a
/// run that resumes exactly needs that state.
class AdamW {
public:
    /// The defaults are those of the authors' code (resources/manual/method.md, section 9).
    struct Settings {
        double beta1 = 0.95;
        double beta2 = 0.999;
        double epsilon = 1e-8;
        double weightDecay = 1e-6;
    };

    AdamW(std::vector<torch::Tensor> parameters, const Settings& settings);

    /// Changes the parameters once, by the gradients they hold.
    void step(double learningRate) { step(learningRate, settings_.beta1); }
    /// Changes the parameters once, by the gradients they hold, with a beta1 that holds for this
    /// step alone.
    void step(double learningRate, double beta1);
    void clearGradients();

    /// Number of steps made so far.
    std::int64_t steps = 0;
    /// Running means of the gradients and of their squares, in the order of the parameters.
    std::vector<torch::Tensor> firstMoments;
    std::vector<torch::Tensor> secondMoments;

private:
    std::vector<torch::Tensor> parameters_;
    Settings settings_;
};

/// Scales all gradients by one factor so that their common L2 norm is at most `largest`, and
/// returns the norm that they had before.
double clipGradients(const std::vector<torch::Tensor>& parameters, double largest);

}  // namespace disyre
