// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

#include "core/image/Plane.h"
#include "ui/common/OverlayStyle.h"
#include "ui/viewer/NumberMark.h"
#include "ui/viewer/SliceGrid.h"

namespace disyre::ui {

/// A slice of another volume, which lies between the picture and the overlay.
struct SecondLayer {
    QImage picture;        ///< one pixel for each voxel of the grid; null for none
    double opacity = 1.0;  ///< 0 (invisible) to 1
    bool isSmooth = true;  ///< whether colours run into each other between voxels
    bool operator==(const SecondLayer&) const = default;
};

/// What a slice view shows of a scan, apart from window, level and cross-hair.
struct SliceContent {
    SliceGrid grid;
    int slice = 0;              ///< its number along the view's axis; measurements belong to one
    QRectF fitArea;             ///< what fit() makes as large as possible, in voxels
    QString title;              ///< the first line stays in small views
    std::vector<float> base;    ///< the picture below, one value for each pixel, columns fastest
    std::vector<float> scores;  ///< the overlay on the same grid; empty for no overlay
    SecondLayer second;
    std::vector<NumberMark> marks;
    double threshold = 0.0;  ///< a score; the style says what happens below it
    double maximum = 1.0;    ///< the score at which the overlay's colours end
    double opacity = 1.0;    ///< the overlay's opacity, 0 (invisible) to 1
    OverlayStyle style;
    /// The border of the region at or above the threshold, in voxels; empty for none. It is drawn
    /// over the picture with a dark rim, so that it is seen on any grey.
    std::vector<QLineF> contour;
    QString overlayTitle;  ///< the name of the overlay's colour bar
    /// The name of the bar of grey levels, for a picture below that is a difference; empty for no
    /// bar.
    QString differenceTitle;
    std::vector<float> original;  ///< shown left of a divider; empty for no divider
    QString besideDivider;        ///< the name of what is right of the divider
};

/// A view of one slice, as a presenter sees it. Presenters know this instead of the widget, so that
/// they can be tested without a window and without OpenGL.
class SliceDisplay {
public:
    virtual ~SliceDisplay() = default;

    [[nodiscard]] virtual Plane plane() const = 0;
    virtual void showContent(SliceContent content) = 0;
    virtual void clear() = 0;
    /// Sets the window and level of the picture below the overlay, in intensities.
    virtual void setWindowLevel(double window, double level) = 0;
    /// Sets the window and level of the original left of the divider.
    virtual void setOriginalWindowLevel(double window, double level) = 0;
    /// Scores of the overlay from 0 to `maximum` have colours.
    virtual void setOverlayRange(double threshold, double maximum) = 0;
    /// @param voxel column and row; nothing hides the cross-hair.
    virtual void setCrosshair(std::optional<QPointF> voxel) = 0;
    virtual void setFitArea(const QRectF& area) = 0;
    /// Zooms so that the fit area is as large as possible.
    virtual void fit() = 0;
};

/// The slice views of a window, as a presenter sees them: one for each plane, and one that shows
/// the original beside the foremost of them.
class SliceDisplays {
public:
    virtual ~SliceDisplays() = default;

    [[nodiscard]] virtual SliceDisplay& display(Plane plane) const = 0;
    /// The view that shows the original beside the foremost one.
    [[nodiscard]] virtual SliceDisplay& originalDisplay() const = 0;
    /// Whether the view of a plane can be seen.
    [[nodiscard]] virtual bool isShown(Plane plane) const = 0;
    /// The plane that is shown largest, or alone, or twice.
    [[nodiscard]] virtual Plane foremost() const = 0;
    /// The plane of the view that the keyboard speaks to, or spoke to last.
    [[nodiscard]] virtual Plane activePlane() const = 0;
    /// Shows the original beside the foremost view, or no longer does so.
    virtual void setSideBySide(bool sideBySide) = 0;
    [[nodiscard]] virtual bool sideBySide() const = 0;
};

}  // namespace disyre::ui
