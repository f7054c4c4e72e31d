// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/AdamW.h"

#include <gtest/gtest.h>

#include "tests/compute/HashedNet.h"

namespace disyre {
namespace {

using test::hashedNet;
using test::hashedTensor;
using test::vectors;

TEST(AdamW, FiveStepsOfTheTinyNetMatchTorchInPython) {
    const auto& tiny = vectors()["unet"]["tiny"];
    const auto& expected = tiny["train_adamw_lr1e-4_b0.95_0.999_wd1e-6_clip1"];
    UNet net = hashedNet(test::tinyArchitecture());
    AdamW optimiser(net->parameters(), {0.95, 0.999, 1e-8, 1e-6});
    const torch::Tensor x = hashedTensor("input", {1, 1, 16, 16});
    const torch::Tensor target = hashedTensor("target", {1, 1, 16, 16});
    for (std::size_t step = 0; step < expected.size(); ++step) {
        optimiser.clearGradients();
        const torch::Tensor loss = torch::mse_loss(net->forward(x, torch::full({1}, 42.0)), target);
        loss.backward();
        const double expectedLoss = expected[step]["loss"].get<double>();
        EXPECT_NEAR(loss.item<double>(), expectedLoss, 1e-3 * expectedLoss);
        const double norm = clipGradients(net->parameters(), 1.0);
        const double expectedNorm = expected[step]["grad_norm_before_clip"].get<double>();
        EXPECT_NEAR(norm, expectedNorm, 1e-3 * expectedNorm);
        if (step == 0) {
            for (const auto& [name, gradient] : tiny["grad_step0_after_clip"].items()) {
                const torch::Tensor actual = net->named_parameters()[name].grad();
                const double gradientNorm = gradient["norm"].get<double>();
                EXPECT_NEAR(actual.norm().item<double>(), gradientNorm, 1e-3 * gradientNorm)
                    << name;
                for (std::int64_t i = 0; i < 3; ++i) {
                    EXPECT_NEAR(actual.flatten()[i].item<double>(),
                                gradient["first3"][static_cast<std::size_t>(i)].get<double>(),
                                1e-3 * gradientNorm)
                        << name;
                }
            }
        }
        optimiser.step(1e-4);
    }
}

}  // namespace
}  // namespace disyre
