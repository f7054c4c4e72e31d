// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/extraction/ExtractionNet.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/model/TensorStorage.h"

namespace disyre {

namespace {

/// Multiplications of the whole network for each voxel of its cube.
constexpr double kMultiplicationsPerVoxel = 1829.625;
/// A convolution is divided into slabs of at most about this many multiplications, which one
/// processor core does in a fraction of a second.
constexpr double kMultiplicationsPerSlab = 5e8;
/// The small number that is added to variances, as in LibTorch's instance normalisation.
constexpr double kVarianceFloor = 1e-5;
/// Large tensors are worked on in groups of this many channels, for a stop to be answered between.
constexpr std::int64_t kChannelsAtOnce = 4;

/// The weights of a decoding step with their names, and by how much it refines the grid.
struct DecoderStep {
    const char* name;
    int from;
    int to;
    int refinement;
};
constexpr DecoderStep kDecoder[] = {
    {"up0", 128, 64, 2}, {"up1", 64, 32, 2}, {"up2", 32, 16, 2}, {"up3", 16, 16, 1}};

using Shapes = std::map<std::string, std::vector<std::int64_t>>;

/// Returns the shapes of all weights by their names.
Shapes extractionShapes() {
    Shapes shapes;
    shapes["init.0.weight"] = {16, 1, 7, 7, 7};
    std::int64_t from = 16;
    for (int level = 0; level < 4; ++level) {
        const std::int64_t to = std::int64_t{16} << level;
        const std::string name = "down" + std::to_string(level);
        shapes[name + ".block1.double_conv.0.weight"] = {to, from, 3, 3, 3};
        shapes[name + ".block1.double_conv.3.weight"] = {to, to, 3, 3, 3};
        shapes[name + ".block2.double_conv.0.weight"] = {to, to, 3, 3, 3};
        shapes[name + ".block2.double_conv.3.weight"] = {to, to, 3, 3, 3};
        if (level > 0) {
            shapes[name + ".block1.downsample.0.weight"] = {to, from, 1, 1, 1};
        }
        from = to;
    }
    for (const DecoderStep& step : kDecoder) {
        const std::string name = step.name;
        const std::int64_t middle = step.from / 4;
        shapes[name + ".conv1.0.weight"] = {middle, step.from, 1, 1, 1};
        shapes[name + ".tp_conv.0.weight"] = {middle, middle, 3, 3, 3};
        shapes[name + ".conv2.0.weight"] = {step.to, middle, 1, 1, 1};
    }
    shapes["tp_conv1.0.weight"] = {16, 8, 3, 3, 3};
    shapes["tp_conv1.0.bias"] = {8};
    shapes["conv.0.weight"] = {8, 8, 3, 3, 3};
    shapes["conv.0.bias"] = {8};
    shapes["tp_conv2.weight"] = {8, 2, 2, 2, 2};
    shapes["tp_conv2.bias"] = {2};
    return shapes;
}

/// Turns the weight of a transposed convolution with a kernel of 3, a stride of 2 and a padding of
/// 1 (and 1 more at the end) into that of an ordinary one with a kernel of 2. Along an axis, the
/// finer voxel 2i is the coarse voxel i times the middle weight; voxel 2i + 1 is voxel i times the
/// last weight plus voxel i + 1 times the first one. The output channels are ordered by the place
/// of the finer voxel (three axes with two places each) and then by channel.
torch::Tensor refiningKernel(const torch::Tensor& transposed) {
    const std::int64_t from = transposed.size(0);
    const std::int64_t to = transposed.size(1);
    torch::Tensor kernel = torch::zeros({2, 2, 2, to, from, 2, 2, 2});
    // For each place and each of the two coarse voxels: the index of the weight, or none.
    constexpr int kNone = -1;
    constexpr int kWeight[2][2] = {{1, kNone}, {2, 0}};
    for (int place = 0; place < 8; ++place) {
        const int p[3] = {place / 4, place / 2 % 2, place % 2};
        for (int tap = 0; tap < 8; ++tap) {
            const int t[3] = {tap / 4, tap / 2 % 2, tap % 2};
            const int x = kWeight[p[0]][t[0]];
            const int y = kWeight[p[1]][t[1]];
            const int z = kWeight[p[2]][t[2]];
            if (x != kNone && y != kNone && z != kNone) {
                kernel.index({p[0], p[1], p[2], "...", t[0], t[1], t[2]})
                    .copy_(transposed.index({"...", x, y, z}).transpose(0, 1));
            }
        }
    }
    return kernel.reshape({8 * to, from, 2, 2, 2});
}

/// Turns the weight of a transposed convolution that keeps the grid into that of an ordinary one.
torch::Tensor plainKernel(const torch::Tensor& transposed) {
    return transposed.flip({2, 3, 4}).transpose(0, 1).contiguous();
}

/// Deals the channels of a coarse grid out to the voxels of one twice as fine; their order is that
/// of refiningKernel().
torch::Tensor dealtOut(const torch::Tensor& x) {
    const auto n = x.sizes();
    const std::int64_t channels = n[1] / 8;
    return x.view({2, 2, 2, channels, n[2], n[3], n[4]})
        .permute({3, 4, 0, 5, 1, 6, 2})
        .reshape({1, channels, 2 * n[2], 2 * n[3], 2 * n[4]});
}

}  // namespace

/// One way through the network: it holds what is reported and asked meanwhile.
class ExtractionNet::Pass {
public:
    Pass(const std::map<std::string, torch::Tensor>& weights, double multiplications,
         const Observer& observer, const StopToken& stop)
        : weights_(weights), total_(multiplications), observer_(observer), stop_(stop) {}

