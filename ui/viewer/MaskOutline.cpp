// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/MaskOutline.h"

#include <QPainter>

#include <optional>
#include <utility>

namespace disyre::ui {

namespace {

const QColor kMaskInk(0x3d, 0xf2, 0xd6);
const QColor kMaskRim(0, 0, 0, 150);

/// Collects the lines along one row or column of voxel borders, and joins those that meet.
class BorderLine {
public:
    /// @param isRow whether the border lies between two rows. @param at its place in voxels.
    BorderLine(std::vector<QLineF>& lines, bool isRow, double at)
        : lines_(lines), isRow_(isRow), at_(at) {}
    ~BorderLine() { end(); }
    BorderLine(const BorderLine&) = delete;
    BorderLine& operator=(const BorderLine&) = delete;

    /// Takes the piece of the border beside the voxel with this number.
    void add(int voxel, bool isBorder) {
        if (!isBorder) {
            end();
            return;
        }
        if (!from_) {
            from_ = voxel - 0.5;
        }
        to_ = voxel + 0.5;
    }

private:
    void end() {
        if (const auto from = std::exchange(from_, std::nullopt)) {
            lines_.push_back(isRow_ ? QLineF(*from, at_, to_, at_) : QLineF(at_, *from, at_, to_));
        }
    }

    std::vector<QLineF>& lines_;
    bool isRow_;
    double at_;
    std::optional<double> from_;
    double to_ = 0.0;
};

}  // namespace

std::vector<QLineF> outlineOfMask(const std::vector<std::uint8_t>& inside, int columns) {
    std::vector<QLineF> lines;
    if (inside.empty() || columns <= 0) {
        return lines;
    }
    const int rows = static_cast<int>(inside.size()) / columns;
    const auto isInside = [&](int column, int row) {
        return column >= 0 && row >= 0 && column < columns && row < rows &&
               inside[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                      static_cast<std::size_t>(column)] != 0;
    };
    for (int row = 0; row <= rows; ++row) {
        BorderLine border(lines, true, row - 0.5);
        for (int column = 0; column < columns; ++column) {
            border.add(column, isInside(column, row) != isInside(column, row - 1));
        }
    }
    for (int column = 0; column <= columns; ++column) {
        BorderLine border(lines, false, column - 0.5);
        for (int row = 0; row < rows; ++row) {
            border.add(row, isInside(column, row) != isInside(column - 1, row));
        }
    }
    return lines;
}

QColor maskColour() {
    return kMaskInk;
}

void paintOutline(QPainter& painter, const DrawnOutline& outline, const QColor& ink) {
    if (outline.lines.empty()) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& [colour, thick] : {std::pair{kMaskRim, 3.0}, std::pair{ink, 1.25}}) {
        painter.setPen(QPen(colour, thick, Qt::SolidLine, Qt::SquareCap));
        painter.drawLines(outline.lines.data(), static_cast<int>(outline.lines.size()));
    }
    painter.restore();
}

}  // namespace disyre::ui
