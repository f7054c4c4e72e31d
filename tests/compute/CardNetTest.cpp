// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/CardNet.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/compute/HashedNet.h"

namespace disyre {
namespace {

using test::hashedNet;

ModelCard tinyCard(OutputForm output) {
    ModelCard card;
    card.patch = 16;
    card.architecture = test::tinyArchitecture();
    card.architecture.output = output;
    return card;
}

torch::Tensor windowsOf(int count) {
    return test::hashedTensor("input", {count, 1, 16, 16});
}

torch::Tensor restored(CardNet& net, const torch::Tensor& windows, int t) {
    torch::Tensor out = torch::full_like(windows, -1000.0f);
    net.restore(windows.data_ptr<float>(), static_cast<int>(windows.size(0)), t,
                out.data_ptr<float>());
    return out;
}

torch::Tensor plainAnswer(const ModelCard& card, const torch::Tensor& windows, int t) {
    const torch::InferenceMode inference;
    UNet net = hashedNet(card.architecture);
    const auto numbers = [&](double value) { return torch::full({windows.size(0)}, value); };
    return net->restore(windows, numbers(conditionOf(card, t)),
                        numbers(Schedule(card.schedule).alpha(t)));
}

double relativeError(const torch::Tensor& values, const torch::Tensor& reference) {
    return ((values - reference).norm() / reference.norm()).item<double>();
}

TEST(CardNet, BatchesAreRoundedUpToAFewSizes) {
    EXPECT_EQ(CardNet::roundedBatch(1), 1);
    EXPECT_EQ(CardNet::roundedBatch(3), 4);
    EXPECT_EQ(CardNet::roundedBatch(64), 64);
    EXPECT_EQ(CardNet::roundedBatch(65), 128);
    EXPECT_EQ(CardNet::roundedBatch(512), 512);
}

// On the processor the class computes in full precision, so this test covers how values get into
// the network and out.
TEST(CardNet, EqualsThePlainNetworkOnTheProcessor) {
    for (const OutputForm output : {OutputForm::Direct, OutputForm::ScaledResidual}) {
        const ModelCard card = tinyCard(output);
        CardNet net(hashedNet(card.architecture), card, torch::kCPU);
        const torch::Tensor windows = windowsOf(3);
        EXPECT_LT(relativeError(restored(net, windows, 60), plainAnswer(card, windows, 60)), 1e-5);
        EXPECT_EQ(net.recordedGraphs(), 0);
    }
}

// Tests that need a CUDA card say so in their name; without a card CTest counts them as skipped.
class CudaCardNet : public testing::Test {
protected:
    void SetUp() override {
        if (!torch::cuda::is_available()) {
            GTEST_SKIP() << "no CUDA card";
        }
    }
    static UNet onCard(const ModelCard& card) {
        UNet net = hashedNet(card.architecture);
        net->to(torch::kCUDA);
        return net;
    }
};

TEST_F(CudaCardNet, DiffersFromThePlainNetworkOnlyByBf16Rounding) {
    for (const OutputForm output : {OutputForm::Direct, OutputForm::ScaledResidual}) {
        const ModelCard card = tinyCard(output);
        CardNet net(onCard(card), card, torch::kCUDA);
        for (const int count : {1, 3, 70}) {
            const torch::Tensor windows = windowsOf(count);
            const double error =
                relativeError(restored(net, windows, 60), plainAnswer(card, windows, 60));
            // The weights are random; an error of 2.4e-2 was seen.
            EXPECT_LT(error, 5e-2) << count;
            EXPECT_GT(error, 0.0) << count;
        }
    }
}

TEST_F(CudaCardNet, GivesTheSameAnswerWithAndWithoutGraphs) {
    const ModelCard card = tinyCard(OutputForm::Direct);
    CardNet recorded(onCard(card), card, torch::kCUDA, CardNet::Graphs::On);
    CardNet plain(onCard(card), card, torch::kCUDA, CardNet::Graphs::Off);
    for (const int count : {4, 2, 64, 4, 3}) {
        for (const int t : {100, 50}) {
            const torch::Tensor windows = windowsOf(count);
            EXPECT_LT(relativeError(restored(recorded, windows, t), restored(plain, windows, t)),
                      5e-3)
                << count;
        }
    }
    EXPECT_EQ(plain.recordedGraphs(), 0);
#ifdef DISYRE_CUDA_GRAPHS
    EXPECT_EQ(recorded.recordedGraphs(), 3);
#endif
}

TEST_F(CudaCardNet, SeveralThreadsMayCallItAtOnce) {
    const ModelCard card = tinyCard(OutputForm::Direct);
    CardNet net(onCard(card), card, torch::kCUDA);
    const torch::Tensor windows = windowsOf(8);
    const std::vector<torch::Tensor> expected = {restored(net, windows, 100),
                                                 restored(net, windows, 10)};
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 20; ++i) {
                const auto which = (thread + static_cast<std::size_t>(i)) % 2;
                wrong[thread] +=
                    torch::equal(restored(net, windows, which == 0 ? 100 : 10), expected[which])
                        ? 0
                        : 1;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace disyre
