// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/DrawnTensors.h"

#include <cmath>
#include <string>

namespace disyre {

namespace {

/// Separates these draws from those of initialiseWeights() with the same seed.
constexpr std::uint32_t kWeightsPurpose = 12;

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

template <typename Draw>
torch::Tensor drawnTensor(torch::IntArrayRef sizes, Draw draw) {
    torch::Tensor tensor = torch::empty(sizes, torch::kFloat32);
    float* values = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        values[i] = static_cast<float>(draw());
    }
    return tensor;
}

}  // namespace

torch::Tensor drawNormal(torch::IntArrayRef sizes, Random& random) {
    return drawnTensor(sizes, [&random] { return random.normal(); });
}

torch::Tensor drawUniform(torch::IntArrayRef sizes, double low, double high, Random& random) {
    return drawnTensor(sizes, [&] { return random.uniform(low, high); });
}

void drawWeights(torch::nn::Module& module, std::uint64_t seed) {
    const torch::NoGradGuard noGradients;
    const auto parameters = module.named_parameters();
    std::uint64_t number = 0;
    for (const auto& item : parameters) {
        torch::Tensor parameter = item.value();
        const std::string& name = item.key();
        Random random(seed, number++, kWeightsPurpose);
        torch::Tensor weight = parameter;
        if (endsWith(name, "bias")) {
            weight = *parameters.find(name.substr(0, name.size() - 4) + "weight");
        }
        if (weight.dim() == 1) {
            parameter.fill_(endsWith(name, "weight") ? 1.0 : 0.0);
            continue;
        }
        const double bound = 1.0 / std::sqrt(static_cast<double>(weight.numel() / weight.size(0)));
        parameter.copy_(drawUniform(parameter.sizes(), -bound, bound, random));
    }
}

}  // namespace disyre
