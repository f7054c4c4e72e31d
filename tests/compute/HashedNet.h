// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/Torch.h"
#include "core/model/UNet.h"
#include "tests/support/Vectors.h"

namespace disyre::test {

/// Fills a tensor with the weights that belong to its name by the rule of the test vectors
/// (unet.weight_rule).
inline torch::Tensor hashedTensor(const std::string& name, at::IntArrayRef shape) {
    torch::Tensor tensor = torch::empty(shape, torch::kFloat64);
    auto* values = tensor.data_ptr<double>();
    const auto endsWith = [&name](const std::string& ending) {
        return name.size() >= ending.size() &&
               name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
    };
    double scale = 1.0;
    double offset = 0.0;
    if (name == "input" || name == "target") {
        scale = offset = 0.5;
    } else if (shape.size() >= 2) {
        const auto fanIn = static_cast<double>(tensor.numel() / shape[0]);
        scale = std::sqrt(3.0 / fanIn);
    } else if (endsWith("weight")) {
        scale = 0.2;
        offset = 1.0;
    } else if (endsWith("bias")) {
        scale = 0.05;
    }
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        values[i] = offset + scale * hashedValue(name, static_cast<std::uint32_t>(i));
    }
    return tensor.to(torch::kFloat32);
}

inline UNet hashedNet(const Architecture& architecture) {
    UNet net(architecture);
    const torch::NoGradGuard noGradients;
    for (auto& item : net->named_parameters()) {
        item.value().copy_(hashedTensor(item.key(), item.value().sizes()));
    }
    return net;
}

/// The tiny network of the test vectors (unet.tiny).
inline Architecture tinyArchitecture() {
    Architecture tiny;
    tiny.channels = {32, 64};
    tiny.attention = {false, true};
    tiny.blocksPerLevel = 1;
    return tiny;
}

}  // namespace disyre::test
