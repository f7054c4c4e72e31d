// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRect>

#include <optional>
#include <vector>

#include "core/teaching/DrawnShape.h"
#include "ui/common/OverlayStyle.h"
#include "ui/common/PictureView.h"

namespace disyre::ui {

/// The grey picture of an axial slice or patch in model space, as the views show slices: the front
/// up, the patient's right side on the left. `low` is black and `high` white.
[[nodiscard]] QImage sliceGrey(const Patch& slice, float low = 0.0f, float high = 1.0f);
/// The same in the colours of a heat map, where 0 is black.
/// @param high the value of the brightest colour.
[[nodiscard]] QImage sliceHeat(const Patch& slice, float high, ScoreMap map = ScoreMap::Inferno);

/// A picture of a slice that can be drawn on with the mouse, and that shows the outlines of areas.
class SlicePicture : public PictureView {
    Q_OBJECT

public:
    explicit SlicePicture(const QString& name, QWidget* parent = nullptr);

    /// @param picture made by sliceGrey().
    void setSlice(const QImage& picture);
    /// Shows a slice in the colours of a heat map; see sliceHeat().
    void setHeat(const Patch& slice, float high);
    /// The colours of heat maps; a picture that is shown changes its own.
    void setColourMap(ScoreMap map);
    /// Whether the mouse draws; the pointer is then a cross.
    void setDrawable(bool drawable);
    /// The outlines that are drawn over the picture; each area has the slice's size.
    struct Area {
        PatchMask mask;
        QColor colour;
    };
    void setAreas(std::vector<Area> areas);
    /// A rectangle of pixels whose outline is drawn: x is the first column, y the first row. What
    /// lies beyond the slice is cut off.
    struct Frame {
        QRect pixels;
        QColor colour;
        double width = 1.0;  ///< of the line, in pixels of the screen
    };
    void setFrames(std::vector<Frame> frames);
    [[nodiscard]] const std::vector<Frame>& frames() const { return frames_; }
    /// A pixel that is marked by a small square; none without a value.
    void setPixel(std::optional<std::pair<int, int>> pixel);

    /// The place on the slice under a point of the widget.
    [[nodiscard]] SlicePoint pointAt(const QPointF& place) const;
    /// The point of the widget that shows a place on the slice.
    [[nodiscard]] QPointF placeOf(SlicePoint point) const;

Q_SIGNALS:
    /// The left button was pressed, moved while held, and released at these places of the slice.
    void strokeBegan(const SlicePoint& at);
    void strokeMoved(const SlicePoint& to);
    void strokeEnded(const SlicePoint& at);
    /// The pointer rests on this place, or has left the picture if it lies outside the slice.
    void hovered(const SlicePoint& at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void place(const QImage& picture);

    std::optional<std::pair<Patch, float>> heat_;  // The slice and what is brightest.
    ScoreMap colourMap_ = ScoreMap::Inferno;
    std::vector<Area> areas_;
    std::vector<Frame> frames_;
    std::optional<std::pair<int, int>> pixel_;
    bool drawable_ = false;
    bool drawing_ = false;
};

}  // namespace disyre::ui
