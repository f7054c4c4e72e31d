// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QStringList>

#include <optional>
#include <vector>

#include "core/findings/EllipseStatistics.h"
#include "core/image/Plane.h"

namespace disyre::ui {

enum class ViewTool { Crosshair, Ruler, Ellipse, Brush, MaskBrush };

/// Whether a tool paints: areas, or the brain mask.
[[nodiscard]] constexpr bool isBrush(ViewTool tool) {
    return tool == ViewTool::Brush || tool == ViewTool::MaskBrush;
}

/// A length, or an ellipse inside the box of its two corners, drawn on one slice.
struct Measurement {
    enum class Kind { Ruler, Ellipse };
    Kind kind = Kind::Ruler;
    Plane plane = Plane::Axial;
    int slice = 0;
    QPointF from;  ///< a column and row of the picture, in voxels
    QPointF to;

    [[nodiscard]] PictureEllipse ellipse() const;
    /// The length of a ruler. The spacings are the voxel's sides in millimetres.
    [[nodiscard]] double millimetres(double columnSpacing, double rowSpacing) const;
};

/// All measurements of all views, in the order they were drawn in, and which one of them is chosen.
/// They are counted from 0.
class Measurements : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const std::vector<Measurement>& all() const { return all_; }
    [[nodiscard]] std::optional<std::size_t> chosen() const { return chosen_; }

    /// Adds a measurement and chooses it.
    void add(const Measurement& measurement);
    void replace(std::size_t index, const Measurement& measurement);
    void choose(std::optional<std::size_t> index);
    void removeChosen();
    void removeAll();

Q_SIGNALS:
    void changed();

private:
    std::vector<Measurement> all_;
    std::optional<std::size_t> chosen_;
};

}  // namespace disyre::ui
