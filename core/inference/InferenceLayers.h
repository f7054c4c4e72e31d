// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <new>
#include <string>
#include <vector>

#include "core/inference/InferenceNet.h"

namespace disyre {

/// An array of floats that is aligned to a cache line, so that loading a register never crosses
/// one.
class AlignedFloats {
public:
    AlignedFloats() = default;
    explicit AlignedFloats(std::size_t count)
        : size_(count),
          values_(
              static_cast<float*>(::operator new(count * sizeof(float), std::align_val_t(64)))) {}
    ~AlignedFloats() { ::operator delete(values_, std::align_val_t(64)); }
    AlignedFloats(AlignedFloats&& other) noexcept { swap(other); }
    AlignedFloats& operator=(AlignedFloats&& other) noexcept {
        swap(other);
        return *this;
    }
    [[nodiscard]] float* data() { return values_; }
    [[nodiscard]] const float* data() const { return values_; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    void swap(AlignedFloats& other) {
        std::swap(size_, other.size_);
        std::swap(values_, other.values_);
    }
    std::size_t size_ = 0;
    float* values_ = nullptr;
};

/// One or several matrices [k][outputs] in the order that the kernels read.
struct Packed {
    int k = 0;
    int outputs = 0;
    std::vector<AlignedFloats> matrices;
    /// Appends a matrix [rows][columns].
    void add(const InferenceKernels& kernels, const std::vector<float>& matrix, int rows,
             int columns);
};

/// The parameters of a group normalisation.
struct NormLayer {
    NormLayer(const WeightSource& weights, const std::string& name, int groupCount);
    int groups;
    std::vector<float> weight;
    std::vector<float> bias;
};

/// A 1 x 1 convolution, or a linear layer, over the channels of one or two images. Two images count
/// as one whose channels lie beside each other.
struct PointLayer {
    /// @param inputs the number of channels of each image; the images are multiplied one after the
    /// other.
    PointLayer(const InferenceKernels& kernels, const std::vector<float>& weight,
               std::vector<float> biasValues, const std::vector<int>& inputs, int outputs);
    std::vector<Packed> parts;
    std::vector<float> bias;
};

/// A 3 x 3 convolution with a border of zeros.
struct ConvLayer {
    enum class Kind {
        Direct,    ///< The taps are multiplied one after the other.
        Winograd,  ///< Winograd's algorithm F(4x4, 3x3), with a quarter of the multiplications.
        /// A convolution of an image that is enlarged twice by repeating its pixels. It is computed
        /// as four 2 x 2 convolutions of the small image.
        Enlarging
    };
    ConvLayer(const InferenceKernels& kernels, const std::vector<float>& weight,
              std::vector<float> biasValues, int in, int out, Kind convKind);
    int inputs;
    int outputs;
    Kind kind;
    Packed packed;  ///< One matrix for Direct, 36 for Winograd and 4 for Enlarging.
    std::vector<float> bias;
};

}  // namespace disyre
