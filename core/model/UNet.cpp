// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/UNet.h"

#include <cmath>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"

namespace disyre {

namespace nn = torch::nn;

namespace {

nn::Conv2d conv3x3(int in, int out, int stride = 1) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(stride).padding(1));
}

nn::GroupNorm groupNorm(int groups, int channels) {
    return nn::GroupNorm(nn::GroupNormOptions(groups, channels).eps(1e-5));
}

/// Normalises by groups in the type that costs least. Under autocast a card would normalise in full
/// precision and copy everything it reads and writes to another type and back, which takes twice
/// the time of the whole network for digits that the next convolution drops again. On a card the
/// input's type is therefore used (its sums are kept in float). On a processor autocast leaves the
/// choice to the input, which would then meet weights of another type, so full precision is used
/// there.
torch::Tensor normalised(nn::GroupNorm& norm, const torch::Tensor& x) {
    if (!x.is_cuda() || x.scalar_type() == norm->weight.scalar_type()) {
        return norm(x.to(norm->weight.scalar_type()));
    }
    const c10::impl::ExcludeDispatchKeyGuard noAutocast(
        c10::DispatchKeySet(c10::DispatchKey::AutocastCUDA));
    const auto& options = norm->options;
    return torch::group_norm(x, options.num_groups(), norm->weight.to(x.scalar_type()),
                             norm->bias.to(x.scalar_type()), options.eps());
}

struct ResnetBlockImpl : nn::Module {
    ResnetBlockImpl(int in, int out, int timeWidth, int groups)
        : norm1(register_module("norm1", groupNorm(groups, in))),
          conv1(register_module("conv1", conv3x3(in, out))),
          timeProjection(register_module("time_emb_proj", nn::Linear(timeWidth, out))),
          norm2(register_module("norm2", groupNorm(groups, out))),
          conv2(register_module("conv2", conv3x3(out, out))) {
        if (in != out) {
            shortcut = register_module("conv_shortcut", nn::Conv2d(nn::Conv2dOptions(in, out, 1)));
        }
    }

    /// `time` is SiLU of the embedded condition, which is computed once for all blocks.
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time) {
        torch::Tensor h = conv1(torch::silu(normalised(norm1, x)));
        h = h + timeProjection(time).unsqueeze(-1).unsqueeze(-1);
        h = conv2(torch::silu(normalised(norm2, h)));
        return (shortcut.is_empty() ? x : shortcut(x)) + h;
    }

    nn::GroupNorm norm1;
    nn::Conv2d conv1;
    nn::Linear timeProjection;
    nn::GroupNorm norm2;
    nn::Conv2d conv2;
    nn::Conv2d shortcut{nullptr};
};
TORCH_MODULE(ResnetBlock);

struct AttentionImpl : nn::Module {
    AttentionImpl(int channels, int headWidth_, int groups)
        : headWidth(headWidth_),
          norm(register_module("group_norm", groupNorm(groups, channels))),
          toQuery(register_module("to_q", nn::Linear(channels, channels))),
          toKey(register_module("to_k", nn::Linear(channels, channels))),
          toValue(register_module("to_v", nn::Linear(channels, channels))),
          toOut(register_module("to_out", nn::ModuleList(nn::Linear(channels, channels)))) {}

    torch::Tensor forward(const torch::Tensor& x) {
        const auto n = x.size(0);
        const auto channels = x.size(1);
        const auto tokens = x.size(2) * x.size(3);
        const auto heads = channels / headWidth;
        const torch::Tensor h = normalised(norm, x).reshape({n, channels, tokens}).transpose(1, 2);
        const auto split = [&](nn::Linear& layer) {
            return layer(h).reshape({n, tokens, heads, headWidth}).transpose(1, 2);
        };
        const torch::Tensor scores = torch::matmul(split(toQuery), split(toKey).transpose(-1, -2)) /
                                     std::sqrt(static_cast<double>(headWidth));
        const torch::Tensor mixed = torch::matmul(torch::softmax(scores, -1), split(toValue))
                                        .transpose(1, 2)
                                        .reshape({n, tokens, channels});
        return x + toOut[0]->as<nn::Linear>()->forward(mixed).transpose(1, 2).reshape(x.sizes());
    }

    std::int64_t headWidth;
    nn::GroupNorm norm;
    nn::Linear toQuery;
    nn::Linear toKey;
    nn::Linear toValue;
    nn::ModuleList toOut;
};
TORCH_MODULE(Attention);

/// This wrapper exists only for the "conv" in the state-dict key.
struct ResamplerImpl : nn::Module {
    ResamplerImpl(int channels, int stride)
        : conv(register_module("conv", conv3x3(channels, channels, stride))) {}
    torch::Tensor forward(const torch::Tensor& x) { return conv(x); }
    nn::Conv2d conv;
};
TORCH_MODULE(Resampler);