    /// Returns the logarithm of the odds that a voxel is brain.
    torch::Tensor brainOdds(torch::Tensor x) {
        x = convolved("init.0", x, 2, 3);
        x = halvedByMaximum(normalisedChannels(std::move(x)).relu_());
        std::vector<torch::Tensor> levels{x};
        for (int level = 0; level < 4; ++level) {
            const std::string name = "down" + std::to_string(level);
            x = residual(name + ".block1", x, level == 0 ? 1 : 2);
            x = residual(name + ".block2", x, 1);
            levels.push_back(x);
        }
        levels.pop_back();
        for (const DecoderStep& step : kDecoder) {
            x = decoded(step, x).add_(levels.back());
            levels.pop_back();
        }
        x = normalisedChannels(refined("tp_conv1.0", x)).relu_();
        x = normalisedChannels(convolved("conv.0", x, 1, 1)).relu_();
        return dealtOut(convolved("tp_conv2", x, 1, 0));
    }

private:
    [[nodiscard]] const torch::Tensor& weight(const std::string& name) const {
        return weights_.at(name + ".weight");
    }

    /// Returns the bias of a layer, or an undefined tensor for one without.
    [[nodiscard]] torch::Tensor bias(const std::string& name) const {
        const auto found = weights_.find(name + ".bias");
        return found == weights_.end() ? torch::Tensor() : found->second;
    }

    /// Two convolutions and what goes around them, added (He et al. 2016).
    torch::Tensor residual(const std::string& name, const torch::Tensor& x, int stride) {
        torch::Tensor y = convolved(name + ".double_conv.0", x, stride, 1);
        y = normalisedChannels(std::move(y)).relu_();
        y = normalisedChannels(convolved(name + ".double_conv.3", y, 1, 1));
        const bool isChanged = weights_.count(name + ".downsample.0.weight") != 0;
        y.add_(isChanged ? normalisedChannels(convolved(name + ".downsample.0", x, stride, 0)) : x);
        return y.relu_();
    }

    torch::Tensor decoded(const DecoderStep& step, const torch::Tensor& x) {
        const std::string name = step.name;
        torch::Tensor y = normalisedChannels(convolved(name + ".conv1.0", x, 1, 0)).relu_();
        y = step.refinement == 2 ? refined(name + ".tp_conv.0", y)
                                 : convolved(name + ".tp_conv.0", y, 1, 1);
        y = normalisedChannels(std::move(y)).relu_();
        return normalisedChannels(convolved(name + ".conv2.0", y, 1, 0)).relu_();
    }

    /// A transposed convolution with refiningKernel().
    torch::Tensor refined(const std::string& name, const torch::Tensor& x) {
        return dealtOut(convolved(name, at::constant_pad_nd(x, {0, 1, 0, 1, 0, 1}), 1, 0));
    }

    /// A convolution, computed in slabs of planes across the first axis.
    torch::Tensor convolved(const std::string& name, const torch::Tensor& x, int stride,
                            int padding) {
        const torch::Tensor& kernel = weight(name);
        const std::int64_t width = kernel.size(2);
        const auto outSide = [&](int axis) {
            return (x.size(axis) + 2 * padding - width) / stride + 1;
        };
        const std::int64_t planes = outSide(2);
        torch::Tensor y =
            torch::empty({1, kernel.size(0), planes, outSide(3), outSide(4)}, x.options());
        const double onePlane = static_cast<double>(kernel.numel() * y.size(3) * y.size(4));
        const std::int64_t slab = std::clamp<std::int64_t>(
            static_cast<std::int64_t>(kMultiplicationsPerSlab / onePlane), 1, planes);
        for (std::int64_t first = 0; first < planes; first += slab) {
            stop_.throwIfStopped();
            const std::int64_t count = std::min(slab, planes - first);
            const std::int64_t begin = first * stride - padding;
            const std::int64_t end = (first + count - 1) * stride - padding + width;
            const std::int64_t above = std::max<std::int64_t>(0, -begin);
            const std::int64_t below = std::max<std::int64_t>(0, end - x.size(2));
            torch::Tensor part = x.narrow(2, begin + above, end - below - begin - above);
            if (above > 0 || below > 0) {
                part = at::constant_pad_nd(part, {0, 0, 0, 0, above, below});
            }
            y.narrow(2, first, count)
                .copy_(at::conv3d(part, kernel, bias(name), stride, {0, padding, padding}));
            report(onePlane * static_cast<double>(count));
        }
        return y;
    }

