// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/InferenceNet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/inference/InferenceLayers.h"

namespace disyre {

namespace {

// Below this side of an image Winograd's algorithm does not pay: its reordered weights are four
// times as many, and reading them costs more than the fewer multiplications save.
constexpr int kSmallestWinogradSide = 16;
// The number of rows of a product that are multiplied together, so that their values stay in the
// second-level cache.
constexpr int kRowsAtOnce = 384;

struct ResnetBlock {
    NormLayer norm1;
    ConvLayer conv1;
    NormLayer norm2;
    ConvLayer conv2;
    std::optional<PointLayer> shortcut;
    // Where the block's part of the time biases begins. The biases are made from conv1's bias and
    // the projection [outputs][time width] of the time embedding.
    std::size_t timeBias;
    std::vector<float> projection;
    std::vector<float> projectionBias;
};

struct AttentionBlock {
    NormLayer norm;
    PointLayer queriesKeysValues;
    PointLayer out;
};

struct Level {
    std::vector<ResnetBlock> blocks;
    std::vector<AttentionBlock> attentions;  // There is one for each block, or none.
    std::optional<ConvLayer> resampler;
};

std::vector<float> joined(std::vector<float> a, const std::vector<float>& b,
                          const std::vector<float>& c) {
    a.insert(a.end(), b.begin(), b.end());
    a.insert(a.end(), c.begin(), c.end());
    return a;
}

double silu(double x) {
    return x / (1.0 + std::exp(-x));
}

/// Returns weight [outputs][inputs] times x plus bias.
std::vector<double> linear(const std::vector<float>& weight, const std::vector<float>& bias,
                           const std::vector<double>& x) {
    std::vector<double> result;
    for (std::size_t out = 0; out < bias.size(); ++out) {
        double sum = bias[out];
        for (std::size_t in = 0; in < x.size(); ++in) {
            sum += static_cast<double>(weight[out * x.size() + in]) * x[in];
        }
        result.push_back(sum);
    }
    return result;
}

}  // namespace

/// The layers of the network.
struct InferenceNet::Parts {
    /// Calls `visit` with each residual block of the network.
    template <typename Visit>
    void visitBlocks(Visit visit) const {
        for (const auto* levels : {&down, &up}) {
            for (const Level& each : *levels) {
                std::for_each(each.blocks.begin(), each.blocks.end(), visit);
            }
        }
        std::for_each(mid.blocks.begin(), mid.blocks.end(), visit);
    }

    Packed convIn;
    std::vector<float> convInBias;
    std::array<std::vector<float>, 2> timeWeights;
    std::array<std::vector<float>, 2> timeBias;
    std::size_t timeBiasCount = 0;
    std::vector<Level> down;
    Level mid;  // If it has an attention layer, that lies between its two blocks.
    std::vector<Level> up;
    std::optional<NormLayer> normOut;
    std::vector<float> convOut;  // Has the layout [9][channels].
    float convOutBias = 0.0f;
};

/// Makes the layers from the weights, with the names and in the order of UNet.cpp.
class InferenceNet::Builder {
public:
    Builder(const WeightSource& weights, const InferenceKernels& kernels, int groups)
        : weights_(weights), kernels_(kernels), groups_(groups) {}

