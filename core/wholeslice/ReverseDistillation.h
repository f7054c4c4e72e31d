// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <memory>
#include <vector>

#include "core/wholeslice/ResnetEncoder.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Reverse distillation, RD (Deng and Li, "Anomaly detection via reverse distillation from
/// one-class embedding", CVPR 2022), as the published study trained it (Lagogiannis et al.,
/// "Unsupervised pathology detection: a deep dive into the state of the art", 2023). A frozen
/// encoder, the teacher, gives features at three scales. They are fused into a small embedding,
/// from which a decoder, the student, learns to repeat the teacher's features of healthy slices.
/// Where the two differ, the slice is anomalous. The teacher's normalisation layers never change.
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeReverseDistillation(
    const WholeSliceSettings& settings, std::uint64_t seed);

/// Fuses the features of an encoder's three layers into an embedding of a quarter of the second
/// layer's side.
class FeatureFusionImpl : public torch::nn::Module {
public:
    /// @param features the channels of the three layers' features.
    /// @param width the factor by which all other channels are multiplied, in (0, 1].
    FeatureFusionImpl(FeatureEncoder kind, const std::vector<int>& features, double width);

    /// Turns the features of the layers 1, 2 and 3, with sides of 32, 16 and 8 pixels for whole
    /// slices, into [n, channels(), 4, 4].
    torch::Tensor forward(const std::vector<torch::Tensor>& features);

    /// Returns the channels of the embedding.
    [[nodiscard]] int channels() const { return channels_; }

private:
    int channels_;
    torch::nn::Sequential first_{nullptr};
    torch::nn::Sequential second_{nullptr};
    torch::nn::Sequential blocks_{nullptr};
};
TORCH_MODULE(FeatureFusion);

/// Grows the features of an encoder's three layers from an embedding, deepest layer first.
class FeatureStudentImpl : public torch::nn::Module {
public:
    /// @param embedding the channels of the embedding.
    /// @param features the channels of the three layers' features.
    /// @param width the factor by which the channels within the blocks are multiplied, in (0, 1].
    FeatureStudentImpl(FeatureEncoder kind, int embedding, const std::vector<int>& features,
                       double width);

    /// Turns [n, embedding, 4, 4] into features like those of the layers 1, 2 and 3.
    std::vector<torch::Tensor> forward(const torch::Tensor& embedding);

private:
    std::vector<torch::nn::Sequential> stages_;
};
TORCH_MODULE(FeatureStudent);

/// Returns the sum over layers of 1 - the cosine between the whole features of teacher and student,
/// averaged over the batch. The features are [n, c, h, w]; the range is [0, 6] for three layers.
[[nodiscard]] torch::Tensor distillationLoss(const std::vector<torch::Tensor>& teacher,
                                             const std::vector<torch::Tensor>& student);

/// Returns the sum over layers of 1 - the cosine between the features of teacher and student at
/// each pixel, resized to [n, 1, side, side]. The range is [0, 6] for three layers; it is [0, 3]
/// for features without negative values.
[[nodiscard]] torch::Tensor distillationMap(const std::vector<torch::Tensor>& teacher,
                                            const std::vector<torch::Tensor>& student,
                                            std::int64_t side);

}  // namespace disyre
