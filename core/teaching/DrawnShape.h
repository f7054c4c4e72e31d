// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/synthesis/Patch.h"

namespace disyre {

/// A place on a slice in pixels, from the slice's first corner: the pixel (row, column) covers row
/// to row + 1 and column to column + 1.
struct SlicePoint {
    double row = 0.0;
    double column = 0.0;
    bool operator==(const SlicePoint&) const = default;
};

// The following functions return what a person has drawn with the mouse, as a mask of `height` rows
// of `width` pixels. A pixel belongs to a shape if its centre does; what lies beyond the slice is
// left out, so that the mask may be empty.

/// The rectangle with these two opposite corners.
[[nodiscard]] PatchMask drawnBox(int height, int width, SlicePoint from, SlicePoint to);
/// The disc around `centre` that reaches `rim`.
[[nodiscard]] PatchMask drawnDisc(int height, int width, SlicePoint centre, SlicePoint rim);
/// The inside of a closed outline, by the even-odd rule.
[[nodiscard]] PatchMask drawnFreeForm(int height, int width,
                                      const std::vector<SlicePoint>& outline);
/// The ellipse with this centre and these radii in pixels.
[[nodiscard]] PatchMask drawnEllipse(int height, int width, SlicePoint centre, double radiusRows,
                                     double radiusColumns);
/// Adds a stroke of a round brush of this radius in pixels to a mask.
void addStroke(PatchMask& mask, SlicePoint from, SlicePoint to, double radius);

/// Returns the middle of a mask's pixels; the middle of the slice if the mask is empty.
[[nodiscard]] SlicePoint middleOf(const PatchMask& mask);

}  // namespace disyre