    Parts build(const Architecture& net, int side) {
        Parts parts;
        const auto& widths = net.channels;
        const std::size_t levels = widths.size();
        // The first convolution has one input channel, so the nine pixels around a pixel are one
        // row of a matrix product.
        const std::vector<float> first = weights_("conv_in.weight");
        std::vector<float> firstMatrix(first.size());
        for (std::size_t out = 0; out < first.size() / 9; ++out) {
            for (std::size_t tap = 0; tap < 9; ++tap) {
                firstMatrix[tap * (first.size() / 9) + out] = first[out * 9 + tap];
            }
        }
        parts.convIn.add(kernels_, firstMatrix, 9, widths.front());
        parts.convInBias = weights_("conv_in.bias");

        for (std::size_t i = 0; i < levels; ++i) {
            std::vector<std::vector<int>> inputs(static_cast<std::size_t>(net.blocksPerLevel),
                                                 {widths[i]});
            inputs.front() = {i == 0 ? widths.front() : widths[i - 1]};
            parts.down.push_back(level("down_blocks." + std::to_string(i), inputs, widths[i],
                                       net.attention[i], side >> i));
            if (i + 1 < levels) {
                parts.down.back().resampler.emplace(
                    conv("down_blocks." + std::to_string(i) + ".downsamplers.0.conv", widths[i],
                         widths[i], ConvLayer::Kind::Direct));
            }
        }
        const int deepest = widths.back();
        parts.mid =
            level("mid_block", {{deepest}, {deepest}}, deepest, false, side >> (levels - 1));
        if (net.midAttention) {
            parts.mid.attentions.push_back(attention("mid_block.attentions.0", deepest));
        }
        for (std::size_t k = 0; k < levels; ++k) {
            const std::size_t i = levels - 1 - k;
            const int below = k == 0 ? deepest : widths[i + 1];
            const int above = i == 0 ? widths.front() : widths[i - 1];
            std::vector<std::vector<int>> inputs;
            for (int j = 0; j <= net.blocksPerLevel; ++j) {
                inputs.push_back(
                    {j == 0 ? below : widths[i], j == net.blocksPerLevel ? above : widths[i]});
            }
            const std::string name = "up_blocks." + std::to_string(k);
            parts.up.push_back(level(name, inputs, widths[i], net.attention[i], side >> i));
            if (i > 0) {
                parts.up.back().resampler.emplace(conv(name + ".upsamplers.0.conv", widths[i],
                                                       widths[i], ConvLayer::Kind::Enlarging));
            }
        }
        parts.normOut.emplace(weights_, "conv_norm_out", groups_);
        // Reorders [1][channels][9] to [9][channels].
        const std::vector<float> last = weights_("conv_out.weight");
        parts.convOut.resize(last.size());
        for (std::size_t c = 0; c < last.size() / 9; ++c) {
            for (std::size_t tap = 0; tap < 9; ++tap) {
                parts.convOut[tap * (last.size() / 9) + c] = last[c * 9 + tap];
            }
        }
        parts.convOutBias = weights_("conv_out.bias").front();
        for (int i = 0; i < 2; ++i) {
            const std::string name = "time_embedding.linear_" + std::to_string(i + 1);
            parts.timeWeights[static_cast<std::size_t>(i)] = weights_(name + ".weight");
            parts.timeBias[static_cast<std::size_t>(i)] = weights_(name + ".bias");
        }
        parts.timeBiasCount = timeBiasCount_;
        return parts;
    }

private:
    ConvLayer conv(const std::string& name, int in, int out, ConvLayer::Kind kind) const {
        return {kernels_, weights_(name + ".weight"), weights_(name + ".bias"), in, out, kind};
    }

    AttentionBlock attention(const std::string& name, int channels) const {
        const auto both = [&](const char* ending) {
            return joined(weights_(name + ".to_q" + ending), weights_(name + ".to_k" + ending),
                          weights_(name + ".to_v" + ending));
        };
        return {NormLayer(weights_, name + ".group_norm", groups_),
                PointLayer(kernels_, both(".weight"), both(".bias"), {channels}, 3 * channels),
                PointLayer(kernels_, weights_(name + ".to_out.0.weight"),
                           weights_(name + ".to_out.0.bias"), {channels}, channels)};
    }

