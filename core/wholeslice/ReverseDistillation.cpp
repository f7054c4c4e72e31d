// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/ReverseDistillation.h"

#include <torch/nn/modules/activation.h>
#include <torch/optim/adam.h>

#include <array>

#include "core/wholeslice/DrawnTensors.h"
#include "core/wholeslice/ResidualBlock.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

constexpr int kTeacherLayers = 3;
constexpr double kCosineEpsilon = 1e-8;

torch::optim::AdamOptions studentAdam() {
    return torch::optim::AdamOptions(0.005).betas({0.5, 0.999});
}

/// Appends a convolution of 3 x 3 pixels that halves the side, its normalisation and a rectifier.
void appendHalving(nn::Sequential& layers, int in, int out) {
    layers->push_back(plainConvolution(in, out, 3, 2));
    layers->push_back(nn::BatchNorm2d(out));
    layers->push_back(nn::ReLU());
}

/// What the teacher and the student say of the same slices, for the layers 1, 2 and 3.
struct PairedFeatures {
    std::vector<torch::Tensor> teacher;
    std::vector<torch::Tensor> student;
};

struct DistillationNetworksImpl : nn::Module {
    explicit DistillationNetworksImpl(const WholeSliceSettings& settings)
        : teacher(register_module("teacher", frozenEncoder(settings, kTeacherLayers))) {
        const std::vector<int> features(teacher->channels().begin() + 1, teacher->channels().end());
        fusion =
            register_module("fusion", FeatureFusion(settings.encoder, features, settings.width));
        student = register_module("student", FeatureStudent(settings.encoder, fusion->channels(),
                                                            features, settings.width));
    }

    PairedFeatures forward(const torch::Tensor& slices) {
        PairedFeatures pair;
        {
            const torch::NoGradGuard noGradients;
            pair.teacher = teacher(greyAsColour(slices));
        }
        pair.teacher.erase(pair.teacher.begin());  // The stem's features are not compared.
        pair.student = student(fusion(pair.teacher));
        return pair;
    }

    [[nodiscard]] std::vector<torch::Tensor> trainedParameters() const {
        std::vector<torch::Tensor> trained = fusion->parameters();
        const std::vector<torch::Tensor> more = student->parameters();
        trained.insert(trained.end(), more.begin(), more.end());
        return trained;
    }

    ResnetEncoder teacher;
    FeatureFusion fusion{nullptr};
    FeatureStudent student{nullptr};
};
TORCH_MODULE(DistillationNetworks);

class ReverseDistillation final : public WholeSliceMethod {
public:
    ReverseDistillation(const WholeSliceSettings& settings, std::uint64_t seed)
        : networks_(settings), optimiser_(networks_->trainedParameters(), studentAdam()) {
        drawWeights(*networks_, seed);
        drawRectifierWeights(*networks_, seed);
        fillGivenEncoder(*networks_->teacher, settings);
    }

    [[nodiscard]] WholeSliceBudget publishedBudget() const override {
        return {.batch = 4, .steps = 10'000};
    }

    double trainStep(const torch::Tensor& slices, std::int64_t /*step*/,
                     std::int64_t /*steps*/) override {
        networks_->train();
        networks_->teacher->eval();
        const PairedFeatures pair = networks_(slices);
        const torch::Tensor loss = distillationLoss(pair.teacher, pair.student);
        optimiser_.zero_grad();
        loss.backward();
        optimiser_.step();
        return loss.item<double>();
    }

    double heldOutLoss(const torch::Tensor& slices) override {
        const PairedFeatures pair = fixedFeatures(slices);
        return distillationLoss(pair.teacher, pair.student).item<double>();
    }

    WholeSliceScore score(const torch::Tensor& slices, std::uint64_t /*first*/) override {
        const PairedFeatures pair = fixedFeatures(slices);
        return {.map = distillationMap(pair.teacher, pair.student, slices.size(-1)),
                .restoration = {}};
    }

    torch::nn::Module& networks() override { return *networks_; }

    std::vector<torch::optim::Optimizer*> optimisers() override { return {&optimiser_}; }

private:
    /// Returns the features of slices as trained networks have them.
    PairedFeatures fixedFeatures(const torch::Tensor& slices) {
        const torch::NoGradGuard noGradients;
        networks_->eval();
        return networks_(slices);
    }

    DistillationNetworks networks_;
    torch::optim::Adam optimiser_;
};

}  // namespace

