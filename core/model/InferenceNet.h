// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/card/Architecture.h"
#include "core/model/InferenceKernels.h"

namespace disyre {

/// The weights of a tensor by its state-dict name, in the order torch keeps them.
using WeightSource = std::function<std::vector<float>(const std::string& name)>;

/// The U-Net of UNet.h for healing on a processor: the same function of the same weights, float32,
/// within 1e-5 of its output's standard deviation, and several times faster on one core.
///
/// Why it is faster: 3 x 3 convolutions use Winograd's algorithm where the image is large enough, and
/// those after an enlargement are done on the small image; a normalisation, its activation and the
/// padding of the next convolution are one pass over memory, as are a convolution, the time embedding
/// and the residual; weights are reordered once, buffers are kept. Channels stay last throughout.
/// One window's result is independent of the others in its batch, to the last bit.
class InferenceNet {
public:
    /// Whether it can stand in for this network: widths in multiples of 16, and no neighbouring slices.
    [[nodiscard]] static bool supports(const Architecture& architecture);

    /// @param side of the windows in pixels, divisible by architecture.sideDivisor().
    InferenceNet(const Architecture& architecture, int side, const WeightSource& weights,
                 const InferenceKernels& kernels = inferenceKernels());
    ~InferenceNet();
    InferenceNet(const InferenceNet&) = delete;
    InferenceNet& operator=(const InferenceNet&) = delete;

    /// The network's raw output for `count` windows of side * side pixels, one after the other. May be
    /// called from several threads at once; each call runs on its caller's thread alone.
    void forward(const float* windows, int count, double condition, float* output) const;

    /// x0-hat: the raw output, or x plus it, as the architecture says.
    void restore(const float* windows, int count, double condition, double alpha,
                 float* restored) const;

    /// Bytes of the reordered weights.
    [[nodiscard]] std::size_t weightBytes() const;

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
    // Every window of a step has the same condition, and a healing has few of them.
    mutable std::map<double, std::shared_ptr<const std::vector<float>>> timeBiases_;
    mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace disyre