    Level level(const std::string& name, const std::vector<std::vector<int>>& inputs, int out,
                bool attends, int side) {
        const auto kind = side >= kSmallestWinogradSide && side % 4 == 0 ? ConvLayer::Kind::Winograd
                                                                         : ConvLayer::Kind::Direct;
        Level made;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const std::string block = name + ".resnets." + std::to_string(i);
            int in = 0;
            for (const int part : inputs[i]) {
                in += part;
            }
            made.blocks.push_back({NormLayer(weights_, block + ".norm1", groups_),
                                   conv(block + ".conv1", in, out, kind),
                                   NormLayer(weights_, block + ".norm2", groups_),
                                   conv(block + ".conv2", out, out, kind),
                                   {},
                                   timeBiasCount_,
                                   weights_(block + ".time_emb_proj.weight"),
                                   weights_(block + ".time_emb_proj.bias")});
            if (in != out) {
                made.blocks.back().shortcut.emplace(
                    kernels_, weights_(block + ".conv_shortcut.weight"),
                    weights_(block + ".conv_shortcut.bias"), inputs[i], out);
            }
            timeBiasCount_ += static_cast<std::size_t>(out);
            if (attends) {
                made.attentions.push_back(
                    attention(name + ".attentions." + std::to_string(i), out));
            }
        }
        return made;
    }

    const WeightSource& weights_;
    const InferenceKernels& kernels_;
    int groups_;
    std::size_t timeBiasCount_ = 0;
};

/// The buffers of one call, which are kept for the next one. Their sizes are those for the largest
/// batch so far, so that buffers of the same sizes are asked for again and again.
class InferenceNet::Workspace {
public:
    void begin(int count) {
        if (count > count_) {
            free_.clear();
            count_ = count;
        }
    }
    /// @param perWindow the number of floats for one window.
    [[nodiscard]] AlignedFloats take(std::ptrdiff_t perWindow) {
        return takeFloats(static_cast<std::size_t>(perWindow) * static_cast<std::size_t>(count_));
    }
    [[nodiscard]] AlignedFloats takeFloats(std::size_t size) {
        auto& kept = free_[size];
        if (kept.empty()) {
            return AlignedFloats(size);
        }
        AlignedFloats buffer = std::move(kept.back());
        kept.pop_back();
        return buffer;
    }
    void giveBack(AlignedFloats buffer) {
        if (buffer.size() > 0) {
            const std::size_t size = buffer.size();
            free_[size].push_back(std::move(buffer));
        }
    }

private:
    int count_ = 0;
    std::map<std::size_t, std::vector<AlignedFloats>> free_;
};

/// One call of the network. All windows go through it layer by layer, so that the weights of a
/// layer are read once for all windows.
class InferenceNet::Pass {
public:
    Pass(const InferenceNet& net, Workspace& space, int count, const std::vector<float>& timeBiases)
        : kernels_(net.kernels_),
          parts_(*net.parts_),
          space_(space),
          count_(count),
          headWidth_(net.architecture_.headWidth),
          timeBiases_(timeBiases) {}

    void run(const float* windows, int side, float* output) {
        Ref h = firstConvolution(windows, side);
        std::vector<Ref> skips{h};
        for (const Level& level : parts_.down) {
            for (std::size_t i = 0; i < level.blocks.size(); ++i) {
                h = block(level, i, {h});
                skips.push_back(h);
            }
            if (level.resampler) {
                h = halved(*level.resampler, *h);
                skips.push_back(h);
            }
        }
        h = block(parts_.mid, 0, {h});
        h = resnet(parts_.mid.blocks[1], {h});
        for (const Level& level : parts_.up) {
            for (std::size_t i = 0; i < level.blocks.size(); ++i) {
                const Ref skip = std::move(skips.back());
                skips.pop_back();
                h = block(level, i, {h, skip});
            }
            if (level.resampler) {
                h = enlarged(*level.resampler, *h);
            }
        }
        lastConvolution(h, output);
    }

private:
    /// An image whose buffer goes back to the workspace when the image is destroyed.
    struct Held {
        Held(Workspace& owner, int windows, int imageSide, int imageChannels, int imageBorder = 0)
            : space(owner),
              buffer(owner.take(static_cast<std::ptrdiff_t>(imageSide + 2 * imageBorder) *
                                (imageSide + 2 * imageBorder) * imageChannels)),
              count(windows),
              side(imageSide),
              channels(imageChannels),
              border(imageBorder) {}
        ~Held() { space.giveBack(std::move(buffer)); }
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;

