// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>

namespace disyre::ui {

/// A number that is written beside a region of a slice.
struct NumberMark {
    int number = 0;
    QPointF left;   ///< the middle of the region's first column, in voxels
    QPointF right;  ///< the middle of its last column
    bool isChosen = false;
    QColor colour = {};  ///< that a person has given the region; invalid for none
    bool operator==(const NumberMark&) const = default;
};

}  // namespace disyre::ui
