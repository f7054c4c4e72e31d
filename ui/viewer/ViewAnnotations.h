// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>

#include <array>
#include <optional>
#include <vector>

#include "ui/viewer/AreaPainter.h"
#include "ui/viewer/MaskOutline.h"
#include "ui/viewer/MeasurePainter.h"
#include "ui/viewer/NumberMark.h"
#include "ui/viewer/OverlayColours.h"

namespace disyre::ui {

/// Paints over a view what belongs to it: letters, texts, colour bar, scale bar, cross-hair and
/// measurements. Qt paints them, so that text follows the font of the system and the density of the
/// screen. Small views leave out what can be left out.
class ViewAnnotations : public QWidget {
    Q_OBJECT

public:
    struct ColourBar {
        bool shown = false;
        double maximum = 1.0;
        double threshold = 0.0;
        QString title;
        OverlayStyle style;
    };
    /// The grey levels of a difference.
    struct GreyBar {
        QString title;  ///< empty for no bar
        double window = 1.0;
        double level = 0.0;
    };
    struct Content {
        std::array<QString, 4> letters;  ///< left, right, top, bottom
        QString title;                   ///< top left, one or more lines
        QString convention;              ///< bottom left
        QString contrast;                ///< bottom left, below the convention
        double pixelsPerMillimetre = 0;  ///< of the screen; 0 hides the scale bar
        ColourBar bar;
        GreyBar greyBar;
        std::optional<QPointF> crosshair;
        std::optional<double> divider;  ///< its distance from the left edge, in pixels
        QString besideDivider;          ///< the name of what is right of the divider
        std::vector<DrawnMeasurement> measurements;
        std::vector<NumberMark> marks;  ///< in pixels of the widget
        DrawnAreas areas;
        DrawnOutline maskOutline;
        DrawnOutline contour;  ///< the border of the region at or above the threshold
        std::optional<DrawnBrush> brush;
    };

    explicit ViewAnnotations(QWidget* parent);

    /// How many pixels at the right edge are kept for the colour bar in a view of this size, or 0
    /// when the view is too small for a bar. They are kept even while no bar is shown, so that the
    /// picture does not jump when one appears.
    [[nodiscard]] static int roomForBar(QSize view);

    void setContent(const Content& content);
    [[nodiscard]] const Content& content() const { return content_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintCrosshair(QPainter& painter) const;
    void paintDivider(QPainter& painter) const;
    void paintCorners(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    /// Paints the bars that are shown into the column at the right edge, one above the other.
    void paintBars(QPainter& painter) const;
    void paintColourBar(QPainter& painter, const QRectF& column) const;
    void paintGreyBar(QPainter& painter, const QRectF& column) const;
    /// Paints the name of a bar above it, and a frame about it.
    void paintBarFrame(QPainter& painter, const QRectF& column, const QString& title) const;
    /// Paints a number beside a bar.
    void paintBarNumber(QPainter& painter, const QRectF& column, double y,
                        const QString& text) const;
    void paintScaleBar(QPainter& painter) const;

    [[nodiscard]] bool small() const { return roomForBar(size()) == 0; }

    Content content_;
};

}  // namespace disyre::ui