        /// Returns the address of a pixel; the pixels of the border have the positions -1 and
        /// `side`.
        [[nodiscard]] float* at(int window, int y, int x) {
            const std::ptrdiff_t full = side + 2 * border;
            return buffer.data() + ((window * full + y + border) * full + x + border) * channels;
        }
        [[nodiscard]] std::ptrdiff_t rowStride() const {
            return static_cast<std::ptrdiff_t>(side + 2 * border) * channels;
        }

        Workspace& space;
        AlignedFloats buffer;
        int count;
        int side;
        int channels;
        int border;
    };
    using Ref = std::shared_ptr<Held>;

    [[nodiscard]] Ref image(int side, int channels, int border = 0) {
        return std::make_shared<Held>(space_, count_, side, channels, border);
    }

    Ref block(const Level& level, std::size_t i, const std::vector<Ref>& inputs) {
        const Ref h = resnet(level.blocks[i], inputs);
        return i < level.attentions.size() ? attention(level.attentions[i], h) : h;
    }

    /// The inputs count as one image whose channels lie beside each other.
    Ref resnet(const ResnetBlock& block, const std::vector<Ref>& inputs) {
        const int side = inputs[0]->side;
        const Ref hidden = image(side, block.conv1.outputs);
        convolve(block.conv1, *normalised(inputs, block.norm1, true, 1),
                 timeBiases_.data() + block.timeBias, nullptr, *hidden);
        const Ref result = image(side, block.conv2.outputs);
        Held* added = inputs[0].get();
        if (block.shortcut) {
            multiplyPoints(*block.shortcut, inputs, nullptr, *result);
            added = result.get();
        }
        convolve(block.conv2, *normalised({hidden}, block.norm2, true, 1), block.conv2.bias.data(),
                 added, *result);
        return result;
    }

    Ref attention(const AttentionBlock& block, const Ref& x) {
        const int tokens = x->side * x->side;
        const Ref all = image(x->side, 3 * x->channels);
        multiplyPoints(block.queriesKeysValues, {normalised({x}, block.norm, false, 0)}, nullptr,
                       *all);
        const Ref mixed = image(x->side, x->channels);
        AlignedFloats scratch =
            space_.takeFloats(static_cast<std::size_t>((2 * headWidth_ + 1) * (tokens + 16)));
        for (int window = 0; window < count_; ++window) {
            kernels_.attend(all->at(window, 0, 0), tokens, x->channels, headWidth_,
                            mixed->at(window, 0, 0), scratch.data());
        }
        space_.giveBack(std::move(scratch));
        const Ref result = image(x->side, x->channels);
        multiplyPoints(block.out, {mixed}, x.get(), *result);
        return result;
    }

    Ref halved(const ConvLayer& layer, Held& x) {
        const Ref result = image(x.side / 2, layer.outputs);
        convolveDirectly(layer, *bordered(x), 2, layer.bias.data(), nullptr, *result);
        return result;
    }

    /// Enlarges the image twice by repeating its pixels and convolves it.
    Ref enlarged(const ConvLayer& layer, Held& x) {
        const Ref from = bordered(x);
        const Ref result = image(2 * x.side, layer.outputs);
        const std::ptrdiff_t row = from->rowStride();
        const std::array<std::ptrdiff_t, 4> taps = {0, layer.inputs, row, row + layer.inputs};
        for (int phase = 0; phase < 4; ++phase) {
            const int py = phase / 2;
            const int px = phase % 2;
            multiplyRows(layer.packed, phase, taps.data(), 4, layer.bias.data(), x.side, false,
                         [&](int window, int y, int column) {
                             return RowPlaces{from->at(window, y + py - 1, column + px - 1),
                                              result->at(window, 2 * y + py, 2 * column + px),
                                              nullptr};
                         });
        }
        return result;
    }

