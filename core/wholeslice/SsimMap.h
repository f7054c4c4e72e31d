// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only files that link LibTorch may include this header, because it exposes LibTorch's types.

#include "core/model/Torch.h"

namespace disyre {

/// Returns the structural similarity SSIM of two batches of images at each pixel (Wang et al.,
/// "Image quality assessment: from error visibility to structural similarity", IEEE Transactions on
/// Image Processing 2004, equation 13). The local means are taken with a Gaussian with a standard
/// deviation of 1.5, and with zeros around the image. Both tensors are [n, c, height, width]; the
/// result has their shape and type, and gradients.
/// @param range the range L of intensities: C1 = (.01 L)^2 and C2 = (.03 L)^2.
/// @param window the side of the Gaussian's window in pixels, which is odd.
[[nodiscard]] torch::Tensor structuralSimilarity(const torch::Tensor& a, const torch::Tensor& b,
                                                 double range, int window);

/// Returns the structural dissimilarity clamp(1 - SSIM, 0, 1) with a window of 11 x 11 pixels. The
/// computation is in double precision, because with a range of 255 for intensities in [0, 1] the
/// values lie too near 1 for float. The result is float32.
[[nodiscard]] torch::Tensor structuralDissimilarity(const torch::Tensor& a, const torch::Tensor& b,
                                                    double range);

}  // namespace disyre
