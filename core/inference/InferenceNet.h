// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/card/Architecture.h"
#include "core/inference/InferenceKernels.h"

namespace disyre {

/// Returns the weights of a tensor by its state-dict name, in torch's order.
using WeightSource = std::function<std::vector<float>(const std::string& name)>;

/// The U-Net of UNet.h for healing on a processor. It computes the same function of the same
/// weights in float32, within 1e-5 of the output's standard deviation, and is several times faster
/// on one core.
///
/// It is faster because 3 x 3 convolutions use Winograd's algorithm where the image is large
/// enough, and those after an enlargement run on the small image. A normalisation, its activation
/// and the padding for the next convolution are one pass over the memory, as are a convolution, the
/// time embedding and the residual. Weights are reordered once, and buffers are kept. Channels stay
/// last throughout. The result of a window does not depend on the other windows of its batch, to
/// the last bit.
class InferenceNet {
public:
    /// Tells whether this class can replace the network: all widths must be multiples of 16, and
    /// the network must see no neighbouring slices.
    [[nodiscard]] static bool supports(const Architecture& architecture);

    /// @param side the side of the windows in pixels, divisible by architecture.sideDivisor().
    InferenceNet(const Architecture& architecture, int side, const WeightSource& weights,
                 const InferenceKernels& kernels = inferenceKernels());
    ~InferenceNet();
    InferenceNet(const InferenceNet&) = delete;
    InferenceNet& operator=(const InferenceNet&) = delete;

    /// Computes the network's raw output for `count` windows of side * side pixels, one after the
    /// other. It may be called from several threads at once; each call runs on its caller's thread
    /// alone.
    void forward(const float* windows, int count, double condition, float* output) const;

    /// Computes x0-hat, which is the raw output, x_t plus the output, or x_t plus `alpha` times the
    /// output, as the architecture says.
    void restore(const float* windows, int count, double condition, double alpha,
                 float* restored) const;

private:
    struct Parts;
    class Builder;
    class Workspace;
    class Pass;

    [[nodiscard]] std::shared_ptr<const std::vector<float>> timeBiases(double condition) const;

    Architecture architecture_;
    int side_;
    const InferenceKernels& kernels_;
    std::unique_ptr<Parts> parts_;
    mutable std::mutex mutex_;
    // Time biases by condition: every window of a step has the same condition, and a healing has
    // few different ones.
    mutable std::map<double, std::shared_ptr<const std::vector<float>>> timeBiases_;
    mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace disyre