/// One level of the network: residual blocks, each followed by an attention layer if the level has
/// them, and then the change of resolution, if there is one.
struct LevelImpl : nn::Module {
    LevelImpl(const std::vector<int>& inputs, int out, int timeWidth, bool attends,
              const Architecture& net, const char* resamplerName, int stride) {
        resnets = register_module("resnets", nn::ModuleList());
        if (attends) {
            attentions = register_module("attentions", nn::ModuleList());
        }
        for (const int in : inputs) {
            resnets->push_back(ResnetBlock(in, out, timeWidth, net.normGroups));
            if (attends) {
                attentions->push_back(Attention(out, net.headWidth, net.normGroups));
            }
        }
        if (resamplerName != nullptr) {
            resamplers = register_module(resamplerName, nn::ModuleList(Resampler(out, stride)));
        }
    }

    torch::Tensor block(std::size_t i, const torch::Tensor& x, const torch::Tensor& time) {
        torch::Tensor h = resnets[i]->as<ResnetBlock>()->forward(x, time);
        return attentions.is_empty() ? h : attentions[i]->as<Attention>()->forward(h);
    }
    [[nodiscard]] bool resamples() const { return !resamplers.is_empty(); }
    torch::Tensor resample(const torch::Tensor& x) {
        return resamplers[0]->as<Resampler>()->forward(x);
    }

    nn::ModuleList resnets{nullptr};
    nn::ModuleList attentions{nullptr};
    nn::ModuleList resamplers{nullptr};
};
TORCH_MODULE(Level);

struct TimeEmbeddingImpl : nn::Module {
    TimeEmbeddingImpl(int in, int out)
        : linear1(register_module("linear_1", nn::Linear(in, out))),
          linear2(register_module("linear_2", nn::Linear(out, out))) {}
    torch::Tensor forward(const torch::Tensor& x) { return linear2(torch::silu(linear1(x))); }
    nn::Linear linear1;
    nn::Linear linear2;
};
TORCH_MODULE(TimeEmbedding);

struct MidBlockImpl : nn::Module {
    MidBlockImpl(int channels, int timeWidth, const Architecture& net)
        : resnets(register_module(
              "resnets",
              nn::ModuleList(ResnetBlock(channels, channels, timeWidth, net.normGroups),
                             ResnetBlock(channels, channels, timeWidth, net.normGroups)))) {
        if (net.midAttention) {
            attentions = register_module(
                "attentions", nn::ModuleList(Attention(channels, net.headWidth, net.normGroups)));
        }
    }
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& time) {
        torch::Tensor h = resnets[0]->as<ResnetBlock>()->forward(x, time);
        if (!attentions.is_empty()) {
            h = attentions[0]->as<Attention>()->forward(h);
        }
        return resnets[1]->as<ResnetBlock>()->forward(h, time);
    }
    nn::ModuleList resnets;
    nn::ModuleList attentions{nullptr};
};
TORCH_MODULE(MidBlock);

}  // namespace

torch::Tensor timeEmbedding(const torch::Tensor& conditions, int width) {
    const int half = width / 2;
    const auto options = torch::TensorOptions().dtype(torch::kFloat32).device(conditions.device());
    const torch::Tensor frequencies =
        torch::exp(torch::arange(half, options) * (-std::log(10000.0) / half));
    const torch::Tensor angles = conditions.to(torch::kFloat32).unsqueeze(1) * frequencies;
    return torch::cat({torch::cos(angles), torch::sin(angles)}, 1);
}

UNetImpl::UNetImpl(const Architecture& architecture) : architecture_(architecture) {
    const auto& widths = architecture.channels;
    const std::size_t levels = widths.size();
    const int timeWidth = 4 * widths.front();
    convIn_ = register_module("conv_in", conv3x3(architecture.inputChannels(), widths.front()));
    timeEmbedding_ =
        register_module("time_embedding", TimeEmbedding(widths.front(), timeWidth).ptr());

    down_ = register_module("down_blocks", nn::ModuleList());
    for (std::size_t i = 0; i < levels; ++i) {
        std::vector<int> inputs(static_cast<std::size_t>(architecture.blocksPerLevel), widths[i]);
        inputs.front() = i == 0 ? widths.front() : widths[i - 1];
        down_->push_back(Level(inputs, widths[i], timeWidth, architecture.attention[i],
                               architecture, i + 1 < levels ? "downsamplers" : nullptr, 2));
    }

    const int deepest = widths.back();
    mid_ = register_module("mid_block", MidBlock(deepest, timeWidth, architecture).ptr());

    up_ = register_module("up_blocks", nn::ModuleList());
    for (std::size_t k = 0; k < levels; ++k) {
        const std::size_t i = levels - 1 - k;
        const int below = k == 0 ? deepest : widths[i + 1];
        const int above = i == 0 ? widths.front() : widths[i - 1];
        std::vector<int> inputs;
        for (int j = 0; j <= architecture.blocksPerLevel; ++j) {
            const int skip = j == architecture.blocksPerLevel ? above : widths[i];
            inputs.push_back((j == 0 ? below : widths[i]) + skip);
        }
        up_->push_back(Level(inputs, widths[i], timeWidth, architecture.attention[i], architecture,
                             i > 0 ? "upsamplers" : nullptr, 1));
    }
    normOut_ = register_module("conv_norm_out", groupNorm(architecture.normGroups, widths.front()));
    convOut_ = register_module("conv_out", conv3x3(widths.front(), 1));
}