    // ---- Convolutions ----

    void convolve(const ConvLayer& layer, Held& x, const float* bias, Held* added, Held& result) {
        if (layer.kind == ConvLayer::Kind::Winograd) {
            convolveByTiles(layer, x, bias, added, result);
        } else {
            convolveDirectly(layer, x, 1, bias, added, result);
        }
    }

    void convolveDirectly(const ConvLayer& layer, Held& x, int stride, const float* bias,
                          Held* added, Held& result) {
        std::array<std::ptrdiff_t, 9> taps;
        for (int tap = 0; tap < 9; ++tap) {
            taps[static_cast<std::size_t>(tap)] =
                tap / 3 * x.rowStride() + tap % 3 * static_cast<std::ptrdiff_t>(x.channels);
        }
        multiplyRows(layer.packed, 0, taps.data(), 9, bias, result.side, added != nullptr,
                     [&](int window, int y, int column) {
                         return RowPlaces{
                             x.at(window, y * stride - 1, column * stride - 1),
                             result.at(window, y, column),
                             added != nullptr ? added->at(window, y, column) : nullptr};
                     });
    }

    /// Runs Winograd's algorithm on a strip of 4 x 4 tiles at a time: the tiles are transformed to
    /// 36 planes, each plane is multiplied with its matrix, and the results are transformed back.
    void convolveByTiles(const ConvLayer& layer, Held& x, const float* bias, Held* added,
                         Held& result) {
        const int perRow = x.side / 4;
        const int tiles = count_ * perRow * perRow;
        // A strip is chosen so that its planes stay in the second-level cache. If the weights do
        // not fit there either, the strip is longer, so that they are read for many tiles.
        constexpr int kFloats = 150000;
        const int strip = std::min(
            tiles, std::clamp(kFloats / (36 * (layer.inputs + layer.outputs)) / 12 * 12, 48, 192));
        const std::ptrdiff_t inPlane = static_cast<std::ptrdiff_t>(strip) * layer.inputs;
        const std::ptrdiff_t outPlane = static_cast<std::ptrdiff_t>(strip) * layer.outputs;
        AlignedFloats in = space_.takeFloats(static_cast<std::size_t>(36 * inPlane));
        AlignedFloats out = space_.takeFloats(static_cast<std::size_t>(36 * outPlane));
        std::vector<const float*> rows(static_cast<std::size_t>(strip));
        std::vector<float*> results(static_cast<std::size_t>(strip));
        const std::ptrdiff_t noOffset = 0;
        const auto visit = [&](int first, int end, auto&& each) {
            for (int tile = first; tile < end; ++tile) {
                const int window = tile / (perRow * perRow);
                const int within = tile % (perRow * perRow);
                each(tile - first, window, within / perRow * 4, within % perRow * 4);
            }
        };
        for (int first = 0; first < tiles; first += strip) {
            const int end = std::min(tiles, first + strip);
            visit(first, end, [&](int i, int window, int y, int column) {
                kernels_.tileToPlanes(x.at(window, y - 1, column - 1), x.rowStride(), layer.inputs,
                                      in.data() + static_cast<std::ptrdiff_t>(i) * layer.inputs,
                                      inPlane);
            });
            for (int plane = 0; plane < 36; ++plane) {
                for (int i = 0; i < end - first; ++i) {
                    const auto at = static_cast<std::size_t>(i);
                    rows[at] =
                        in.data() + plane * inPlane + static_cast<std::ptrdiff_t>(i) * layer.inputs;
                    results[at] = out.data() + plane * outPlane +
                                  static_cast<std::ptrdiff_t>(i) * layer.outputs;
                }
                kernels_.multiply(
                    {.matrix = layer.packed.matrices[static_cast<std::size_t>(plane)].data(),
                     .k = layer.inputs,
                     .outputs = layer.outputs,
                     .rows = rows.data(),
                     .rowCount = end - first,
                     .tapOffsets = &noOffset,
                     .taps = 1,
                     .results = results.data()});
            }
            visit(first, end, [&](int i, int window, int y, int column) {
                kernels_.planesToTile(out.data() + static_cast<std::ptrdiff_t>(i) * layer.outputs,
                                      outPlane, layer.outputs, bias,
                                      added != nullptr ? added->at(window, y, column) : nullptr,
                                      result.at(window, y, column), result.rowStride());
            });
        }
        space_.giveBack(std::move(in));
        space_.giveBack(std::move(out));
    }

