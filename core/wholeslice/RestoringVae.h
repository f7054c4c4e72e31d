// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include <cstdint>
#include <functional>
#include <memory>

#include "core/card/WholeSliceSettings.h"
#include "core/model/Torch.h"
#include "core/wholeslice/Vae.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

/// Returns what a trained variational autoencoder says of images [n, 1, height, width]. It may
/// draw another latent at every call, and gradients flow through its output to the images.
using VaeReconstruction = std::function<VaeOutput(const torch::Tensor& images)>;

/// Returns [n]: for each image of [n, c, height, width], the sum of the squared differences between
/// vertical and between horizontal neighbours, divided by c * height * width. The published study
/// penalises this in place of the total variation, which sums the differences themselves.
[[nodiscard]] torch::Tensor squaredVariation(const torch::Tensor& images);

/// Returns what `images` would most likely look like if they were healthy: the maximum a posteriori
/// estimate, in which the autoencoder is the prior of healthy images, and what is taken away from
/// an image should vary little (You et al., "Unsupervised lesion detection via image restoration
/// with a normative prior", MIDL 2019). It is found by gradient descent from the images themselves,
/// with `settings.restorationSteps` steps and the step size of the published study. The descent
/// minimises, for each image, the autoencoder's loss plus `settings.variationWeight` times the
/// squared variation of the difference from the given image.
///
/// The study divided the loss by the number of images in the batch, so that an image moved less the
/// more others were restored with it. Here each image moves as in the study's batches of 32,
/// whatever the batch. The result is not limited to any range and lies in the images' shape,
/// without gradients. Gradients are left in no parameter.
[[nodiscard]] torch::Tensor restoredImages(const torch::Tensor& images,
                                           const VaeReconstruction& reconstruction,
                                           const WholeSliceSettings& settings);

/// Makes an r-VAE with initial weights from the seed, on the processor. It trains exactly as the
/// VAE does (see Vae.h), with the same weights in the end. It scores slices by restoring them; the
/// map is the structural dissimilarity (see SsimMap.h) between the restored and the given slice.
[[nodiscard]] std::unique_ptr<WholeSliceMethod> makeRestoringVae(const WholeSliceSettings& settings,
                                                                 std::uint64_t seed);

}  // namespace disyre
