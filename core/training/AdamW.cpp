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
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        torch::Tensor parameter = parameters_[i];
        const torch::Tensor gradient = parameter.grad();
        if (!gradient.defined()) {
            continue;
        }
        parameter.mul_(1.0 - learningRate * settings_.weightDecay);
        firstMoments[i].mul_(beta1).add_(gradient, 1.0 - beta1);
        secondMoments[i].mul_(settings_.beta2).addcmul_(gradient, gradient, 1.0 - settings_.beta2);
        const torch::Tensor denominator =
            secondMoments[i].sqrt().div_(std::sqrt(correction2)).add_(settings_.epsilon);
        parameter.addcdiv_(firstMoments[i], denominator, -learningRate / correction1);
    }
}

void AdamW::clearGradients() {
    for (torch::Tensor& parameter : parameters_) {
        parameter.mutable_grad() = torch::Tensor();
    }
}

double clipGradients(const std::vector<torch::Tensor>& parameters, double largest) {
    const torch::NoGradGuard noGradients;
    double squared = 0.0;
    for (const torch::Tensor& parameter : parameters) {
        if (parameter.grad().defined()) {
            const double norm = parameter.grad().norm().item<double>();
            squared += norm * norm;
        }
    }
    const double norm = std::sqrt(squared);
    // torch's clip_grad_norm_ adds the same epsilon.
    const double factor = largest / (norm + 1e-6);
    if (factor < 1.0) {
        for (const torch::Tensor& parameter : parameters) {
            if (parameter.grad().defined()) {
                parameter.grad().mul_(factor);
            }
        }
    }
    return norm;
}

}  // namespace disyre
