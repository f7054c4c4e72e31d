// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

#include "ui/viewer/AreaPainter.h"
#include "ui/viewer/MeasurePainter.h"
#include "ui/viewer/OverlayLook.h"

namespace disyre::ui {

/// What is written over a view: letters, slice, convention, colour bar, scale bar, cross-hair and
/// measurements. Painted by Qt, so that text follows the system's font and the screen's density.
/// Small views say only what they must.
class ViewAnnotations : public QWidget {
    Q_OBJECT

public:
    struct ColourBar {
        bool shown = false;
        double maximum = 1.0;
        double threshold = 0.0;
        QString title;
        OverlayLook look;
    };
    struct Content {
        std::array<QString, 4> letters;  ///< left, right, top, bottom
        QString title;                   ///< top left, one or more lines
        QString convention;              ///< bottom left
        QString contrast;                ///< bottom left, below the convention
        double pixelsPerMillimetre = 0;  ///< 0 hides the scale bar
        ColourBar bar;
        std::optional<QPointF> crosshair;
        std::optional<double> divider;  ///< from the left; the original is beside it
        QString besideDivider;          ///< what is on its right
        std::vector<DrawnMeasurement> measurements;
        DrawnAreas areas;
        std::optional<DrawnBrush> brush;
    };

    explicit ViewAnnotations(QWidget* parent);

    /// What the colour bar needs at the right edge of a view of this size, whether it is there or
    /// not: pictures must not jump with it. 0 where the view is too small for a bar.
    [[nodiscard]] static int roomForBar(QSize view);

    void setContent(const Content& content);
    [[nodiscard]] const Content& content() const { return content_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCrosshair(QPainter& painter) const;
    void paintDivider(QPainter& painter) const;
    void paintCorners(QPainter& painter) const;
    void paintColourBar(QPainter& painter) const;
    void paintScaleBar(QPainter& painter) const;

    [[nodiscard]] bool small() const { return roomForBar(size()) == 0; }
    [[nodiscard]] bool barShown() const { return content_.bar.shown && !small(); }

    Content content_;
};

}  // namespace disyre::ui
