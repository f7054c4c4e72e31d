// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/image/Volume.h"

namespace disyre {

/// Where windows of `patch` pixels lie along one axis of `size` pixels. The axis is padded with
/// zeros until it is at least as long as the patch and exceeds it by a whole number of strides;
/// half of the padding, rounded down, lies before the image and the rest after it
/// (resources/manual/method.md, section 13).
struct WindowLayout {
    int padded = 0;
    int padLow = 0;
    int padHigh = 0;
    /// The first pixel of each window in image coordinates; negative inside the padding.
    std::vector<int> origins;
};
[[nodiscard]] WindowLayout layoutWindows(int size, int patch, int stride);

/// How the windows of a slice are placed.
enum class WindowPlacement {
    /// The windows are spaced evenly over the bounding box of the slice's brain and are at most a
    /// stride apart. None reaches beyond the box, unless the box is smaller than a window, which is
    /// then centred on it. This is how training patches are cropped, and the default.
    BrainBox,
    /// The windows lie a stride apart over the whole padded grid, as in the authors' code; see
    /// layoutWindows().
    Padded
};

/// The upper left pixel of a window in image coordinates.
struct WindowOrigin {
    int x = 0;
    int y = 0;
};

/// Returns the windows of slice `z`, row by row. With the placement BrainBox a slice without brain
/// has no windows.
[[nodiscard]] std::vector<WindowOrigin> placeWindows(const Mask& brain, int z, int patch,
                                                     int stride, WindowPlacement placement);

/// Returns the patch * patch weights of a window's pixels: a separable Gaussian with a standard
/// deviation of patch / 8 around the window's centre, with values of at least 0.001.
[[nodiscard]] std::vector<float> importanceMap(int patch);

/// Blends overlapping windows k of one slice at each pixel p to the weighted mean sum_k g_k(p)
/// scale_k A_k(p) / sum_k g_k(p) share_k, where A_k are the windows' values and g is the importance
/// map.
class WindowBlender {
public:
    WindowBlender(int width, int height, int patch);

    /// Adds a window of patch * patch values. `scale` multiplies the values; `share` is the weight
    /// of the window in the denominator.
    void add(const WindowOrigin& origin, std::span<const float> values, float scale = 1.0f,
             float share = 1.0f);

    /// Returns width * height values with x running fastest; a pixel that no window has reached is
    /// 0.
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
