// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstdint>
#include <memory>

#include "core/card/WholeSliceSettings.h"
#include "core/model/Torch.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Makes AMCons (Silva-Rodriguez, Naranjo and Dolz, "Constrained unsupervised anomaly
/// segmentation", Medical Image Analysis 2022) as in the published study (Lagogiannis et al.,
/// "Unsupervised Pathology Detection: A Deep Dive Into the State of the Art", 2023).
///
/// A variational autoencoder learns to reproduce healthy slices, while the entropy of its encoder's
/// attention is a part of its loss. The map is the attention itself and does not depend on the
/// decoder; it is not negative and has no upper bound. The restoration is what the decoder makes of
/// the latent's mean. settings.maximisesEntropy says which sign the entropy has; it is taken over
/// the whole slice with both signs, whereas the authors of the method took it inside the brain. The
/// networks are `encoder` and `decoder` in networks().
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeAttentionConstraint(
    const WholeSliceSettings& settings, std::uint64_t seed);

/// Returns the attention [n, 1, 128, 128]: the mean over channels of an activation [n, c, height,
/// width], enlarged bilinearly so that the centres of the corner pixels stay in the corners.
[[nodiscard]] torch::Tensor attentionMap(const torch::Tensor& activation);

/// Returns the mean over slices of the entropy -sum p log(p + 1e-12) of the attention, where p is
/// its softmax over all pixels. For maps of 128 x 128 pixels it lies between 0, where one pixel has
/// all attention, and log(16384) = 9.70, where all pixels have the same.
/// @param maps [n, 1, height, width]
[[nodiscard]] torch::Tensor attentionEntropy(const torch::Tensor& maps);

/// Returns the mean over slices of the sum over pixels of the binary cross-entropy between
/// intensities in [0, 1] and the logits of the decoder.
[[nodiscard]] torch::Tensor attentionReconstructionLoss(const torch::Tensor& logits,
                                                        const torch::Tensor& slices);

/// Returns the mean over slices of the Kullback-Leibler divergence of the latent from the standard
/// normal distribution, which is the sum over its elements of .5 (mean^2 + e^l - 1 - l) with the
/// log variance l.
/// @param mean [n, elements]
/// @param logVariance [n, elements]
[[nodiscard]] torch::Tensor attentionDivergence(const torch::Tensor& mean,
                                                const torch::Tensor& logVariance);

}  // namespace disyre