torch::Tensor UNetImpl::forward(const torch::Tensor& x, const torch::Tensor& conditions) {
    const auto weights = convIn_->weight.scalar_type();
    const torch::Tensor embedded = timeEmbedding(conditions, architecture_.channels.front());
    const torch::Tensor time =
        torch::silu(timeEmbedding_->as<TimeEmbedding>()->forward(embedded.to(weights)));

    torch::Tensor h = convIn_(x.to(weights));
    std::vector<torch::Tensor> skips{h};
    for (const auto& module : *down_) {
        auto& level = *module->as<Level>();
        for (std::size_t i = 0; i < level.resnets->size(); ++i) {
            h = level.block(i, h, time);
            skips.push_back(h);
        }
        if (level.resamples()) {
            h = level.resample(h);
            skips.push_back(h);
        }
    }

    h = mid_->as<MidBlock>()->forward(h, time);

    for (const auto& module : *up_) {
        auto& level = *module->as<Level>();
        for (std::size_t i = 0; i < level.resnets->size(); ++i) {
            h = level.block(i, torch::cat({h, skips.back()}, 1), time);
            skips.pop_back();
        }
        if (level.resamples()) {
            const auto twice = nn::functional::InterpolateFuncOptions()
                                   .scale_factor(std::vector<double>{2.0, 2.0})
                                   .mode(torch::kNearest);
            h = level.resample(nn::functional::interpolate(h, twice));
        }
    }
    return convOut_(torch::silu(normalised(normOut_, h)));
}

torch::Tensor UNetImpl::restore(const torch::Tensor& x, const torch::Tensor& conditions,
                                const torch::Tensor& alphas) {
    const torch::Tensor output = forward(x, conditions);
    const torch::Tensor slice = x.narrow(1, 0, 1);
    switch (architecture_.output) {
        case OutputForm::Direct:
            return output;
        case OutputForm::Residual:
            return slice + output;
        case OutputForm::ScaledResidual:
            return slice + alphas.to(x.dtype()).view({-1, 1, 1, 1}) * output;
    }
    return output;
}

std::int64_t UNetImpl::parameterCount() const {
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : parameters()) {
        count += parameter.numel();
    }
    return count;
}

void initialiseWeights(UNetImpl& net, std::uint64_t seed) {
    const torch::NoGradGuard noGradients;
    const auto parameters = net.named_parameters();
    std::uint64_t number = 0;
    for (const auto& item : parameters) {
        torch::Tensor parameter = item.value();
        Random random(seed, number++, 2);
        const std::string& name = item.key();
        const bool isNorm = name.find("norm") != std::string::npos;
        const bool isWeight = name.size() > 6 && name.compare(name.size() - 6, 6, "weight") == 0;
        if (isNorm) {
            parameter.fill_(isWeight ? 1.0 : 0.0);
            continue;
        }
        torch::Tensor weight = parameter;
        if (!isWeight) {
            const std::string sibling = name.substr(0, name.size() - 4) + "weight";
            weight = *parameters.find(sibling);
        }
        const auto fanIn = static_cast<double>(weight.numel() / weight.size(0));
        const double bound = 1.0 / std::sqrt(fanIn);
        std::vector<float> values(static_cast<std::size_t>(parameter.numel()));
        for (float& value : values) {
            value = static_cast<float>(random.uniform(-bound, bound));
        }
        parameter.copy_(torch::from_blob(values.data(), parameter.sizes(), torch::kFloat32));
    }
    if (net.architecture().output != OutputForm::Direct) {
        for (const char* name : {"conv_out.weight", "conv_out.bias"}) {
            torch::Tensor last = *parameters.find(name);
            last.zero_();
        }
    }
}

WeightSource weightSource(const UNetImpl& net) {
    return [parameters = net.named_parameters()](const std::string& name) {
        const torch::Tensor* found = parameters.find(name);
        if (found == nullptr) {
            throw ComputeError(MessageId::ComputeNoSuchWeights, {name});
        }
        const torch::Tensor plain = found->detach().to(torch::kCPU, torch::kFloat32).contiguous();
        return std::vector<float>(plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel());
    };
}

}  // namespace disyre
