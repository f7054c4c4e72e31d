// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TensorStorage.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Sha256.h"
#include "tests/compute/HashedNet.h"
#include "tests/support/Phantom.h"

namespace disyre {
namespace {

using test::hashedNet;
using test::tinyArchitecture;

std::filesystem::path writeModel(const std::filesystem::path& folder, const SafetensorsFile& file) {
    writeSafetensors(folder / kWeightsFile, file);
    ModelCard card;
    card.architecture = tinyArchitecture();
    card.patch = 16;
    card.weightsSha256 = sha256OfFile(folder / kWeightsFile);
    writeModelCard(folder, card);
    return folder;
}

std::string refusal(const std::filesystem::path& model) {
    try {
        (void)loadNet(model, readModelCard(model));
    } catch (const ModelError& error) {
        return error.what();
    }
    return "";
}

TEST(TensorStorage, StoredWeightsAreReadBackExactly) {
    const test::TemporaryFolder folder;
    const UNet net = hashedNet(tinyArchitecture());
    writeModel(folder.path(), storeWeights(*net));
    const UNet read = loadNet(folder.path(), readModelCard(folder.path()));
    const auto expected = net->named_parameters();
    for (const auto& item : read->named_parameters()) {
        EXPECT_TRUE(torch::equal(item.value(), expected[item.key()])) << item.key();
    }
}

TEST(TensorStorage, ReadsHalfPrecisionAndOldAttentionNames) {
    const test::TemporaryFolder folder;
    SafetensorsFile file = storeWeights(*hashedNet(tinyArchitecture()));
    const std::string current = "mid_block.attentions.0.to_out.0.weight";
    file.tensors["mid_block.attentions.0.proj_attn.weight"] = file.tensors.at(current);
    file.tensors.erase(current);
    const torch::Tensor half = fromStored(file.tensors.at("conv_in.weight")).to(torch::kBFloat16);
    StoredTensor& stored = file.tensors.at("conv_in.weight");
    stored.type = "BF16";
    const auto* bytes = static_cast<const std::byte*>(half.data_ptr());
    stored.bytes.assign(bytes, bytes + half.numel() * 2);
    writeModel(folder.path(), file);
    const UNet read = loadNet(folder.path(), readModelCard(folder.path()));
    EXPECT_TRUE(torch::equal(read->named_parameters()["conv_in.weight"], half.to(torch::kFloat32)));
}

TEST(TensorStorage, ErrorsSayWhatIsWrongWithTheWeights) {
    const test::TemporaryFolder folder;
    const SafetensorsFile good = storeWeights(*hashedNet(tinyArchitecture()));
    SafetensorsFile file = good;
    file.tensors.erase("conv_out.bias");
    EXPECT_NE(refusal(writeModel(folder.path(), file)).find("lacks the weights \"conv_out.bias\""),
              std::string::npos);
    file = good;
    file.tensors["conv_out.bias"] = storeFloats(std::vector<float>{1, 2}, {2});
    EXPECT_NE(refusal(writeModel(folder.path(), file)).find("wrong shape"), std::string::npos);
    file = good;
    file.tensors["surprise"] = storeFloats(std::vector<float>{1}, {1});
    EXPECT_NE(refusal(writeModel(folder.path(), file)).find("unknown weights \"surprise\""),
              std::string::npos);
    writeModel(folder.path(), good);
    file = good;
    file.tensors["conv_out.bias"] = storeFloats(std::vector<float>{1}, {1});
    writeSafetensors(folder.path() / kWeightsFile, file);
    EXPECT_NE(refusal(folder.path()).find("hash differs"), std::string::npos);
    std::filesystem::remove(folder.path() / kWeightsFile);
    EXPECT_NE(refusal(folder.path()).find("does not exist"), std::string::npos);
}

}  // namespace
}  // namespace disyre
