// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>

#include <vector>

#include "ui/common/OverlayStyle.h"
#include "ui/viewer/ColourMap.h"

class vtkLookupTable;

namespace disyre::ui {

/// The colour of a score; a transparent one when the score is not shown.
[[nodiscard]] QColor overlayColour(const OverlayStyle& style, double score, double threshold,
                                   double maximum);

/// Sets the range and the colours of a lookup table as the style says.
void fillTable(vtkLookupTable& table, const OverlayStyle& style, double threshold, double maximum);

/// Keeps the scores of the pixels on the border of the region at or above the threshold, and sets
/// all others to 0. A pixel lies on the border when one of its four neighbours is below the
/// threshold or outside the picture.
/// @param width of the picture; columns run fastest.
[[nodiscard]] std::vector<float> outlineOf(const std::vector<float>& scores, int width,
                                           double threshold);

/// The border of the region at or above the threshold as lines between pixels, in voxels.
[[nodiscard]] std::vector<QLineF> contourOf(const std::vector<float>& scores, int width,
                                            double threshold);
/// The colour of that line: one of the colour map, and white where the map is grey.
[[nodiscard]] QColor contourColour(const OverlayStyle& style);

}  // namespace disyre::ui