    /// Multiplies a layer with the channels of all inputs and adds `added` if it is not null.
    void multiplyPoints(const PointLayer& layer, const std::vector<Ref>& inputs, Held* added,
                        Held& result) {
        const std::ptrdiff_t noOffset = 0;
        for (std::size_t part = 0; part < inputs.size(); ++part) {
            Held* base = part == 0 ? added : &result;
            multiplyRows(layer.parts[part], 0, &noOffset, 1,
                         part == 0 ? layer.bias.data() : nullptr, result.side, base != nullptr,
                         [&](int window, int y, int column) {
                             return RowPlaces{
                                 inputs[part]->at(window, y, column), result.at(window, y, column),
                                 base != nullptr ? base->at(window, y, column) : nullptr};
                         });
        }
    }

    struct RowPlaces {
        const float* from;
        float* to;
        const float* added;
    };

    /// Computes a matrix product in which each of the `side` * `side` pixels is a row, strip by
    /// strip.
    template <typename Places>
    void multiplyRows(const Packed& packed, int matrix, const std::ptrdiff_t* taps, int tapCount,
                      const float* bias, int side, bool adds, Places places) {
        std::array<const float*, kRowsAtOnce> rows;
        std::array<float*, kRowsAtOnce> results;
        std::array<const float*, kRowsAtOnce> added;
        int filled = 0;
        const auto flush = [&] {
            kernels_.multiply({.matrix = packed.matrices[static_cast<std::size_t>(matrix)].data(),
                               .k = packed.k,
                               .outputs = packed.outputs,
                               .rows = rows.data(),
                               .rowCount = filled,
                               .tapOffsets = taps,
                               .taps = tapCount,
                               .results = results.data(),
                               .bias = bias,
                               .added = adds ? added.data() : nullptr});
            filled = 0;
        };
        for (int window = 0; window < count_; ++window) {
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    const RowPlaces place = places(window, y, x);
                    const auto at = static_cast<std::size_t>(filled);
                    rows[at] = place.from;
                    results[at] = place.to;
                    added[at] = place.added;
                    if (++filled == kRowsAtOnce) {
                        flush();
                    }
                }
            }
        }
        if (filled > 0) {
            flush();
        }
    }

    Ref firstConvolution(const float* windows, int side) {
        const Ref result = image(side, parts_.convIn.outputs);
        AlignedFloats pixels = space_.takeFloats(static_cast<std::size_t>(9 * kRowsAtOnce));
        const std::ptrdiff_t noOffset = 0;
        std::ptrdiff_t row = 0;
        multiplyRows(parts_.convIn, 0, &noOffset, 1, parts_.convInBias.data(), side, false,
                     [&](int window, int y, int x) {
                         // The rows of a strip have been used when those of the next strip begin,
                         // so the buffer can be reused.
                         float* const nine = pixels.data() + 9 * (row++ % kRowsAtOnce);
                         const float* const own =
                             windows + static_cast<std::ptrdiff_t>(window) * side * side;
                         for (int tap = 0; tap < 9; ++tap) {
                             const int fromY = y + tap / 3 - 1;
                             const int fromX = x + tap % 3 - 1;
                             const bool inside =
                                 fromY >= 0 && fromY < side && fromX >= 0 && fromX < side;
                             nine[tap] = inside ? own[fromY * side + fromX] : 0.0f;
                         }
                         return RowPlaces{nine, result->at(window, y, x), nullptr};
                     });
        space_.giveBack(std::move(pixels));
        return result;
    }

    void lastConvolution(const Ref& h, float* output) {
        const Ref x = normalised({h}, *parts_.normOut, true, 1);
        std::array<std::ptrdiff_t, 9> taps;
        for (int tap = 0; tap < 9; ++tap) {
            taps[static_cast<std::size_t>(tap)] =
                tap / 3 * x->rowStride() + tap % 3 * static_cast<std::ptrdiff_t>(x->channels);
        }
        for (int window = 0; window < count_; ++window) {
            for (int y = 0; y < x->side; ++y) {
                for (int column = 0; column < x->side; ++column) {
                    *output++ = parts_.convOutBias + kernels_.dot(x->at(window, y - 1, column - 1),
                                                                  taps.data(), 9, x->channels,
                                                                  parts_.convOut.data());
                }
            }
        }
    }

    // ---- Borders and normalisation ----

    static void clearBorder(Held& image) {
        const std::ptrdiff_t row = image.rowStride();
        for (int window = 0; window < image.count; ++window) {
            std::fill_n(image.at(window, -1, -1), row, 0.0f);
            for (int y = 0; y < image.side; ++y) {
                std::fill_n(image.at(window, y, -1), image.channels, 0.0f);
                std::fill_n(image.at(window, y, image.side), image.channels, 0.0f);
            }
            std::fill_n(image.at(window, image.side, -1), row, 0.0f);
        }
    }

    Ref bordered(Held& x) {
        const Ref result = image(x.side, x.channels, 1);
        clearBorder(*result);
        for (int window = 0; window < count_; ++window) {
            for (int y = 0; y < x.side; ++y) {
                std::copy_n(x.at(window, y, 0), static_cast<std::ptrdiff_t>(x.side) * x.channels,
                            result->at(window, y, 0));
            }
        }
        return result;
    }

    /// Normalises the inputs, which count as one image whose channels lie beside each other, by
    /// groups, and then applies SiLU if `activates` is true.
    Ref normalised(const std::vector<Ref>& inputs, const NormLayer& layer, bool activates,
                   int border) {
        int channels = 0;
        for (const Ref& input : inputs) {
            channels += input->channels;
        }
        const int side = inputs[0]->side;
        const Ref result = image(side, channels, border);
        if (border > 0) {
            clearBorder(*result);
        }
        const auto all = static_cast<std::size_t>(channels);
        std::vector<double> sums(all);
        std::vector<double> squares(all);
        std::vector<float> scale(all);
        std::vector<float> shift(all);
        for (int window = 0; window < count_; ++window) {
            std::fill(sums.begin(), sums.end(), 0.0);
            std::fill(squares.begin(), squares.end(), 0.0);
            std::ptrdiff_t first = 0;
            for (const Ref& input : inputs) {
                kernels_.addMoments(input->at(window, 0, 0), side * side, input->channels,
                                    sums.data() + first, squares.data() + first);
                first += input->channels;
            }
            scaleAndShift(layer, side * side, sums, squares, scale, shift);
            first = 0;
            for (const Ref& input : inputs) {
                for (int y = 0; y < side; ++y) {
                    kernels_.normalise(input->at(window, y, 0), side, input->channels,
                                       scale.data() + first, shift.data() + first, activates,
                                       result->at(window, y, 0) + first, channels);
                }
                first += input->channels;
            }
        }
        return result;
    }

    static void scaleAndShift(const NormLayer& layer, int pixels, const std::vector<double>& sums,
                              const std::vector<double>& squares, std::vector<float>& scale,
                              std::vector<float>& shift) {
        constexpr double kEpsilon = 1e-5;
        const std::size_t perGroup = sums.size() / static_cast<std::size_t>(layer.groups);
        const double count = static_cast<double>(perGroup) * pixels;
        for (std::size_t first = 0; first < sums.size(); first += perGroup) {
            double sum = 0.0;
            double square = 0.0;
            for (std::size_t c = first; c < first + perGroup; ++c) {
                sum += sums[c];
                square += squares[c];
            }
            const double mean = sum / count;
            const double variance = std::max(0.0, square / count - mean * mean);
            const double factor = 1.0 / std::sqrt(variance + kEpsilon);
            for (std::size_t c = first; c < first + perGroup; ++c) {
                scale[c] = static_cast<float>(layer.weight[c] * factor);
                shift[c] = static_cast<float>(layer.bias[c] - mean * layer.weight[c] * factor);
            }
        }
    }

    const InferenceKernels& kernels_;
    const Parts& parts_;
    Workspace& space_;
    int count_;
    int headWidth_;
    const std::vector<float>& timeBiases_;
};

