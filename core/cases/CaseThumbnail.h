// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/image/RgbPicture.h"

namespace disyre {

/// An axial slice of a scan in RAS order, with its anomaly scores.
struct ThumbnailSlice {
    int width = 0;
    int height = 0;
    std::span<const float> values;  ///< The scan, x running fastest.
    std::span<const float> scores;  ///< The anomaly scores; empty where nothing is healed.
    double black = 0.0;             ///< The intensities that are drawn black and white.
    double white = 1.0;
    double threshold = 0.0;  ///< Scores from here on are coloured; not above 0 for no colours.
};

/// Draws a small square picture of a slice, seen from the feet (the patient's right on the left),
/// by which a person knows a case again.
/// @param side of the picture in pixels.
[[nodiscard]] RgbPicture thumbnailOf(const ThumbnailSlice& slice, int side = 128);

}  // namespace disyre
