// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "core/image/Plane.h"
#include "core/image/RgbPicture.h"
#include "core/image/Volume.h"

namespace disyre {

/// Which slices a light-box shows.
struct LightBoxChoice {
    Plane plane = Plane::Axial;
    int first = 1;  ///< The first slice, counted from 1 at the feet, the back, or the left.
    int last = 0;   ///< The last slice; 0 stands for the last one of the scan.
    int step = 1;   ///< From one slice to the next; 1 or more.
    int columns = 6;
    bool hasOverlay = true;  ///< Whether the anomaly map is laid over the scan.
    /// Above 0. Slices are drawn in their true proportions.
    double pixelsPerMillimetre = 1.0;
};

/// The number of pixels that no side of a picture exceeds.
inline constexpr int kLargestPicture = 16384;

/// Returns the choice of about `slices` slices, evenly spread from slice `first` to slice `last` of
/// a plane, both counted from 0.
[[nodiscard]] LightBoxChoice spreadBetween(Plane plane, int first, int last, int slices);

/// Returns the choice of about `slices` slices, evenly spread over the part of the scan that is not
/// black.
[[nodiscard]] LightBoxChoice spreadOver(const Volume& scan, Plane plane, int slices);

/// Returns the width and height of a light-box in pixels. Throws SettingsError if it shows no slice
/// of the scan, or would be larger than kLargestPicture.
[[nodiscard]] std::array<int, 2> lightBoxSize(const Volume& scan, const LightBoxChoice& choice);

/// Draws slices beside and below each other, as on a light-box, each with its number and with the
/// letter of the side that is on its left: R for the patient's right, A for the front. Black
/// borders of the scan are left out. Throws what lightBoxSize() throws.
/// @param scan in RAS order, with intensities in [0, 1].
/// @param map the anomaly map on the scan's grid.
/// @param threshold scores below it have no colour.
[[nodiscard]] RgbPicture lightBox(const Volume& scan, const Volume& map, double threshold,
                                  const LightBoxChoice& choice);

}  // namespace disyre
