// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <memory>
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
    bool operator==(const Measurement&) const = default;
};

/// All measurements of all views, in the order they were drawn in, and which one of them is chosen.
/// They are counted from 0. Each scan keeps its own while it is open, and every change of those in
/// view can be undone and redone until another scan is shown.
class Measurements : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Begins with a scan, or goes on with what was measured on it before.
    void setScan(const std::shared_ptr<const void>& scan);

    [[nodiscard]] const std::vector<Measurement>& all() const { return all_; }
    [[nodiscard]] std::optional<std::size_t> chosen() const { return chosen_; }
    /// Those of any open scan.
    [[nodiscard]] std::vector<Measurement> of(const std::shared_ptr<const void>& scan) const;

    /// Adds a measurement and chooses it.
    void add(const Measurement& measurement);
    void replace(std::size_t index, const Measurement& measurement);
    void choose(std::optional<std::size_t> index);
    void removeChosen();
    void removeAll();
    /// Puts these in the place of all others. Nothing is chosen, and nothing can be undone.
    void setAll(std::vector<Measurement> all);

    /// Begins a change that goes on until endChange(), such as a drag, so that it is undone as one.
    void beginChange();
    /// @param text says what was done, for undo.
    void endChange(const QString& text);
    [[nodiscard]] QUndoStack& undoStack() { return *undo_; }
    /// Makes its changes go to a stack that others use, too, and that outlives it.
    void shareUndo(QUndoStack& stack) { undo_ = &stack; }

Q_SIGNALS:
    void changed();

private:
    friend class MeasurementsChange;
    using All = std::vector<Measurement>;
    /// What was measured on a scan that is not in view.
    struct Kept {
        std::weak_ptr<const void> scan;
        All all;
    };

    void push(const All& before, const QString& text);
    void put(const All& all);

    All all_;
    std::optional<std::size_t> chosen_;
    std::weak_ptr<const void> scan_;
    std::vector<Kept> others_;
    std::optional<All> before_;  ///< what there was when the change began that goes on
    QUndoStack ownUndo_;
    QUndoStack* undo_ = &ownUndo_;
};

}  // namespace disyre::ui
