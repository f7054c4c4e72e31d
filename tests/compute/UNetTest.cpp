// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/UNet.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/compute/HashedNet.h"

namespace disyre {
namespace {

using test::hashedNet;
using test::hashedTensor;
using test::tinyArchitecture;
using test::vectors;

const nlohmann::json& tiny() {
    return vectors()["unet"]["tiny"];
}
const nlohmann::json& full() {
    return vectors()["unet"]["authors_full"];
}

torch::Tensor run(UNet& net, const torch::Tensor& x, double condition) {
    const torch::NoGradGuard noGradients;
    return net->forward(x, torch::full({x.size(0)}, condition));
}

/// Compares with a summary {shape, mean, std, first4, last2}, to within 1e-4 of the standard
/// deviation.
void expectSummary(const torch::Tensor& out, const nlohmann::json& summary) {
    const double deviation = summary["std"].get<double>();
    const double tolerance = 1e-4 * deviation;
    EXPECT_EQ(out.sizes().vec(), summary["shape"].get<std::vector<std::int64_t>>());
    const torch::Tensor flat = out.to(torch::kFloat64).flatten();
    EXPECT_NEAR(flat.mean().item<double>(), summary["mean"].get<double>(), tolerance);
    EXPECT_NEAR(flat.std(false).item<double>(), deviation, tolerance);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(flat[static_cast<std::int64_t>(i)].item<double>(),
                    summary["first4"][i].get<double>(), tolerance);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_NEAR(flat[flat.numel() - 2 + static_cast<std::int64_t>(i)].item<double>(),
                    summary["last2"][i].get<double>(), tolerance);
    }
}

void expectKeys(const UNet& net, const nlohmann::json& keys) {
    std::map<std::string, std::vector<std::int64_t>> expected;
    for (const auto& entry : keys) {
        expected[entry[0].get<std::string>()] = entry[1].get<std::vector<std::int64_t>>();
    }
    std::map<std::string, std::vector<std::int64_t>> actual;
    for (const auto& item : net->named_parameters()) {
        actual[item.key()] = item.value().sizes().vec();
    }
    EXPECT_EQ(actual, expected);
}

TEST(WeightRule, MatchesItsCheckValues) {
    const auto& expected = vectors()["unet"]["hash_check"]["v_first5(\"conv_in.weight\")"];
    for (std::uint32_t i = 0; i < 5; ++i) {
        EXPECT_NEAR(test::hashedValue("conv_in.weight", i), expected[i].get<double>(), 1e-9);
    }
}

TEST(TimeEmbedding, MatchesDiffusers) {
    for (const auto& [condition, expected] : vectors()["time_embedding_dim32"].items()) {
        const torch::Tensor embedded = timeEmbedding(torch::tensor({std::stof(condition)}), 32);
        for (std::int64_t i = 0; i < 32; ++i) {
            // The reference was computed in float32, in which sines of large angles differ.
            EXPECT_NEAR(embedded[0][i].item<double>(),
                        expected[static_cast<std::size_t>(i)].get<double>(), 1e-5);
        }
    }
}

TEST(UNet, TheTinyNetworkHasTheStateDictOfDiffusers) {
    const UNet net(tinyArchitecture());
    expectKeys(net, tiny()["keys"]);
    EXPECT_EQ(net->parameterCount(), tiny()["params"].get<std::int64_t>());
}

TEST(UNet, TheAuthorsNetworkHasTheStateDictOfDiffusers) {
    const UNet net{Architecture{}};
    expectKeys(net, full()["keys"]);
    EXPECT_EQ(net->parameterCount(), full()["params"].get<std::int64_t>());
}

TEST(UNet, AttentionFromTheThirdLevelHasThePapersParameterCount) {
    Architecture paper;
    paper.attention = {false, false, true, true, true, true};
    EXPECT_EQ(UNet(paper)->parameterCount(),
              vectors()["compute"]["paper_text_attn_from_3rd_block_params"].get<std::int64_t>());
}

TEST(UNet, TheTinyNetworksOutputMatchesDiffusers) {
    UNet net = hashedNet(tinyArchitecture());
    const torch::Tensor x = hashedTensor("input", {1, 1, 16, 16});
    expectSummary(run(net, x, 0), tiny()["out_t0"]);
    expectSummary(run(net, x, 99), tiny()["out_t99"]);
    const torch::Tensor out = run(net, x, 42).flatten();
    const auto& expected = tiny()["out_t42_full"];
    ASSERT_EQ(expected.size(), 256u);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_NEAR(out[static_cast<std::int64_t>(i)].item<double>(), expected[i].get<double>(),
                    1e-4 * 0.54);
    }
}

TEST(UNet, TheAuthorsNetworksOutputMatchesDiffusers) {
    UNet net = hashedNet(Architecture{});
    const torch::Tensor out = run(net, hashedTensor("input", {1, 1, 64, 64}), 42);
    expectSummary(out, full()["out_t42"]);
}

TEST(UNet, ChannelsLastAndBatchingChangeNothing) {
    UNet net = hashedNet(tinyArchitecture());
    const torch::Tensor x = hashedTensor("input", {3, 1, 16, 16});
    const torch::Tensor plain = run(net, x, 42);
    const torch::Tensor channelsLast =
        run(net, x.contiguous(torch::MemoryFormat::ChannelsLast), 42);
    EXPECT_LT((plain - channelsLast).abs().max().item<double>(), 1e-5);
    const torch::Tensor alone = run(net, x.narrow(0, 1, 1), 42);
    EXPECT_LT((plain.narrow(0, 1, 1) - alone).abs().max().item<double>(), 1e-5);
}

TEST(UNet, AResidualNetworkStartsAsTheIdentity) {
    Architecture residual = tinyArchitecture();
    residual.output = OutputForm::Residual;
    UNet net(residual);
    initialiseWeights(*net, 3);
    const torch::NoGradGuard noGradients;
    const torch::Tensor x = hashedTensor("input", {1, 1, 16, 16});
    EXPECT_EQ((net->restore(x, torch::tensor({10.0f}), torch::tensor({0.5f})) - x)
                  .abs()
                  .max()
                  .item<double>(),
              0.0);
}

TEST(UNet, InitialWeightsDependOnTheSeedAlone) {
    UNet a(tinyArchitecture());
    UNet b(tinyArchitecture());
    UNet c(tinyArchitecture());
    initialiseWeights(*a, 3);
    initialiseWeights(*b, 3);
    initialiseWeights(*c, 4);
    const auto first = [](UNet& net) { return net->parameters().front(); };
    EXPECT_TRUE(torch::equal(first(a), first(b)));
    EXPECT_FALSE(torch::equal(first(a), first(c)));
}

}  // namespace
}  // namespace disyre
