// SPDX-License-Identifier: GPL-3.0-or-later
// This file has no include guard on purpose: each file that includes it compiles it for another
// processor and defines DISYRE_KERNEL_LANES (floats in a register) and DISYRE_KERNEL_SUMS
// (registers that hold sums) before.
//
// Nothing here calls inline functions of the standard library. The linker keeps a single copy of
// such a function, and that copy must not be one that only a newer processor can run.
#include <math.h>
#include <string.h>

#include <cstddef>
#include <cstdint>

#include "core/inference/InferenceKernels.h"

namespace disyre {

namespace {

constexpr int kLanes = DISYRE_KERNEL_LANES;
constexpr int kSums = DISYRE_KERNEL_SUMS;
constexpr int kWidest = 3;  // The largest number of registers of a panel.

#if defined(__GNUC__)
typedef float V __attribute__((vector_size(kLanes * 4)));
typedef std::uint32_t I __attribute__((vector_size(kLanes * 4)));
#define DISYRE_INLINE __attribute__((always_inline)) inline
#else
typedef float V;
typedef std::uint32_t I;
static_assert(kLanes == 1);
#define DISYRE_INLINE inline
#endif

DISYRE_INLINE V load(const float* from) {
    V value;
    memcpy(&value, from, sizeof value);
    return value;
}
DISYRE_INLINE void store(float* to, V value) {
    memcpy(to, &value, sizeof value);
}
DISYRE_INLINE V all(float value) {
    return value - V{};
}

// Returns exp(x) with a relative error of about 1e-7: the argument is reduced to +-ln 2 / 2, where
// the polynomial of the Cephes library is used.
DISYRE_INLINE V exponential(V x) {
    const V low = all(-87.0f);
    const V high = all(88.0f);
    x = x < low ? low : x;
    x = x > high ? high : x;
    // Adding this number rounds to an integer, which then lies in the lowest bits.
    const V magic = all(12582912.0f);
    const V shifted = x * 1.44269504088896341f + magic;
    const V n = shifted - magic;
    V r = x - n * 0.693359375f;
    r = r + n * 2.12194440e-4f;
    V p = r * 1.9875691500e-4f + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    I bits;
    I power;
    memcpy(&bits, &p, sizeof bits);
    memcpy(&power, &shifted, sizeof power);
    bits += power << 23;
    memcpy(&p, &bits, sizeof p);
    return p;
}

// ---- Matrix products ----

int panelRegisters(int remaining) {
    const int registers = remaining / kLanes;
    if (registers >= 4 || registers == 2) {
        return 2;
    }
    return registers >= kWidest ? kWidest : 1;
}

void packMatrix(const float* matrix, int k, int outputs, float* to) {
    for (int first = 0; first < outputs;) {
        const int width = panelRegisters(outputs - first) * kLanes;
        for (int row = 0; row < k; ++row) {
            for (int i = 0; i < width; ++i) {
                *to++ = matrix[static_cast<std::ptrdiff_t>(row) * outputs + first + i];
            }
        }
        first += width;
    }
}

/// Multiplies kRows rows with kRegisters registers of outputs. The sums of one piece of the taps
/// stay in registers; the pieces are then added up, because adding thousands of floats one after
/// the other would lose digits (a third more error in the paper's network).
template <int kRows, int kRegisters>
void multiplyBlock(const float* const* rows, const std::ptrdiff_t* tapOffsets, int taps, int perTap,
                   const float* panel, float* const* results, const float* bias,
                   const float* const* added, int firstOutput) {
    // The piece is shorter where each product is rounded by itself, without a fused multiply-add.
    constexpr int kPiece = kLanes > 4 ? 16 : 8;
    V totals[kRows][kRegisters];
    for (int r = 0; r < kRows; ++r) {
        for (int v = 0; v < kRegisters; ++v) {
            totals[r][v] = bias != nullptr ? load(bias + firstOutput + v * kLanes) : V{};
        }
    }
    int tap = 0;
    int first = 0;
    while (tap < taps) {
        V sums[kRows][kRegisters] = {};
        for (int room = kPiece; room > 0 && tap < taps;) {
            const float* at[kRows];
            for (int r = 0; r < kRows; ++r) {
                at[r] = rows[r] + tapOffsets[tap] + first;
            }
            const int count = perTap - first < room ? perTap - first : room;
            for (int k = 0; k < count; ++k) {
                V weights[kRegisters];
                for (int v = 0; v < kRegisters; ++v) {
                    weights[v] = load(panel + v * kLanes);
                }
                panel += kRegisters * kLanes;
                for (int r = 0; r < kRows; ++r) {
                    const V value = all(at[r][k]);
                    for (int v = 0; v < kRegisters; ++v) {
                        sums[r][v] += value * weights[v];
                    }
                }
            }
            room -= count;
            first += count;
            if (first == perTap) {
                first = 0;
                ++tap;
            }
        }
        for (int r = 0; r < kRows; ++r) {
            for (int v = 0; v < kRegisters; ++v) {
                totals[r][v] += sums[r][v];
            }
        }
    }
    for (int r = 0; r < kRows; ++r) {
        for (int v = 0; v < kRegisters; ++v) {
            const int output = firstOutput + v * kLanes;
            store(results[r] + output,
                  added != nullptr ? totals[r][v] + load(added[r] + output) : totals[r][v]);
        }
    }
}

/// Multiplies as many blocks of kRows rows as fit from `row` on; returns the row after them.
template <int kRows, int kRegisters>
int multiplyRows(const MatrixProduct& product, int perTap, const float* panel, int firstOutput,
                 int row) {
    for (; row + kRows <= product.rowCount; row += kRows) {
        multiplyBlock<kRows, kRegisters>(product.rows + row, product.tapOffsets, product.taps,
                                         perTap, panel, product.results + row, product.bias,
                                         product.added == nullptr ? nullptr : product.added + row,
                                         firstOutput);
    }
    return row;
}

template <int kRegisters>
void multiplyPanel(const MatrixProduct& product, int perTap, const float* panel, int firstOutput) {
    constexpr int kRows = kSums / kRegisters;
    int row = multiplyRows<kRows, kRegisters>(product, perTap, panel, firstOutput, 0);
    row = multiplyRows<(kRows + 1) / 2, kRegisters>(product, perTap, panel, firstOutput, row);
    row = multiplyRows<(kRows + 3) / 4, kRegisters>(product, perTap, panel, firstOutput, row);
    multiplyRows<1, kRegisters>(product, perTap, panel, firstOutput, row);
}

void multiply(const MatrixProduct& product) {
    const int perTap = product.k / product.taps;
    const float* panel = product.matrix;
    for (int first = 0; first < product.outputs;) {
        const int registers = panelRegisters(product.outputs - first);
        if (registers == 1) {
            multiplyPanel<1>(product, perTap, panel, first);
        } else if (registers == 2) {
            multiplyPanel<2>(product, perTap, panel, first);
        } else {
            multiplyPanel<kWidest>(product, perTap, panel, first);
        }
        panel += static_cast<std::ptrdiff_t>(product.k) * registers * kLanes;
        first += registers * kLanes;
    }
}

// ---- Normalisation ----

void addMoments(const float* pixels, int pixelCount, int channels, double* sums, double* squares) {
    // The number of pixels that are summed in float before the sum goes into the doubles.
    constexpr int kPiece = 64;
    for (int channel = 0; channel < channels; channel += kLanes) {
        for (int first = 0; first < pixelCount; first += kPiece) {
            const int end = first + kPiece < pixelCount ? first + kPiece : pixelCount;
            V sum = {};
            V square = {};
            const float* at = pixels + static_cast<std::ptrdiff_t>(first) * channels + channel;
            for (int pixel = first; pixel < end; ++pixel) {
                const V value = load(at);
                sum += value;
                square += value * value;
                at += channels;
            }
            float sumValues[kLanes];
            float squareValues[kLanes];
            store(sumValues, sum);
            store(squareValues, square);
            for (int lane = 0; lane < kLanes; ++lane) {
                sums[channel + lane] += static_cast<double>(sumValues[lane]);
                squares[channel + lane] += static_cast<double>(squareValues[lane]);
            }
        }
    }
}

void normalise(const float* from, int pixelCount, int channels, const float* scale,
               const float* shift, bool silu, float* to, std::ptrdiff_t toStride) {
    for (int pixel = 0; pixel < pixelCount; ++pixel) {
        if (silu) {
            for (int c = 0; c < channels; c += kLanes) {
                const V value = load(from + c) * load(scale + c) + load(shift + c);
                store(to + c, value / (1.0f + exponential(-value)));
            }
        } else {
            for (int c = 0; c < channels; c += kLanes) {
                store(to + c, load(from + c) * load(scale + c) + load(shift + c));
            }
        }
        from += channels;
        to += toStride;
    }
}

// ---- Winograd's algorithm F(4x4, 3x3) ----
// The algorithm is that of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
// 2015, with the points 0, +-11/16, +-23/16 and infinity. Their error was measured to be less than
// half of that of the usual points 0, +-1 and +-2. InferenceLayers.cpp transforms the weights with
// the same points.

constexpr float kA = 0.6875f;
constexpr float kB = 1.4375f;

DISYRE_INLINE void sixToSix(const V* d, V* out) {
    out[0] = (kA * kA * kB * kB) * d[0] - (kA * kA + kB * kB) * d[2] + d[4];
    const V a = d[4] - (kB * kB) * d[2];
    const V b = kA * d[3] - (kA * kB * kB) * d[1];
    out[1] = a + b;
    out[2] = a - b;
    const V c = d[4] - (kA * kA) * d[2];
    const V e = kB * d[3] - (kB * kA * kA) * d[1];
    out[3] = c + e;
    out[4] = c - e;
    out[5] = (kA * kA * kB * kB) * d[1] - (kA * kA + kB * kB) * d[3] + d[5];
}

DISYRE_INLINE void sixToFour(const V* m, V* out) {
    const V a = m[1] + m[2];
    const V b = m[1] - m[2];
    const V c = m[3] + m[4];
    const V d = m[3] - m[4];
    out[0] = m[0] + a + c;
    out[1] = kA * b + kB * d;
    out[2] = (kA * kA) * a + (kB * kB) * c;
    out[3] = (kA * kA * kA) * b + (kB * kB * kB) * d + m[5];
}

void tileToPlanes(const float* tile, std::ptrdiff_t rowStride, int channels, float* planes,
                  std::ptrdiff_t planeStride) {
    for (int channel = 0; channel < channels; channel += kLanes) {
        V rows[6][6];
        for (int y = 0; y < 6; ++y) {
            V pixels[6];
            for (int x = 0; x < 6; ++x) {
                pixels[x] = load(tile + y * rowStride + x * channels + channel);
            }
            sixToSix(pixels, rows[y]);
        }
        for (int x = 0; x < 6; ++x) {
            V column[6];
            V result[6];
            for (int y = 0; y < 6; ++y) {
                column[y] = rows[y][x];
            }
            sixToSix(column, result);
            for (int y = 0; y < 6; ++y) {
                store(planes + (y * 6 + x) * planeStride + channel, result[y]);
            }
        }
    }
}

void planesToTile(const float* planes, std::ptrdiff_t planeStride, int channels, const float* bias,
                  const float* added, float* tile, std::ptrdiff_t rowStride) {
    for (int channel = 0; channel < channels; channel += kLanes) {
        V rows[6][4];
        for (int y = 0; y < 6; ++y) {
            V values[6];
            for (int x = 0; x < 6; ++x) {
                values[x] = load(planes + (y * 6 + x) * planeStride + channel);
            }
            sixToFour(values, rows[y]);
        }
        const V offset = load(bias + channel);
        for (int x = 0; x < 4; ++x) {
            V column[6];
            V result[4];
            for (int y = 0; y < 6; ++y) {
                column[y] = rows[y][x];
            }
            sixToFour(column, result);
            for (int y = 0; y < 4; ++y) {
                const std::ptrdiff_t at = y * rowStride + x * channels + channel;
                const V value = result[y] + offset;
                store(tile + at, added != nullptr ? value + load(added + at) : value);
            }
        }
    }
}

// ---- Attention and the last convolution ----

DISYRE_INLINE float total(V values) {
    float lanes[kLanes];
    store(lanes, values);
    float sum = 0.0f;
    for (int lane = 0; lane < kLanes; ++lane) {
        sum += lanes[lane];
    }
    return sum;
}

void attend(const float* queriesKeysValues, int tokens, int channels, int width, float* result,
            float* scratch) {
    const int padded = (tokens + kLanes - 1) / kLanes * kLanes;
    float* keys = scratch;  // Has the layout [width][padded], as `values` has.
    float* values = keys + width * padded;
    float* scores = values + width * padded;
    const float scale = 1.0f / sqrtf(static_cast<float>(width));
    for (int head = 0; head < channels; head += width) {
        for (int d = 0; d < width; ++d) {
            for (int token = 0; token < padded; ++token) {
                const float* row = queriesKeysValues + token * 3 * channels + head + d;
                keys[d * padded + token] = token < tokens ? row[channels] : 0.0f;
                values[d * padded + token] = token < tokens ? row[2 * channels] : 0.0f;
            }
        }
        for (int query = 0; query < tokens; ++query) {
            const float* asked = queriesKeysValues + query * 3 * channels + head;
            float largest = -3.0e38f;
            for (int token = 0; token < padded; token += kLanes) {
                V score = {};
                for (int d = 0; d < width; ++d) {
                    score += load(keys + d * padded + token) * (asked[d] * scale);
                }
                store(scores + token, score);
            }
            for (int token = 0; token < tokens; ++token) {
                largest = scores[token] > largest ? scores[token] : largest;
            }
            for (int token = 0; token < padded; token += kLanes) {
                store(scores + token, exponential(load(scores + token) - largest));
            }
            for (int token = tokens; token < padded; ++token) {
                scores[token] = 0.0f;
            }
            V sum = {};
            for (int token = 0; token < padded; token += kLanes) {
                sum += load(scores + token);
            }
            const float norm = 1.0f / total(sum);
            for (int d = 0; d < width; ++d) {
                V mixed = {};
                for (int token = 0; token < padded; token += kLanes) {
                    mixed += load(scores + token) * load(values + d * padded + token);
                }
                result[query * channels + head + d] = total(mixed) * norm;
            }
        }
    }
}

float dot(const float* pixel, const std::ptrdiff_t* tapOffsets, int taps, int channels,
          const float* weights) {
    V sum = {};
    for (int tap = 0; tap < taps; ++tap) {
        const float* at = pixel + tapOffsets[tap];
        for (int c = 0; c < channels; c += kLanes) {
            sum += load(at + c) * load(weights + c);
        }
        weights += channels;
    }
    return total(sum);
}

}  // namespace

}  // namespace disyre