bool InferenceNet::supports(const Architecture& architecture) {
    return architecture.neighbours == 0 &&
           std::all_of(architecture.channels.begin(), architecture.channels.end(),
                       [](int width) { return width % 16 == 0; });
}

InferenceNet::InferenceNet(const Architecture& architecture, int side, const WeightSource& weights,
                           const InferenceKernels& kernels)
    : architecture_(architecture),
      side_(side),
      kernels_(kernels),
      parts_(std::make_unique<Parts>(
          Builder(weights, kernels, architecture.normGroups).build(architecture, side))) {}

InferenceNet::~InferenceNet() = default;

void InferenceNet::forward(const float* windows, int count, double condition, float* output) const {
    const auto biases = timeBiases(condition);
    std::unique_ptr<Workspace> space;
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            space = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!space) {
        space = std::make_unique<Workspace>();
    }
    space->begin(count);
    Pass(*this, *space, count, *biases).run(windows, side_, output);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(space));
}

void InferenceNet::restore(const float* windows, int count, double condition, double alpha,
                           float* restored) const {
    forward(windows, count, condition, restored);
    if (architecture_.output == OutputForm::Direct) {
        return;
    }
    const auto factor =
        static_cast<float>(architecture_.output == OutputForm::Residual ? 1.0 : alpha);
    const std::ptrdiff_t values = static_cast<std::ptrdiff_t>(count) * side_ * side_;
    for (std::ptrdiff_t i = 0; i < values; ++i) {
        restored[i] = windows[i] + factor * restored[i];
    }
}

