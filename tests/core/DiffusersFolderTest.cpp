// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/DiffusersFolder.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#include "tests/support/Phantom.h"
#include "tests/support/Vectors.h"

namespace disyre {
namespace {

using Json = nlohmann::ordered_json;

/// A folder as diffusers 0.27.2 writes it for the network of the test vectors unet.authors_full.
void writePythonFolder(const std::filesystem::path& folder, const Json& changes = Json::object()) {
    Json config = test::vectors()["unet"]["authors_full"]["config"];
    config["in_channels"] = 1;
    config["out_channels"] = 1;
    config.update(changes);
    createFolder(folder / "unet");
    writeTextAtomically(folder / "unet" / "config.json", config.dump());
    SafetensorsFile weights;
    const std::vector<float> values{1, 2};
    weights.tensors["mid_block.attentions.0.query.weight"] = storeFloats(values, {2, 1});
    weights.tensors["mid_block.attentions.0.proj_attn.bias"] = storeFloats(values, {2});
    writeSafetensors(folder / "unet" / "diffusion_pytorch_model.safetensors", weights);
}

TEST(DiffusersFolder, TheAuthorsConfigIsThePapersNetwork) {
    const test::TemporaryFolder folder;
    writePythonFolder(folder.path());
    const DiffusersNetwork network = readDiffusersFolder(folder.path());
    EXPECT_EQ(network.architecture, Architecture{});
    EXPECT_EQ(network.patch, 128);
    EXPECT_EQ(network.weights.tensors.count("mid_block.attentions.0.to_q.weight"), 1u);
    EXPECT_EQ(network.weights.tensors.count("mid_block.attentions.0.to_out.0.bias"), 1u);
    EXPECT_EQ(network.weights.tensors.size(), 2u);
}

TEST(DiffusersFolder, ErrorsNameTheUnsupportedSetting) {
    const auto refuse = [](const Json& changes, const std::string& part) {
        const test::TemporaryFolder folder;
        writePythonFolder(folder.path(), changes);
        try {
            (void)readDiffusersFolder(folder.path());
            ADD_FAILURE() << "accepted " << changes.dump();
        } catch (const ModelError& error) {
            EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    };
    refuse({{"in_channels", 3}}, "in_channels");
    refuse({{"act_fn", "relu"}}, "act_fn");
    refuse({{"resnet_time_scale_shift", "scale_shift"}}, "resnet_time_scale_shift");
    refuse({{"sample_size", {128, 64}}}, "square");
    refuse({{"attention_head_dim", nullptr}}, "heads");
    refuse({{"down_block_types", {"DownBlock2D", "SkipDownBlock2D"}}}, "SkipDownBlock2D");
    refuse({{"up_block_types",
             {"AttnUpBlock2D", "UpBlock2D", "UpBlock2D", "UpBlock2D", "UpBlock2D", "UpBlock2D"}}},
           "mirror");
    refuse({{"block_out_channels", "wide"}}, "wrong type");
    EXPECT_THROW((void)readDiffusersFolder("/nowhere"), ModelError);
}

TEST(DiffusersFolder, IsReadAsItWasWritten) {
    const test::TemporaryFolder folder;
    ModelCard card;
    card.patch = 64;
    card.architecture.channels = {16, 32};
    card.architecture.attention = {false, true};
    card.architecture.midAttention = false;
    card.architecture.normGroups = 8;
    card.architecture.blocksPerLevel = 1;
    SafetensorsFile weights;
    const std::vector<float> values{1, 2, 3};
    weights.tensors["conv_in.bias"] = storeFloats(values, {3});
    writeDiffusersFolder(folder.path(), card, weights);
    const DiffusersNetwork read = readDiffusersFolder(folder.path());
    EXPECT_EQ(read.architecture, card.architecture);
    EXPECT_EQ(read.patch, 64);
    EXPECT_EQ(read.weights.tensors.at("conv_in.bias").bytes,
              weights.tensors.at("conv_in.bias").bytes);

    card.architecture.output = OutputForm::ScaledResidual;
    EXPECT_THROW(writeDiffusersFolder(folder.path(), card, weights), SettingsError);
    card.architecture.output = OutputForm::Direct;
    card.architecture.neighbours = 1;
    EXPECT_THROW(writeDiffusersFolder(folder.path(), card, weights), SettingsError);
}

}  // namespace
}  // namespace disyre
