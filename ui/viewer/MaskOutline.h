// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLineF>
#include <QPointF>

#include <cstdint>
#include <vector>

class QPainter;

namespace disyre::ui {

/// The outline of a mask on a slice as it is drawn, in pixels of the widget.
struct DrawnOutline {
    std::vector<QLineF> lines;
    bool operator==(const DrawnOutline&) const = default;
};

/// The lines between voxels of a slice that are inside a mask and voxels that are outside, in
/// voxels; a voxel reaches half a voxel from its index. Lines of one row or column that meet are
/// one. What lies beyond the edges of the slice counts as outside.
/// @param inside one value for each voxel, columns fastest, 0 for outside.
[[nodiscard]] std::vector<QLineF> outlineOfMask(const std::vector<std::uint8_t>& inside,
                                                int columns);

/// The colour of the brain mask's outline: turquoise, which is none of the colours of findings,
/// painted areas, measurements and the cross-hair. A dark rim makes it readable on bright tissue.
[[nodiscard]] QColor maskColour();

/// Paints the lines with a dark rim, so that they are seen on dark and on bright tissue.
void paintOutline(QPainter& painter, const DrawnOutline& outline, const QColor& ink = maskColour());

}  // namespace disyre::ui
