// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/viewer/ColourMap.h"

class vtkLookupTable;

namespace disyre::ui {

/// What the threshold does to the anomaly overlay.
enum class ThresholdMeaning {
    HideBelow,  ///< scores below are not shown
    FadeBelow,  ///< the lower below, the fainter
    Outline,    ///< the border of the region at or above, in one colour
    Fill        ///< the region at or above, in one colour
};

struct OverlayLook {
    ScoreMap map = ScoreMap::Inferno;
    ThresholdMeaning meaning = ThresholdMeaning::HideBelow;
    bool operator==(const OverlayLook&) const = default;
};

/// The colour of a score; transparent where it is not shown.
[[nodiscard]] QColor overlayColour(const OverlayLook& look, double score, double threshold,
                                   double maximum);

/// Sets a table's range and colours.
void fillTable(vtkLookupTable& table, const OverlayLook& look, double threshold, double maximum);

/// Only the pixels at or above the threshold that have a neighbour (of four, the picture's edge
/// included) below it; all others are 0.
[[nodiscard]] std::vector<float> outlineOf(const std::vector<float>& scores, int width,
                                           double threshold);

}  // namespace disyre::ui
