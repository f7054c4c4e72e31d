// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace disyre {

/// Pixels are stored channels-last: the values of all channels of a pixel lie beside each other.
/// Unless a kernel says otherwise, numbers of channels are multiples of 16.

/// A matrix product of `rowCount` rows of k values with a matrix [k][outputs].
struct MatrixProduct {
    const float* matrix = nullptr;  ///< The matrix in the order that pack() makes.
    int k = 0;
    int outputs = 0;

    /// For each row, the address where its values begin. The values of tap i begin tapOffsets[i]
    /// floats further on; each tap has k / taps values, one after the other. In this way a
    /// convolution multiplies pixels where they lie, without copying them.
    const float* const* rows = nullptr;
    int rowCount = 0;
    const std::ptrdiff_t* tapOffsets = nullptr;
    int taps = 1;
    float* const* results = nullptr;  ///< For each row, the address of its result.
    const float* bias = nullptr;      ///< One value for each output, or null.
    /// For each row, the address of values that are added to the result, or null.
    const float* const* added = nullptr;
};

/// The arithmetic of the inference network for one kind of processor. The table is chosen at run
/// time, so that a program built for any processor uses the instructions of the one it runs on.
struct InferenceKernels {
    const char* name;

    /// Reorders a matrix [k][outputs] into the k * outputs values that multiply() reads.
    void (*pack)(const float* matrix, int k, int outputs, float* packed);
    /// Computes a matrix product.
    void (*multiply)(const MatrixProduct& product);

    /// Adds the sum of each channel over the pixels to sums[0 .. channels), and the sum of its
    /// squares to squares[0 .. channels). Pixels are summed in short pieces, so that the precision
    /// of a float suffices.
    void (*addMoments)(const float* pixels, int pixelCount, int channels, double* sums,
                       double* squares);

    /// Computes to[c] = f(from[c] * scale[c] + shift[c]) for each channel c of each pixel, where f
    /// is SiLU if `silu` is true and the identity otherwise.
    void (*normalise)(const float* from, int pixelCount, int channels, const float* scale,
                      const float* shift, bool silu, float* to, std::ptrdiff_t toStride);

    /// The two transforms of Winograd's algorithm F(4x4, 3x3). The first turns a 6 x 6 tile of
    /// pixels, whose rows lie rowStride floats apart and whose pixels lie `channels` floats apart,
    /// into 36 vectors that lie planeStride floats apart. The second turns 36 vectors into a 4 x 4
    /// tile and adds the bias and, if it is not null, `added`, which is laid out as the result.
    void (*tileToPlanes)(const float* tile, std::ptrdiff_t rowStride, int channels, float* planes,
                         std::ptrdiff_t planeStride);
    void (*planesToTile)(const float* planes, std::ptrdiff_t planeStride, int channels,
                         const float* bias, const float* added, float* tile,
                         std::ptrdiff_t rowStride);

    /// Computes attention for one window: softmax(query key^T / sqrt(width)) value, in heads of
    /// `width` channels. The input has `tokens` rows of 3 * channels values: queries, keys and
    /// values beside each other. The result is [tokens][channels]. `scratch` holds (2 * width + 1)
    /// * (tokens + 16) floats.
    void (*attend)(const float* queriesKeysValues, int tokens, int channels, int width,
                   float* result, float* scratch);

    /// Returns the sum over the taps and channels of a convolution with a single output channel.
    float (*dot)(const float* pixel, const std::ptrdiff_t* tapOffsets, int taps, int channels,
                 const float* weights);
};

/// Returns the fastest kernels that this processor can run, or those that the environment variable
/// DISYRE_KERNELS names: portable, avx2 or avx512. Throws SettingsError if that name is unknown or
/// the processor cannot run them.
[[nodiscard]] const InferenceKernels& inferenceKernels();

/// Returns all kernels that this processor can run, the fastest first.
[[nodiscard]] std::vector<const InferenceKernels*> availableKernels();

}  // namespace disyre
