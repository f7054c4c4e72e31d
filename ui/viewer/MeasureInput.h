// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/viewer/Measurement.h"
#include "ui/viewer/SliceScene.h"

namespace disyre::ui {

/// Draws and moves measurements of the slice in view with the left button. All points are in pixels
/// of the widget.
class MeasureInput {
public:
    MeasureInput(Measurements& measurements, const SliceScene& scene)
        : measurements_(measurements), scene_(scene) {}

    void setSlice(int slice) { slice_ = slice; }
    [[nodiscard]] int slice() const { return slice_; }

    /// Takes hold of the measurement at a point, or begins a new one with the tool.
    /// @return false when the press is not meant for a measurement.
    bool press(QPointF point, ViewTool tool);
    bool move(QPointF point);
    /// Ends the drag. A new measurement that is too small to have been meant is removed again.
    bool release(QPointF point);
    [[nodiscard]] bool belongsHere(const Measurement& measurement) const;

private:
    /// Which of a measurement's two columns and two rows follow the pointer.
    struct Grip {
        std::size_t index = 0;
        bool fromColumn = true;
        bool fromRow = true;
        bool toColumn = true;
        bool toRow = true;
        bool fresh = false;
    };

    [[nodiscard]] std::optional<Grip> gripAt(QPointF point) const;

    Measurements& measurements_;
    const SliceScene& scene_;
    int slice_ = 0;
    std::optional<Grip> held_;
    QPointF last_;  // The column and row that the pointer was at last.
};

}  // namespace disyre::ui
