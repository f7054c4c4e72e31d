// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/ResnetEncoder.h"

#include <gtest/gtest.h>

#include "core/base/Error.h"
#include "core/card/Safetensors.h"
#include "core/model/TensorStorage.h"
#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/ResidualBlock.h"
#include "tests/compute/ModuleState.h"
#include "tests/compute/RandomDiscs.h"
#include "tests/support/Phantom.h"

namespace disyre {

namespace {

/// Returns what a file of torchvision's ResNet-18 holds, made from an encoder: also the counters of
/// batches, the last layer and the classifier, here in arbitrary shapes.
SafetensorsFile encoderFile(const ResnetEncoderImpl& encoder) {
    SafetensorsFile file;
    for (const auto& [name, tensor] : encoderTensors(encoder)) {
        file.tensors[name] = toStored(tensor);
    }
    file.tensors["bn1.num_batches_tracked"] = storeInteger(7);
    file.tensors["layer4.0.conv1.weight"] = storeFloats(std::vector<float>{1, 2}, {2});
    file.tensors["fc.weight"] = storeFloats(std::vector<float>{1, 2}, {1, 2});
    return file;
}

/// Makes an encoder with weights and statistics that depend on the seed.
ResnetEncoder drawnEncoder(int layers, std::uint64_t seed) {
    const torch::NoGradGuard noGradients;
    ResnetEncoder encoder(FeatureEncoder::Resnet18, layers);
    Random random(seed);
    drawRectifierWeights(*encoder, seed);
    for (auto& [name, tensor] : encoderTensors(*encoder)) {
        if (tensor.dim() == 1) {
            tensor.copy_(drawUniform(tensor.sizes(), 0.5, 1.5, random));
        }
    }
    return encoder;
}

std::string encoderRefusal(const std::filesystem::path& path, const SafetensorsFile& file) {
    writeSafetensors(path, file);
    ResnetEncoder encoder(FeatureEncoder::Resnet18, 2);
    try {
        fillEncoder(*encoder, path);
    } catch (const ModelError& error) {
        return error.what();
    }
    return "";
}

TEST(ResnetEncoder, HasTheTensorsOfTorchvision) {
    const ResnetEncoder small(FeatureEncoder::Resnet18, 2);
    EXPECT_EQ(encoderTensors(*small).size(), 50U);
    EXPECT_EQ(test::parametersUnder(*small, ""), 683'072);
    const ResnetEncoder middle(FeatureEncoder::Resnet18, 3);
    EXPECT_EQ(encoderTensors(*middle).size(), 75U);
    EXPECT_EQ(test::parametersUnder(*middle, ""), 2'782'784);
    const ResnetEncoder wide(FeatureEncoder::WideResnet50, 3);
    EXPECT_EQ(encoderTensors(*wide).size(), 215U);
    EXPECT_EQ(test::parametersUnder(*wide, ""), 24'862'528);
}

TEST(ResnetEncoder, NamesTheTensorsOfResnet18AsTorchvision) {
    const ResnetEncoder encoder(FeatureEncoder::Resnet18, 3);
    const auto tensors = encoderTensors(*encoder);
    const auto shape = [&](const char* name) { return tensors.at(name).sizes().vec(); };
    using Shape = std::vector<std::int64_t>;
    EXPECT_EQ(shape("conv1.weight"), Shape({64, 3, 7, 7}));
    EXPECT_EQ(shape("bn1.running_var"), Shape({64}));
    EXPECT_EQ(shape("layer1.1.conv2.weight"), Shape({64, 64, 3, 3}));
    EXPECT_EQ(tensors.count("layer1.0.downsample.0.weight"), 0U);
    EXPECT_EQ(shape("layer2.0.conv1.weight"), Shape({128, 64, 3, 3}));
    EXPECT_EQ(shape("layer2.0.downsample.0.weight"), Shape({128, 64, 1, 1}));
    EXPECT_EQ(shape("layer3.0.downsample.1.running_mean"), Shape({256}));
    EXPECT_EQ(shape("layer3.1.bn2.bias"), Shape({256}));
}

TEST(ResnetEncoder, NamesTheTensorsOfWideResnet50AsTorchvision) {
    const ResnetEncoder encoder(FeatureEncoder::WideResnet50, 3);
    const auto tensors = encoderTensors(*encoder);
    const auto shape = [&](const char* name) { return tensors.at(name).sizes().vec(); };
    using Shape = std::vector<std::int64_t>;
    EXPECT_EQ(shape("layer1.0.conv1.weight"), Shape({128, 64, 1, 1}));
    EXPECT_EQ(shape("layer1.0.conv2.weight"), Shape({128, 128, 3, 3}));
    EXPECT_EQ(shape("layer1.0.downsample.0.weight"), Shape({256, 64, 1, 1}));
    EXPECT_EQ(shape("layer2.3.conv3.weight"), Shape({512, 256, 1, 1}));
    EXPECT_EQ(shape("layer3.5.bn3.running_mean"), Shape({1024}));
    EXPECT_EQ(tensors.count("layer3.1.downsample.0.weight"), 0U);
}

TEST(ResnetEncoder, FeaturesHaveTheSidesAndChannelsOfTheLayers) {
    const torch::NoGradGuard noGradients;
    for (const FeatureEncoder kind : {FeatureEncoder::Resnet18, FeatureEncoder::WideResnet50}) {
        const int expansion = kind == FeatureEncoder::Resnet18 ? 1 : 4;
        ResnetEncoder encoder(kind, 3, 0.25);
        const auto features = encoder(torch::zeros({2, 3, 128, 128}));
        ASSERT_EQ(features.size(), 4U);
        EXPECT_EQ(features[0].sizes(), torch::IntArrayRef({2, 16, 32, 32}));
        EXPECT_EQ(features[1].sizes(), torch::IntArrayRef({2, 16 * expansion, 32, 32}));
        EXPECT_EQ(features[2].sizes(), torch::IntArrayRef({2, 32 * expansion, 16, 16}));
        EXPECT_EQ(features[3].sizes(), torch::IntArrayRef({2, 64 * expansion, 8, 8}));
    }
}

// A block whose convolutions are 0 returns its input, rectified.
TEST(ResnetEncoder, ABlockAddsToItsInput) {
    ResidualBlock block(BlockShape{.in = 4, .inner = 4, .out = 4});
    const torch::NoGradGuard noGradients;
    for (torch::Tensor& parameter : block->parameters()) {
        if (parameter.dim() == 4) {
            parameter.zero_();
        }
    }
    Random random(3);
    const torch::Tensor x = drawNormal({1, 4, 8, 8}, random);
    EXPECT_TRUE(torch::equal(block(x), torch::relu(x)));
}

TEST(ResnetEncoder, InitialWeightsHaveTheVarianceForRectifiers) {
    ResnetEncoder encoder(FeatureEncoder::Resnet18, 2);
    drawRectifierWeights(*encoder, 5);
    const auto tensors = encoderTensors(*encoder);
    const torch::Tensor& stem = tensors.at("conv1.weight");
    EXPECT_NEAR(stem.std().item<double>(), std::sqrt(2.0 / (64.0 * 49.0)), 5e-4);
    const torch::Tensor& inner = tensors.at("layer2.0.conv1.weight");
    EXPECT_NEAR(inner.std().item<double>(), std::sqrt(2.0 / (128.0 * 9.0)), 5e-4);
    EXPECT_NEAR(inner.mean().item<double>(), 0.0, 5e-4);
    ResnetEncoder same(FeatureEncoder::Resnet18, 2);
    drawRectifierWeights(*same, 5);
    EXPECT_TRUE(torch::equal(encoderTensors(*same).at("conv1.weight"), stem));
}

TEST(ResnetEncoder, ReadsTheFirstLayersOfAFile) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / "resnet18.safetensors";
    const ResnetEncoder whole = drawnEncoder(3, 1);
    writeSafetensors(path, encoderFile(*whole));
    ResnetEncoder part(FeatureEncoder::Resnet18, 2);
    fillEncoder(*part, path);
    const auto expected = encoderTensors(*whole);
    for (const auto& [name, tensor] : encoderTensors(*part)) {
        EXPECT_TRUE(torch::equal(tensor, expected.at(name))) << name;
    }
}

TEST(ResnetEncoder, GivenWeightsKeepTheirWidth) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / "resnet18.safetensors";
    const ResnetEncoder stored = drawnEncoder(2, 2);
    writeSafetensors(path, encoderFile(*stored));
    WholeSliceSettings settings = test::narrowSettings(0.125);
    EXPECT_EQ(frozenEncoder(settings, 2)->channels(), std::vector({8, 8, 16}));
    const std::u8string text = path.u8string();
    settings.encoderWeights = std::string(text.begin(), text.end());
    ResnetEncoder encoder = frozenEncoder(settings, 2);
    EXPECT_EQ(encoder->channels(), std::vector({64, 64, 128}));
    fillGivenEncoder(*encoder, settings);
    EXPECT_EQ(test::changedTensors(encoderTensors(*stored), encoderTensors(*encoder)), "");
    for (const torch::Tensor& parameter : encoder->parameters()) {
        EXPECT_FALSE(parameter.requires_grad());
    }
}

TEST(ResnetEncoder, ErrorsNameTheFileAndTheTensor) {
    const test::TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / "encoder.safetensors";
    const SafetensorsFile good = encoderFile(*drawnEncoder(2, 3));
    EXPECT_EQ(encoderRefusal(path, good), "");
    SafetensorsFile file = good;
    file.tensors.erase("layer2.1.bn2.running_var");
    std::string error = encoderRefusal(path, file);
    EXPECT_NE(error.find("lacks the weights \"layer2.1.bn2.running_var\""), std::string::npos);
    EXPECT_NE(error.find("encoder.safetensors"), std::string::npos);
    file = good;
    file.tensors["bn1.weight"] = storeFloats(std::vector<float>(32), {32});
    error = encoderRefusal(path, file);
    EXPECT_NE(error.find("\"bn1.weight\" in a wrong shape"), std::string::npos);
    file = good;
    file.tensors["layer1.2.conv1.weight"] = storeFloats(std::vector<float>(1), {1});
    error = encoderRefusal(path, file);
    EXPECT_NE(error.find("unknown weights \"layer1.2.conv1.weight\""), std::string::npos);
    file = good;
    file.tensors["bn1.weight"].type = "U32";
    error = encoderRefusal(path, file);
    EXPECT_NE(error.find("U32"), std::string::npos);
    std::filesystem::remove(path);
    ResnetEncoder encoder(FeatureEncoder::Resnet18, 2);
    EXPECT_THROW(fillEncoder(*encoder, path), ModelError);
}

}  // namespace

}  // namespace disyre
