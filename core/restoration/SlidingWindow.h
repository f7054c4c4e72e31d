// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Where windows of `patch` pixels lie along one axis of `size` pixels. The axis is padded with
/// zeros, the floor of half before and the rest after, to the patch and then to a whole number of
/// strides (method brief, section 5.3).
struct WindowLayout {
    int padded = 0;
    int padLow = 0;
    int padHigh = 0;
    std::vector<int> origins;  ///< in image coordinates; negative inside the padding
};
[[nodiscard]] WindowLayout layoutWindows(int size, int patch, int stride);

/// Where the windows of a slice lie.
enum class WindowPlacement {
    /// Evenly spaced over the box of the slice's brain, at most a stride apart, none reaching beyond
    /// it unless the box is smaller than a window, which is then centred on it. This is how training
    /// patches are cropped (the default).
    BrainBox,
    /// Over the whole grid, padded, a stride apart: layoutWindows(), as the authors' code.
    Padded
};

/// Upper left pixel of a window, in image coordinates.
struct WindowOrigin {
    int x = 0;
    int y = 0;
};

/// The windows of slice `z`, row by row; of BrainBox none where the slice holds no brain.
[[nodiscard]] std::vector<WindowOrigin> placeWindows(const Mask& brain, int z, int patch,
                                                     int stride, WindowPlacement placement);

/// How much each pixel of a window counts: a separable Gaussian with sigma patch / 8, centred, at
/// least 1e-3. patch * patch values.
[[nodiscard]] std::vector<float> importanceMap(int patch);

/// The weighted mean, pixel by pixel, of overlapping windows of one slice:
/// sum_k g_k(p) scale_k A_k(p) / sum_k g_k(p) share_k, with g the importance map.
class WindowBlender {
public:
    WindowBlender(int width, int height, int patch);

    /// Adds a window's patch * patch values. `scale` multiplies them; `share` is what the window
    /// counts for in the denominator.
    void add(const WindowOrigin& origin, std::span<const float> values, float scale = 1.0f,
             float share = 1.0f);

    /// width * height values, x fastest; 0 where no window counted.
    [[nodiscard]] std::vector<float> blended() const;

private:
    int width_;
    int height_;
    int patch_;
    std::vector<float> importance_;
    std::vector<double> sum_;
    std::vector<double> weight_;
};

}  // namespace disyre