std::unique_ptr<WholeSliceMethod> makeReverseDistillation(const WholeSliceSettings& settings,
                                                          std::uint64_t seed) {
    return std::make_unique<ReverseDistillation>(settings, seed);
}

FeatureFusionImpl::FeatureFusionImpl(FeatureEncoder kind, const std::vector<int>& features,
                                     double width) {
    const int expansion = encoderExpansion(kind);
    const int middle = narrowedChannels(128 * expansion, width);
    const int deep = narrowedChannels(256 * expansion, width);
    channels_ = narrowedChannels(512 * expansion, width);
    first_ = register_module("first", nn::Sequential());
    appendHalving(first_, features[0], middle);
    appendHalving(first_, middle, deep);
    second_ = register_module("second", nn::Sequential());
    appendHalving(second_, features[1], deep);
    blocks_ = register_module("blocks", nn::Sequential());
    const bool bottleneck = kind == FeatureEncoder::WideResnet50;
    const BlockShape shape{.in = deep + deep + features[2],
                           .inner = narrowedChannels(bottleneck ? 1024 : 512, width),
                           .out = channels_,
                           .bottleneck = bottleneck,
                           .scale = BlockScale::Half};
    appendBlocks(blocks_, shape, bottleneck ? 3 : 2);
}

torch::Tensor FeatureFusionImpl::forward(const std::vector<torch::Tensor>& features) {
    return blocks_->forward(
        torch::cat({first_->forward(features[0]), second_->forward(features[1]), features[2]}, 1));
}

FeatureStudentImpl::FeatureStudentImpl(FeatureEncoder kind, int embedding,
                                       const std::vector<int>& features, double width) {
    const bool bottleneck = kind == FeatureEncoder::WideResnet50;
    const std::array<int, 3> inner =
        bottleneck ? std::array{512, 256, 128} : std::array{256, 128, 64};
    const std::vector<int> blocks = encoderBlocks(kind);
    int in = embedding;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        const BlockShape shape{.in = in,
                               .inner = narrowedChannels(inner[i], width),
                               .out = features[inner.size() - 1 - i],
                               .bottleneck = bottleneck,
                               .scale = BlockScale::Double};
        nn::Sequential stage;
        appendBlocks(stage, shape, blocks[i]);
        stages_.push_back(register_module("stage" + std::to_string(i + 1), stage));
        in = shape.out;
    }
}

std::vector<torch::Tensor> FeatureStudentImpl::forward(const torch::Tensor& embedding) {
    std::vector<torch::Tensor> features;
    torch::Tensor h = embedding;
    for (nn::Sequential& stage : stages_) {
        h = stage->forward(h);
        features.insert(features.begin(), h);
    }
    return features;
}

torch::Tensor distillationLoss(const std::vector<torch::Tensor>& teacher,
                               const std::vector<torch::Tensor>& student) {
    torch::Tensor loss;
    for (std::size_t i = 0; i < teacher.size(); ++i) {
        const torch::Tensor distance =
            1.0 - torch::cosine_similarity(teacher[i].flatten(1), student[i].flatten(1), 1,
                                           kCosineEpsilon);
        loss = i == 0 ? distance.mean() : loss + distance.mean();
    }
    return loss;
}

torch::Tensor distillationMap(const std::vector<torch::Tensor>& teacher,
                              const std::vector<torch::Tensor>& student, std::int64_t side) {
    torch::Tensor map;
    for (std::size_t i = 0; i < teacher.size(); ++i) {
        const torch::Tensor distance =
            1.0 - torch::cosine_similarity(teacher[i], student[i], 1, kCosineEpsilon);
        const torch::Tensor resized = resizedLinearly(distance.unsqueeze(1), side);
        map = i == 0 ? resized : map + resized;
    }
    return map;
}

}  // namespace disyre
