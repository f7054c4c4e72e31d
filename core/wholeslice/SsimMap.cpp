// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/SsimMap.h"

namespace disyre {

namespace {

constexpr double kSigma = 1.5;

/// Returns the square matrix with which a row of `side` pixels is multiplied to take the local
/// means of its pixels, with zeros around the row. Multiplying matrices is many times faster on a
/// processor than convolving each channel with a kernel.
torch::Tensor gaussianBand(std::int64_t side, int window, const torch::TensorOptions& options) {
    const torch::Tensor places = torch::arange(side, options);
    const torch::Tensor offsets = places.view({-1, 1}) - places.view({1, -1});
    const auto bell = [](const torch::Tensor& distance) {
        return torch::exp(-distance.square() / (2.0 * kSigma * kSigma));
    };
    const int half = window / 2;
    const torch::Tensor total = bell(torch::arange(-half, half + 1, options)).sum();
    return bell(offsets) / total * offsets.abs().le(half);
}

}  // namespace

torch::Tensor structuralSimilarity(const torch::Tensor& x, const torch::Tensor& y, double range,
                                   int window) {
    const torch::Tensor right = gaussianBand(x.size(3), window, x.options());
    const torch::Tensor down = gaussianBand(x.size(2), window, x.options());
    // Rows and columns change places here and again in the result.
    const auto localMean = [&](const torch::Tensor& image) {
        return torch::matmul(torch::matmul(image, right).transpose(2, 3), down);
    };
    const torch::Tensor meanX = localMean(x);
    const torch::Tensor meanY = localMean(y);
    const torch::Tensor varianceX = localMean(x * x) - meanX * meanX;
    const torch::Tensor varianceY = localMean(y * y) - meanY * meanY;
    const torch::Tensor covariance = localMean(x * y) - meanX * meanY;
    const double c1 = 0.01 * range * 0.01 * range;
    const double c2 = 0.03 * range * 0.03 * range;
    const torch::Tensor similarity =
        (2.0 * meanX * meanY + c1) * (2.0 * covariance + c2) /
        ((meanX * meanX + meanY * meanY + c1) * (varianceX + varianceY + c2));
    return similarity.transpose(2, 3).contiguous();
}

torch::Tensor structuralDissimilarity(const torch::Tensor& a, const torch::Tensor& b,
                                      double range) {
    constexpr int kWindow = 11;
    const torch::Tensor similarity =
        structuralSimilarity(a.to(torch::kFloat64), b.to(torch::kFloat64), range, kWindow);
    return (1.0 - similarity).clamp(0.0, 1.0).to(torch::kFloat32);
}

}  // namespace disyre
