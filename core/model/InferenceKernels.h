// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace disyre {

/// Pixels are stored channels-last: all channels of a pixel beside each other. Channel counts are
/// multiples of 16 wherever a kernel takes them, except where it says otherwise.

/// rows x k times k x outputs.
struct MatrixProduct {
    const float* matrix = nullptr;  ///< reordered by pack()
    int k = 0;
    int outputs = 0;

    /// For each row where its values begin; those of tap i begin tapOffsets[i] floats further on, and
    /// each tap has k / taps of them, one after the other. So a convolution needs no copies.
    const float* const* rows = nullptr;
    int rowCount = 0;
    const std::ptrdiff_t* tapOffsets = nullptr;
    int taps = 1;
    float* const* results = nullptr;      ///< for each row
    const float* bias = nullptr;          ///< one value an output, or null
    const float* const* added = nullptr;  ///< for each row what is added to the result, or null
};

/// The arithmetic of the inference network for one kind of processor. One table is chosen at run time,
/// so that a program built for any processor uses what this one has.
struct InferenceKernels {
    const char* name;

    /// Reorders a matrix [k][outputs] into k * outputs values for multiply().
    void (*pack)(const float* matrix, int k, int outputs, float* packed);
    void (*multiply)(const MatrixProduct& product);

    /// Adds each channel's sum and sum of squares over `pixels` pixels to sums[0 .. channels) and
    /// squares[...]. Summed in pieces, so that float's precision suffices.
    void (*addMoments)(const float* pixels, int pixelCount, int channels, double* sums,
                       double* squares);

    /// to[c] = f(from[c] * scale[c] + shift[c]) for each pixel; f is SiLU, or nothing.
    void (*normalise)(const float* from, int pixelCount, int channels, const float* scale,
                      const float* shift, bool silu, float* to, std::ptrdiff_t toStride);

    /// Winograd's transforms of F(4x4, 3x3): a 6 x 6 tile of pixels (rows rowStride floats apart,
    /// pixels `channels` apart) to 36 vectors, planeStride floats apart, and 36 vectors to a 4 x 4
    /// tile, to which the bias and, where it is not null, `added` (laid out as the result) are added.
    void (*tileToPlanes)(const float* tile, std::ptrdiff_t rowStride, int channels, float* planes,
                         std::ptrdiff_t planeStride);
    void (*planesToTile)(const float* planes, std::ptrdiff_t planeStride, int channels,
                         const float* bias, const float* added, float* tile,
                         std::ptrdiff_t rowStride);

    /// Softmax(query key^T / sqrt(width)) value of one window. `tokens` rows of 3 * channels values:
    /// queries, keys and values beside each other; result [tokens][channels]. Heads of `width`.
    /// scratch holds (2 * width + 1) * (tokens + 16) floats.
    void (*attend)(const float* queriesKeysValues, int tokens, int channels, int width,
                   float* result, float* scratch);

    /// Sum over taps and channels of a 3 x 3 convolution with one output.
    float (*dot)(const float* pixel, const std::ptrdiff_t* tapOffsets, int taps, int channels,
                 const float* weights);
};

/// The fastest kernels this processor can run. DISYRE_KERNELS names others: portable, avx2, avx512.
/// Throws SettingsError for a name that is unknown or more than the processor can.
[[nodiscard]] const InferenceKernels& inferenceKernels();

/// All that this processor can run, the fastest first.
[[nodiscard]] std::vector<const InferenceKernels*> availableKernels();

}  // namespace disyre
