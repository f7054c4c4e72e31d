// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/StopToken.h"
#include "core/healing/HealingEngine.h"

namespace disyre {

/// A window of a slice, and what it says about the slice as a whole.
struct PlacedWindow {
    WindowOrigin origin;  ///< In pixels of the slice; it may lie beyond the slice's border.
    /// Whether the network saw it mirrored left to right. Its values here are mirrored back.
    bool isMirrored = false;
    double brainShare = 0.0;  ///< The share of its pixels that are brain, from 0 to 1.
};

/// What one window contributes to a pixel of the blend.
struct WindowPart {
    int window = 0;         ///< Its number, from 0.
    double weight = 0.0;    ///< The weights of a pixel's windows sum to 1.
    float estimate = 0.0f;  ///< The window's own x0_hat at the pixel.
};

/// The windows of a slice on its way through a healing, with each window's own answers. The blend
/// of the windows is the weighted mean of resources/manual/method.md, section 13.
struct SliceWindows {
    int patch = 0;  ///< The side of a window in pixels.
    std::vector<PlacedWindow> windows;
    std::vector<float> importance;  ///< The weights of a window's pixels; see importanceMap().
    /// For each step the x0_hat of all windows, patch * patch values each, the first window first.
    std::vector<std::vector<float>> estimates;

    /// Returns patch * patch values: the x0_hat of a window in a step, counted from 0.
    [[nodiscard]] std::span<const float> estimateOf(int step, int window) const;
    /// Tells whether a window covers a pixel of the slice.
    [[nodiscard]] bool covers(int window, int row, int column) const;
    /// Returns what the windows over a pixel contribute, the heaviest first; empty where there are
    /// none.
    [[nodiscard]] std::vector<WindowPart> partsAt(int step, int row, int column) const;
};

/// Returns the blend of the parts of a pixel, which is the sum of weight * estimate.
[[nodiscard]] double blendOf(const std::vector<WindowPart>& parts);

/// Heals a slice with the windows, the rules and the blending of healSlices(), and keeps what the
/// network says about each window. Slow. Throws SettingsError if a setting does not fit, and
/// Stopped after a stop.
/// @param restore the network, called with a few windows at a time.
[[nodiscard]] SliceWindows takeWindowsApart(const HealingInput& input,
                                            const HealingRequest& request, const ModelCard& card,
                                            int slice, const PredictBatch& restore,
                                            const StopToken& stop);

}  // namespace disyre