std::shared_ptr<const std::vector<float>> InferenceNet::timeBiases(double condition) const {
    const std::lock_guard lock(mutex_);
    auto& kept = timeBiases_[condition];
    if (kept) {
        return kept;
    }
    const int half = architecture_.channels.front() / 2;
    std::vector<double> embedded(static_cast<std::size_t>(2 * half));
    for (int i = 0; i < half; ++i) {
        // The angle is computed in float, as timeEmbedding() does, because the network was trained
        // with these angles.
        const auto step = static_cast<float>(-std::log(10000.0) / half);
        const float angle = static_cast<float>(condition) * std::exp(static_cast<float>(i) * step);
        embedded[static_cast<std::size_t>(i)] = std::cos(angle);
        embedded[static_cast<std::size_t>(half + i)] = std::sin(angle);
    }
    std::vector<double> time = linear(parts_->timeWeights[0], parts_->timeBias[0], embedded);
    std::transform(time.begin(), time.end(), time.begin(), silu);
    time = linear(parts_->timeWeights[1], parts_->timeBias[1], time);
    std::transform(time.begin(), time.end(), time.begin(), silu);
    auto biases = std::make_shared<std::vector<float>>(parts_->timeBiasCount);
    parts_->visitBlocks([&](const ResnetBlock& block) {
        const std::vector<double> projected = linear(block.projection, block.projectionBias, time);
        for (std::size_t c = 0; c < projected.size(); ++c) {
            (*biases)[block.timeBias + c] = static_cast<float>(projected[c] + block.conv1.bias[c]);
        }
    });
    kept = std::move(biases);
    return kept;
}

}  // namespace disyre
