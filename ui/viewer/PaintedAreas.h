// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>
#include <QString>
#include <QUndoStack>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/image/Plane.h"
#include "core/image/Volume.h"
#include "ui/viewer/Brush.h"

namespace disyre::ui {

/// The areas that a person has painted on the RAS grid of a scan with a brush. Areas are counted
/// from 1, and a voxel belongs to one of them or to none (label 0). Every stroke can be undone and
/// redone.
class PaintedAreas : public QObject {
    Q_OBJECT

public:
    using Label = std::uint8_t;
    static constexpr int kMostAreas = 9;
    // The diameter of the brush in millimetres.
    static constexpr int kSmallestBrush = 1;
    static constexpr int kLargestBrush = 60;

    explicit PaintedAreas(QObject* parent = nullptr);

    /// Begins with a scan, or goes on with what was painted on it before. Strokes can be undone
    /// until another scan is shown.
    void setScan(const std::shared_ptr<const void>& scan, Size3 size,
                 std::array<double, 3> spacing);

    /// The diameter of the brush in millimetres.
    [[nodiscard]] int brush() const { return brush_; }
    void setBrush(int millimetres);

    /// The area that the next stroke adds to.
    [[nodiscard]] int area() const { return now_.area; }
    /// Makes the next stroke begin another area, the first one that has no voxel.
    /// @return false when all areas are in use.
    bool beginArea();

    /// Begins a stroke, which is a disc moved over a slice.
    /// @param at the column and row of the disc's centre, in voxels.
    /// @param erase whether voxels are taken out of their areas instead of painted.
    void beginStroke(Plane plane, int slice, QPointF at, bool erase);
    void moveStroke(QPointF at);
    void endStroke();
    [[nodiscard]] bool painting() const { return stroke_.has_value(); }
    /// Removes everything that is painted; this can be undone.
    void eraseAll();
    /// Removes one area; this can be undone.
    void eraseArea(int area);

    [[nodiscard]] bool isEmpty() const;
    /// How many voxels an area has; areas are counted from 1.
    [[nodiscard]] std::size_t voxelCount(int area) const;
    [[nodiscard]] const std::vector<std::array<int, 3>>& voxelsOf(int area) const;
    /// The labels of a slice, columns fastest; empty when nothing is painted on the whole scan.
    [[nodiscard]] std::vector<Label> slice(Plane plane, int slice) const;

    /// What is painted on any open scan; without voxels where nothing is.
    [[nodiscard]] Grid<Label> labelsOf(const std::shared_ptr<const void>& scan) const;
    /// Puts this in the place of what is painted on the scan in view, on the same grid; it cannot
    /// be undone.
    void setLabels(const Grid<Label>& labels);

    [[nodiscard]] QUndoStack& undoStack() { return *undo_; }
    /// Makes its changes go to a stack that others use, too, and that outlives it.
    void shareUndo(QUndoStack& stack) { undo_ = &stack; }

Q_SIGNALS:
    /// Labels of voxels have changed, possibly in the middle of a stroke.
    void painted();
    /// A stroke was completed, undone or redone.
    void changed();
    void brushChanged();

private:
    friend class PaintStroke;
    struct Change {
        std::size_t voxel = 0;
        Label before = 0;
        Label after = 0;
    };
    struct Stroke {
        BrushSlice slice;
        QPointF at;
        Label label = 0;
        std::vector<Change> changes;
    };

    void dab(QPointF at);
    void set(std::size_t voxel, Label label);
    void push(std::vector<Change> changes, const QString& text);
    void apply(const std::vector<Change>& changes, bool forward);

    /// What is painted on one scan.
    struct Painting {
        std::weak_ptr<const void> scan;
        BrushGrid grid;
        int area = 1;
        Grid<Label> labels;  // Empty until the first stroke.
        std::array<std::size_t, kMostAreas + 1> counts{};
        /// The voxels of each area. They are collected when they are asked for, because that means
        /// going through the whole grid.
        mutable std::array<std::optional<std::vector<std::array<int, 3>>>, kMostAreas + 1> voxels;
    };

    Painting now_;
    std::vector<Painting> others_;
    int brush_ = 10;
    std::optional<Stroke> stroke_;
    QUndoStack ownUndo_;
    QUndoStack* undo_ = &ownUndo_;
};

}  // namespace disyre::ui
