// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/inference/InferenceLayers.h"

#include <array>

namespace disyre {

namespace {

/// The weight of a 3 x 3 convolution in torch's order [out][in][3][3].
struct Weight3x3 {
    const std::vector<float>& values;
    int inputs;
    [[nodiscard]] double at(int out, int in, int y, int x) const {
        return values[static_cast<std::size_t>(((out * inputs + in) * 3 + y) * 3 + x)];
    }
};

std::vector<float> directMatrix(const Weight3x3& weight, int inputs, int outputs) {
    std::vector<float> matrix;
    matrix.reserve(static_cast<std::size_t>(9 * inputs * outputs));
    for (int tap = 0; tap < 9; ++tap) {
        for (int in = 0; in < inputs; ++in) {
            for (int out = 0; out < outputs; ++out) {
                matrix.push_back(static_cast<float>(weight.at(out, in, tap / 3, tap % 3)));
            }
        }
    }
    return matrix;
}

/// Returns the value at place (y, x) of the 6 x 6 matrix G g G^T for each pair of channels, where g
/// is the weight and G is Winograd's transform.
std::vector<float> winogradMatrix(const Weight3x3& weight, int inputs, int outputs, int y, int x) {
    // These are the points +-a and +-b that InferenceKernelsBody.h uses too.
    constexpr double a = 0.6875;
    constexpr double b = 1.4375;
    constexpr double fa = 1.0 / (2 * a * a * (a * a - b * b));
    constexpr double fb = 1.0 / (2 * b * b * (b * b - a * a));
    constexpr std::array<std::array<double, 3>, 6> kG = {{{1.0 / (a * a * b * b), 0, 0},
                                                          {fa, fa * a, fa * a * a},
                                                          {fa, -fa * a, fa * a * a},
                                                          {fb, fb * b, fb * b * b},
                                                          {fb, -fb * b, fb * b * b},
                                                          {0, 0, 1}}};
    std::vector<float> matrix;
    matrix.reserve(static_cast<std::size_t>(inputs * outputs));
    for (int in = 0; in < inputs; ++in) {
        for (int out = 0; out < outputs; ++out) {
            double sum = 0.0;
            for (int i = 0; i < 3; ++i) {
                for (int j = 0; j < 3; ++j) {
                    sum += kG[static_cast<std::size_t>(y)][static_cast<std::size_t>(i)] *
                           kG[static_cast<std::size_t>(x)][static_cast<std::size_t>(j)] *
                           weight.at(out, in, i, j);
                }
            }
            matrix.push_back(static_cast<float>(sum));
        }
    }
    return matrix;
}

/// Adds up the taps that fall on the same pixel of the small image. In an even row of the result
/// (phase 0) tap 0 falls on the pixel before, and taps 1 and 2 fall on the pixel itself; in an odd
/// row taps 0 and 1 fall on the pixel itself, and tap 2 falls on the one after it.
std::vector<float> enlargingMatrix(const Weight3x3& weight, int inputs, int outputs, int phaseY,
                                   int phaseX) {
    const auto first = [](int phase, int tap) { return tap == 0 ? 0 : phase + 1; };
    const auto end = [](int phase, int tap) { return tap == 0 ? phase + 1 : 3; };
    std::vector<float> matrix;
    matrix.reserve(static_cast<std::size_t>(4 * inputs * outputs));
    for (int tap = 0; tap < 4; ++tap) {
        for (int in = 0; in < inputs; ++in) {
            for (int out = 0; out < outputs; ++out) {
                double sum = 0.0;
                for (int y = first(phaseY, tap / 2); y < end(phaseY, tap / 2); ++y) {
                    for (int x = first(phaseX, tap % 2); x < end(phaseX, tap % 2); ++x) {
                        sum += weight.at(out, in, y, x);
                    }
                }
                matrix.push_back(static_cast<float>(sum));
            }
        }
    }
    return matrix;
}

}  // namespace

void Packed::add(const InferenceKernels& kernels, const std::vector<float>& matrix, int rows,
                 int columns) {
    k = rows;
    outputs = columns;
    matrices.emplace_back(matrix.size());
    kernels.pack(matrix.data(), rows, columns, matrices.back().data());
}

NormLayer::NormLayer(const WeightSource& weights, const std::string& name, int groupCount)
    : groups(groupCount), weight(weights(name + ".weight")), bias(weights(name + ".bias")) {}

PointLayer::PointLayer(const InferenceKernels& kernels, const std::vector<float>& weight,
                       std::vector<float> biasValues, const std::vector<int>& inputs, int outputs)
    : bias(std::move(biasValues)) {
    int all = 0;
    for (const int in : inputs) {
        all += in;
    }
    int first = 0;
    for (const int in : inputs) {
        std::vector<float> matrix;
        for (int i = first; i < first + in; ++i) {
            for (int out = 0; out < outputs; ++out) {
                matrix.push_back(weight[static_cast<std::size_t>(out * all + i)]);
            }
        }
        parts.emplace_back();
        parts.back().add(kernels, matrix, in, outputs);
        first += in;
    }
}

ConvLayer::ConvLayer(const InferenceKernels& kernels, const std::vector<float>& weight,
                     std::vector<float> biasValues, int in, int out, Kind convKind)
    : inputs(in), outputs(out), kind(convKind), bias(std::move(biasValues)) {
    const Weight3x3 given{weight, in};
    switch (kind) {
        case Kind::Direct:
            packed.add(kernels, directMatrix(given, in, out), 9 * in, out);
            break;
        case Kind::Winograd:
            for (int place = 0; place < 36; ++place) {
                packed.add(kernels, winogradMatrix(given, in, out, place / 6, place % 6), in, out);
            }
            break;
        case Kind::Enlarging:
            for (int phase = 0; phase < 4; ++phase) {
                packed.add(kernels, enlargingMatrix(given, in, out, phase / 2, phase % 2), 4 * in,
                           out);
            }
            break;
    }
}

}  // namespace disyre