    /// Normalises each channel to mean 0 and variance 1, in place.
    torch::Tensor normalisedChannels(torch::Tensor x) const {
        for (const torch::Tensor& part : x.split(kChannelsAtOnce, 1)) {
            stop_.throwIfStopped();
            const auto [variance, mean] =
                at::var_mean(part, {2, 3, 4}, /*unbiased=*/false, /*keepdim=*/true);
            part.sub_(mean).mul_((variance + kVarianceFloor).rsqrt_());
        }
        return x;
    }

    /// Halves the grid: the largest of 3 x 3 x 3 voxels around every second one. LibTorch's
    /// function also keeps the places of the maxima, for all channels that it is given.
    [[nodiscard]] torch::Tensor halvedByMaximum(const torch::Tensor& x) const {
        std::vector<torch::Tensor> parts;
        for (const torch::Tensor& part : x.split(kChannelsAtOnce, 1)) {
            stop_.throwIfStopped();
            parts.push_back(at::max_pool3d(part, 3, 2, 1));
        }
        return at::cat(parts, 1);
    }

    void report(double multiplications) {
        done_ += multiplications;
        if (observer_) {
            observer_(std::min(1.0, done_ / total_));
        }
    }

    const std::map<std::string, torch::Tensor>& weights_;
    double total_;
    double done_ = 0.0;
    const Observer& observer_;
    const StopToken& stop_;
};

ExtractionNet::ExtractionNet(const SafetensorsFile& file, const std::string& prefix,
                             const std::filesystem::path& source) {
    const Shapes shapes = extractionShapes();
    for (const auto& [name, tensor] : file.tensors) {
        if (name.rfind(prefix, 0) != 0) {
            continue;
        }
        const auto known = shapes.find(name.substr(prefix.size()));
        if (known == shapes.end()) {
            throw ModelError(source, MessageId::ModelWeightsUnknown, {name});
        }
        if (known->second != tensor.shape) {
            throw ModelError(source, MessageId::ModelWeightsShape, {name});
        }
        try {
            weights_[known->first] = fromStored(tensor);
        } catch (const SettingsError& error) {
            throw ModelError(source, error.message());
        }
    }
    for (const auto& [name, shape] : shapes) {
        if (weights_.count(name) == 0) {
            throw ModelError(source, MessageId::ModelWeightsLacking, {prefix + name});
        }
    }
    for (const DecoderStep& step : kDecoder) {
        torch::Tensor& kernel = weights_.at(std::string(step.name) + ".tp_conv.0.weight");
        kernel = step.refinement == 2 ? refiningKernel(kernel) : plainKernel(kernel);
    }
    weights_.at("tp_conv1.0.weight") = refiningKernel(weights_.at("tp_conv1.0.weight"));
    torch::Tensor& firstBias = weights_.at("tp_conv1.0.bias");
    firstBias = firstBias.repeat({8});
    // The last layer gives each voxel two values, whose softmax is wanted: that is the logistic
    // function of their difference, so that the difference of the weights does.
    torch::Tensor& last = weights_.at("tp_conv2.weight");
    last = (last.select(1, 1) - last.select(1, 0)).reshape({8, 8}).t().reshape({8, 8, 1, 1, 1});
    torch::Tensor& lastBias = weights_.at("tp_conv2.bias");
    lastBias = (lastBias[1] - lastBias[0]).repeat({8});
}

void ExtractionNet::moveTo(torch::Device device) {
    for (auto& [name, weight] : weights_) {
        weight = weight.to(device);
    }
}

Grid<float> ExtractionNet::brainShare(const Grid<float>& cube, const Observer& observer,
                                      const StopToken& stop) const {
    const c10::InferenceMode inference;
    const auto& [width, height, depth] = cube.size;
    // In a grid the first axis runs fastest, in a tensor the last.
    torch::Tensor x = torch::from_blob(const_cast<float*>(cube.voxels.data()),
                                       {1, 1, depth, height, width}, torch::kFloat32)
                          .permute({0, 1, 4, 3, 2})
                          .contiguous()
                          .to(weights_.begin()->second.device());
    Pass pass(weights_, kMultiplicationsPerVoxel * static_cast<double>(cube.voxels.size()),
              observer, stop);
    const torch::Tensor shares = pass.brainOdds(std::move(x)).sigmoid_().to(torch::kCPU);
    Grid<float> result(cube.size);
    torch::from_blob(result.voxels.data(), {1, 1, depth, height, width}, torch::kFloat32)
        .copy_(shares.permute({0, 1, 4, 3, 2}));
    return result;
}

}  // namespace disyre
