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

namespace disyre::ui {

/// What has been painted on the scan's RAS grid with a brush: areas counted from 1, a voxel belonging
/// to one of them or to none (0). Every stroke can be undone and done again.
class PaintedAreas : public QObject {
    Q_OBJECT

public:
    using Label = std::uint8_t;
    static constexpr int kMostAreas = 9;
    static constexpr int kSmallestBrush = 1;  // millimetres across
    static constexpr int kLargestBrush = 60;

    explicit PaintedAreas(QObject* parent = nullptr);

    /// Goes on with what was painted on this scan before, if anything. Strokes can be undone until
    /// another scan is shown.
    void setScan(const std::shared_ptr<const void>& scan, Size3 size,
                 std::array<double, 3> spacing);

    /// Across, in millimetres.
    [[nodiscard]] int brush() const { return brush_; }
    void setBrush(int millimetres);

    /// The area that the next stroke adds to.
    [[nodiscard]] int area() const { return now_.area; }
    /// The next stroke begins another area: the first that has no voxel. False where all are in use.
    bool beginArea();

    /// A stroke is a disc moved over a slice; `at` is column and row in voxels.
    void beginStroke(Plane plane, int slice, QPointF at, bool erase);
    void moveStroke(QPointF at);
    void endStroke();
    [[nodiscard]] bool painting() const { return stroke_.has_value(); }
    /// Takes everything away; can be undone.
    void eraseAll();

    [[nodiscard]] bool isEmpty() const;
    /// Of an area, counted from 1.
    [[nodiscard]] std::size_t voxelCount(int area) const;
    [[nodiscard]] const std::vector<std::array<int, 3>>& voxelsOf(int area) const;
    /// The labels of a slice, columns fastest; empty where nothing is painted at all.
    [[nodiscard]] std::vector<Label> slice(Plane plane, int slice) const;

    [[nodiscard]] QUndoStack& undoStack() { return undo_; }

Q_SIGNALS:
    /// Voxels, while a stroke is drawn too.
    void painted();
    /// A stroke is complete, undone or done again.
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
        Plane plane = Plane::Axial;
        int slice = 0;
        QPointF at;
        Label label = 0;
        std::vector<Change> changes;
    };

    void dab(QPointF at);
    void set(std::size_t voxel, Label label);
    void push(std::vector<Change> changes, const QString& text);
    void apply(const std::vector<Change>& changes, bool forward);

    /// What belongs to one scan.
    struct Painting {
        std::weak_ptr<const void> scan;
        Size3 size{};
        std::array<double, 3> spacing{1, 1, 1};
        int area = 1;
        Grid<Label> labels;  // made at the first stroke
        std::array<std::size_t, kMostAreas + 1> counts{};
        /// Looked for when asked for, since a whole grid is a long way.
        mutable std::array<std::optional<std::vector<std::array<int, 3>>>, kMostAreas + 1> voxels;
    };

    Painting now_;
    std::vector<Painting> others_;
    int brush_ = 10;
    std::optional<Stroke> stroke_;
    QUndoStack undo_;
};

}  // namespace disyre::ui
