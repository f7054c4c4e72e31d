// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/common/OverlayStyle.h"

namespace disyre::ui {

/// The picture at the bottom of a view.
enum class BaseLayer {
    Scan,       ///< the scan as it was read
    Restored,   ///< the scan after the healing step that is shown
    Difference  ///< restored minus scan
};

/// What the anomaly overlay is made of.
enum class OverlayKind {
    Score,         ///< the mean change over the steps up to the one shown
    StepGradient,  ///< the change of the step shown alone
    WeightedSteps  ///< the mean change over all steps, each counting as much as its weight
};

/// Which layers the views show: the picture below and the anomaly overlay on it.
struct LayerChoice {
    BaseLayer base = BaseLayer::Restored;
    bool overlay = true;
    OverlayKind kind = OverlayKind::Score;
    double threshold = 0.02;  ///< in units of the anomaly score
    double opacity = 0.75;    ///< 0 (invisible) to 1
    OverlayStyle style;
    std::vector<double> weights;  ///< the weight of each step, 0 to 1, for WeightedSteps
    bool operator==(const LayerChoice&) const = default;
};

}  // namespace disyre::ui
