// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/teaching/DrawnShape.h"

#include <algorithm>
#include <cmath>

namespace disyre {

namespace {

/// Marks the pixels whose centre passes the test.
template <typename Test>
PatchMask pixelsThat(int height, int width, Test passes) {
    PatchMask mask(height, width);
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            mask.at(row, column) = passes(row + 0.5, column + 0.5) ? 1 : 0;
        }
    }
    return mask;
}

}  // namespace

PatchMask drawnBox(int height, int width, SlicePoint from, SlicePoint to) {
    // Plain variables, because clang 14 lets no lambda use structured bindings.
    const auto top = std::min(from.row, to.row);
    const auto bottom = std::max(from.row, to.row);
    const auto left = std::min(from.column, to.column);
    const auto right = std::max(from.column, to.column);
    return pixelsThat(height, width, [&](double row, double column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    });
}

PatchMask drawnDisc(int height, int width, SlicePoint centre, SlicePoint rim) {
    const double radius = std::hypot(rim.row - centre.row, rim.column - centre.column);
    return drawnEllipse(height, width, centre, radius, radius);
}

PatchMask drawnFreeForm(int height, int width, const std::vector<SlicePoint>& outline) {
    return pixelsThat(height, width, [&](double row, double column) {
        bool inside = false;
        for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            const SlicePoint& a = outline[i];
            const SlicePoint& b = outline[j];
            if ((a.row > row) != (b.row > row) &&
                column < (b.column - a.column) * (row - a.row) / (b.row - a.row) + a.column) {
                inside = !inside;
            }
        }
        return inside;
    });
}

PatchMask drawnEllipse(int height, int width, SlicePoint centre, double radiusRows,
                       double radiusColumns) {
    if (radiusRows <= 0.0 || radiusColumns <= 0.0) {
        return PatchMask(height, width);
    }
    return pixelsThat(height, width, [&](double row, double column) {
        return std::hypot((row - centre.row) / radiusRows,
                          (column - centre.column) / radiusColumns) <= 1.0;
    });
}

void addStroke(PatchMask& mask, SlicePoint from, SlicePoint to, double radius) {
    const double rows = to.row - from.row;
    const double columns = to.column - from.column;
    const double length = rows * rows + columns * columns;
    for (int row = 0; row < mask.height; ++row) {
        for (int column = 0; column < mask.width; ++column) {
            const double r = row + 0.5 - from.row;
            const double c = column + 0.5 - from.column;
            // The nearest point of the stroke, as a share of its length.
            const double along =
                length > 0.0 ? std::clamp((r * rows + c * columns) / length, 0.0, 1.0) : 0.0;
            if (std::hypot(r - along * rows, c - along * columns) <= radius) {
                mask.at(row, column) = 1;
            }
        }
    }
}

SlicePoint middleOf(const PatchMask& mask) {
    SlicePoint sum;
    double count = 0.0;
    for (int row = 0; row < mask.height; ++row) {
        for (int column = 0; column < mask.width; ++column) {
            if (mask.at(row, column) != 0) {
                sum.row += row + 0.5;
                sum.column += column + 0.5;
                count += 1.0;
            }
        }
    }
    if (count == 0.0) {
        return {mask.height / 2.0, mask.width / 2.0};
    }
    return {sum.row / count, sum.column / count};
}

}  // namespace disyre
