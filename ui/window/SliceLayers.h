// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/image/Plane.h"
#include "ui/window/LayerChoice.h"

namespace disyre::ui {

class StepCache;
struct OpenedScan;

/// The layers of one slice of a scan's RAS grid, one value for each pixel, columns fastest.
struct SliceLayers {
    std::vector<float> scan;
    std::vector<float> change;  ///< restored minus scan; empty while there is none
    /// What the overlay shows; empty while there is none, and for the scan as it is.
    std::vector<float> scores;

    /// The picture that lies below the overlay.
    [[nodiscard]] std::vector<float> base(BaseLayer layer) const;
};

/// Which healing step the views show.
struct ShownStep {
    int position = 0;    ///< 0 for the scan as it is, k for the picture after step k
    bool newest = true;  ///< whether coronal and sagittal views show each slice's last step
    bool operator==(const ShownStep&) const = default;
};

/// Cuts the layers of one slice.
/// @param cache what is healed; null for nothing.
/// @param index the slice's number along the plane's axis.
[[nodiscard]] SliceLayers cutLayers(const OpenedScan& scan, const StepCache* cache, Plane plane,
                                    int index, const ShownStep& step, const LayerChoice& choice);

/// The score at which the colours of the overlay end: a round number that no score of the layer
/// shown exceeds. @param cache what is healed; null for nothing.
[[nodiscard]] double overlayMaximum(const StepCache* cache, const LayerChoice& choice);

}  // namespace disyre::ui
