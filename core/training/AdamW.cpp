// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/AdamW.h"

#include <cmath>

namespace disyre {

AdamW::AdamW(std::vector<torch::Tensor> parameters, const Settings& settings)
    : parameters_(std::move(parameters)), settings_(settings) {
    for (const torch::Tensor& parameter : parameters_) {
        firstMoments.push_back(torch::zeros_like(parameter));
        secondMoments.push_back(torch::zeros_like(parameter));
    }
}

void AdamW::step(double learningRate, double beta1) {
    const torch::NoGradGuard noGradients;
    ++steps;
    const double correction1 = 1.0 - std::pow(beta1, static_cast<double>(steps));
    const double correction2 = 1.0 - std::pow(settings_.beta2, static_cast<double>(steps));
    std::vector<torch::Tensor> parameters, gradients, first, second;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        if (parameters_[i].grad().defined()) {
            parameters.push_back(parameters_[i]);
            gradients.push_back(parameters_[i].grad());
            first.push_back(firstMoments[i]);
            second.push_back(secondMoments[i]);
        }
    }
    if (parameters.empty()) {
        return;
    }
    // All tensors are changed by one call, because a graphics card takes longer to receive hundreds
    // of calls than to do their work.
    at::_foreach_mul_(parameters, 1.0 - learningRate * settings_.weightDecay);
    at::_foreach_mul_(first, beta1);
    at::_foreach_add_(first, gradients, 1.0 - beta1);
    at::_foreach_mul_(second, settings_.beta2);
    at::_foreach_addcmul_(second, gradients, gradients, 1.0 - settings_.beta2);
    std::vector<torch::Tensor> denominators = at::_foreach_sqrt(second);
    at::_foreach_div_(denominators, std::sqrt(correction2));
    at::_foreach_add_(denominators, settings_.epsilon);
    at::_foreach_addcdiv_(parameters, first, denominators, -learningRate / correction1);
}

void AdamW::clearGradients() {
    for (torch::Tensor& parameter : parameters_) {
        parameter.mutable_grad() = torch::Tensor();
    }
}

double clipGradients(const std::vector<torch::Tensor>& parameters, double largest) {
    const torch::NoGradGuard noGradients;
    std::vector<torch::Tensor> gradients;
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.grad().defined()) {
            gradients.push_back(parameter.grad());
        }
    }
    if (gradients.empty()) {
        return 0.0;
    }
    const double norm =
        torch::stack(at::_foreach_norm(gradients)).to(torch::kFloat64).norm().item<double>();
    // The same constant is added by torch's clip_grad_norm_, so that both clip alike.
    const double factor = largest / (norm + 1e-6);
    if (factor < 1.0) {
        at::_foreach_mul_(gradients, factor);
    }
    return norm;
}

}  // namespace disyre
