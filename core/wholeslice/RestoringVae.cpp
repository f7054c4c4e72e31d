// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/RestoringVae.h"

#include <vector>

#include "core/base/Random.h"
#include "core/wholeslice/SsimMap.h"

namespace disyre {

namespace {

constexpr std::uint32_t kRestorationPurpose = 43;

/// The gradient is multiplied by this after it was limited to +-kLargestGradient.
constexpr double kRestorationRate = 1000.0;
constexpr double kLargestGradient = 50.0;

/// The number of images in the batches of the published study's test.
constexpr double kStudyTestBatch = 32.0;

/// The VAE does all but the scoring.
class RestoringVae final : public WholeSliceMethod {
public:
    RestoringVae(const WholeSliceSettings& settings, std::uint64_t seed)
        : settings_(settings), seed_(seed), vae_(settings, seed) {}

    [[nodiscard]] WholeSliceBudget publishedBudget() const override {
        return vae_.publishedBudget();
    }
    double trainStep(const torch::Tensor& slices, std::int64_t step, std::int64_t steps) override {
        return vae_.trainStep(slices, step, steps);
    }
    [[nodiscard]] double heldOutLoss(const torch::Tensor& slices) override {
        return vae_.heldOutLoss(slices);
    }
    [[nodiscard]] WholeSliceScore score(const torch::Tensor& slices, std::uint64_t first) override;
    [[nodiscard]] torch::nn::Module& networks() override { return vae_.networks(); }
    [[nodiscard]] std::vector<torch::optim::Optimizer*> optimisers() override {
        return vae_.optimisers();
    }

private:
    WholeSliceSettings settings_;
    std::uint64_t seed_;
    VaeMethod vae_;
};

WholeSliceScore RestoringVae::score(const torch::Tensor& slices, std::uint64_t first) {
    VaeNetwork network = vae_.network();
    network->eval();
    std::vector<Random> streams = sliceRandoms(seed_, first, slices.size(0), kRestorationPurpose);
    const auto reconstruction = [&](const torch::Tensor& images) {
        torch::Tensor noise;
        if (settings_.drawsLatentWhenScoring) {
            noise = drawLatentNoise(streams, images.device());
        }
        return network->forward(images, noise);
    };
    const torch::Tensor restored = restoredImages(slices, reconstruction, settings_);
    return {structuralDissimilarity(restored, slices, settings_.ssimRange), restored};
}

}  // namespace

torch::Tensor squaredVariation(const torch::Tensor& images) {
    const torch::Tensor vertical = images.diff(1, 2).square().flatten(1).sum(1);
    const torch::Tensor horizontal = images.diff(1, 3).square().flatten(1).sum(1);
    return (vertical + horizontal) /
           static_cast<double>(images.size(1) * images.size(2) * images.size(3));
}

torch::Tensor restoredImages(const torch::Tensor& images, const VaeReconstruction& reconstruction,
                             const WholeSliceSettings& settings) {
    const torch::AutoGradMode gradients(true);
    torch::Tensor restored = images.detach().clone();
    for (int step = 0; step < settings.restorationSteps; ++step) {
        restored.requires_grad_(true);
        const torch::Tensor losses =
            vaeLosses(restored, reconstruction(restored), settings.divergenceWeight) +
            settings.variationWeight * squaredVariation(restored - images);
        // The gradient of an image's own loss does not depend on the other images.
        const torch::Tensor loss = losses.sum() / kStudyTestBatch;
        const torch::Tensor gradient = torch::autograd::grad({loss}, {restored})[0];
        const torch::Tensor move =
            kRestorationRate * gradient.clamp(-kLargestGradient, kLargestGradient);
        restored = restored.detach() - move;
    }
    return restored.detach();
}

std::unique_ptr<WholeSliceMethod> makeRestoringVae(const WholeSliceSettings& settings,
                                                   std::uint64_t seed) {
    return std::make_unique<RestoringVae>(settings, seed);
}

}  // namespace disyre
