// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/InferenceNet.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/compute/HashedNet.h"

namespace disyre {
namespace {

using test::hashedNet;

/// The plain network's output in double precision, which both networks should give.
torch::Tensor exact(const UNet& net, const torch::Tensor& x, double condition) {
    const torch::NoGradGuard noGradients;
    UNet precise(net->architecture());
    precise->to(torch::kFloat64);
    const auto parameters = net->named_parameters();
    for (auto& item : precise->named_parameters()) {
        item.value().copy_(parameters[item.key()]);
    }
    return precise->forward(x.to(torch::kFloat64),
                            torch::full({x.size(0)}, condition, torch::kFloat64));
}

torch::Tensor plainForward(UNet net, const torch::Tensor& x, double condition) {
    const torch::NoGradGuard noGradients;
    return net->forward(x, torch::full({x.size(0)}, condition));
}

torch::Tensor fastForward(const InferenceNet& net, const torch::Tensor& x, double condition) {
    torch::Tensor out = torch::empty_like(x);
    net.forward(x.data_ptr<float>(), static_cast<int>(x.size(0)), condition, out.data_ptr<float>());
    return out;
}

torch::Tensor windowsOf(std::int64_t count, std::int64_t side) {
    return test::hashedTensor("input", {count, 1, side, side});
}

/// Returns the largest difference in standard deviations of `reference`.
double difference(const torch::Tensor& values, const torch::Tensor& reference) {
    return ((values.to(torch::kFloat64) - reference.to(torch::kFloat64)).abs().max() /
            reference.to(torch::kFloat64).std())
        .item<double>();
}

Architecture shippedArchitecture() {
    Architecture net;
    net.channels = {16, 32, 48, 64};
    net.attention = {false, false, false, false};
    net.midAttention = false;
    net.normGroups = 8;
    return net;
}

void expectSame(const Architecture& architecture, int side, int count) {
    const UNet net = hashedNet(architecture);
    const torch::Tensor x = windowsOf(count, side);
    // The reference is computed in double precision, because LibTorch's rounding differs between
    // processors by as much as the test allows.
    const torch::Tensor plain = exact(net, x, 42.0);
    for (const InferenceKernels* kernels : availableKernels()) {
        const InferenceNet fast(architecture, side, weightSource(*net), *kernels);
        const torch::Tensor out = fastForward(fast, x, 42.0);
        EXPECT_LT(difference(out, plain), 1e-5) << kernels->name;
    }
}

TEST(InferenceNet, EqualsThePlainNetworkForTheTinyArchitecture) {
    expectSame(test::tinyArchitecture(), 16, 2);
    expectSame(test::tinyArchitecture(), 32, 1);
}

TEST(InferenceNet, EqualsThePlainNetworkForTheShippedArchitecture) {
    expectSame(shippedArchitecture(), 64, 2);
}

TEST(InferenceNet, EqualsThePlainNetworkForTheAuthorsArchitecture) {
    expectSame(Architecture(), 128, 1);
}

TEST(InferenceNet, IsAboutAsExactAsThePlainNetwork) {
    const Architecture architecture = test::tinyArchitecture();
    const UNet net = hashedNet(architecture);
    const torch::Tensor x = windowsOf(2, 32);
    const torch::Tensor truth = exact(net, x, 7.0);
    const InferenceNet fast(architecture, 32, weightSource(*net));
    EXPECT_LT(difference(fastForward(fast, x, 7.0), truth),
              2.0 * difference(plainForward(net, x, 7.0), truth));
}

TEST(InferenceNet, AWindowsResultDoesNotDependOnItsBatch) {
    const Architecture architecture = shippedArchitecture();
    const UNet net = hashedNet(architecture);
    const InferenceNet fast(architecture, 64, weightSource(*net));
    const torch::Tensor x = windowsOf(5, 64);
    const torch::Tensor together = fastForward(fast, x, 10.0);
    for (std::int64_t i = 0; i < 5; ++i) {
        const torch::Tensor alone = fastForward(fast, x.narrow(0, i, 1).contiguous(), 10.0);
        EXPECT_TRUE(torch::equal(alone, together.narrow(0, i, 1))) << i;
    }
}

TEST(InferenceNet, SeveralThreadsMayCallItAtOnce) {
    const Architecture architecture = test::tinyArchitecture();
    const UNet net = hashedNet(architecture);
    const InferenceNet fast(architecture, 16, weightSource(*net));
    const torch::Tensor x = windowsOf(3, 16);
    const std::vector<torch::Tensor> expected = {fastForward(fast, x, 1.0),
                                                 fastForward(fast, x, 2.0)};
    EXPECT_FALSE(torch::equal(expected[0], expected[1]));
    std::vector<int> wrong(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < wrong.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int call = 0; call < 5; ++call) {
                const torch::Tensor out = fastForward(fast, x, i % 2 == 0 ? 1.0 : 2.0);
                wrong[i] += torch::equal(out, expected[i % 2]) ? 0 : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(InferenceNet, RestoresEveryOutputFormAsThePlainNetworkDoes) {
    for (const auto form : {OutputForm::Direct, OutputForm::Residual, OutputForm::ScaledResidual}) {
        Architecture architecture = test::tinyArchitecture();
        architecture.output = form;
        UNet net = hashedNet(architecture);
        const torch::Tensor x = windowsOf(2, 16);
        const torch::NoGradGuard noGradients;
        const torch::Tensor expected =
            net->restore(x, torch::full({2}, 30.0), torch::full({2}, 0.3));
        const InferenceNet fast(architecture, 16, weightSource(*net));
        torch::Tensor out = torch::empty_like(x);
        fast.restore(x.data_ptr<float>(), 2, 30.0, 0.3, out.data_ptr<float>());
        EXPECT_LT(difference(out, expected), 1e-5);
    }
}

TEST(InferenceNet, DoesNotSupportWidthsThatAreNoMultipleOf16) {
    Architecture odd;
    EXPECT_TRUE(InferenceNet::supports(odd));
    odd.channels = {32, 40};
    EXPECT_FALSE(InferenceNet::supports(odd));
}

}  // namespace
}  // namespace disyre
