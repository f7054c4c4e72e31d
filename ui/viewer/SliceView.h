// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QWidget>

#include <array>
#include <memory>
#include <vector>

#include "ui/viewer/OverlayLook.h"

class QLabel;

namespace disyre::ui {

class ViewAnnotations;
class VtkWidget;

/// The grid of an axial slice in RAS order: columns run to the patient's right, rows to the front.
struct SliceGrid {
    int width = 0;
    int height = 0;
    double spacingX = 1.0;  ///< millimetres
    double spacingY = 1.0;
    bool operator==(const SliceGrid&) const = default;
};

/// One axial slice with an optional anomaly overlay, as a radiologist expects it: seen from the
/// feet, the patient's right on the left of the screen, the front at the top.
///
/// Wheel, Up and Down ask for another slice; right drag changes window and level; middle drag pans;
/// Ctrl and wheel zoom. Keys it has no use for go on to its parent.
class SliceView : public QWidget {
    Q_OBJECT

public:
    explicit SliceView(QWidget* parent = nullptr);
    ~SliceView() override;

    /// The picture; one value a pixel, columns fastest. A grid other than the last one refits.
    void setBase(const SliceGrid& grid, std::vector<float> values);
    /// Scores on the base's grid; empty removes the overlay.
    void setOverlay(std::vector<float> scores);
    void clear();

    void setWindowLevel(double window, double level);
    [[nodiscard]] double window() const;
    [[nodiscard]] double level() const;

    /// Scores below `threshold` are not shown; colours run from 0 to `maximum`.
    void setOverlayRange(double threshold, double maximum);
    void setOverlayOpacity(double opacity);
    void setOverlayLook(const OverlayLook& look);
    void setOverlayTitle(const QString& title);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;

    /// Left, right, top and bottom of the screen in patient terms, from the camera's axes.
    [[nodiscard]] std::array<QString, 4> letters() const;
    /// Column and row (fractional) under a point of this widget.
    [[nodiscard]] QPointF voxelAt(QPointF point) const;
    [[nodiscard]] double zoom() const;

    /// What fit() makes as large as possible, in voxels; empty for the whole slice.
    void setFitArea(const QRectF& area) { fitArea_ = area; }
    void fit();

    [[nodiscard]] bool graphicsShown() const { return vtk_ != nullptr; }
    [[nodiscard]] int framesRendered() const;

Q_SIGNALS:
    /// Positive towards the head.
    void slicesScrolled(int count);
    void windowLevelChanged(double window, double level);
    void cursorMoved(double column, double row);
    void cursorLeft();
    void frameRendered();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Scene;

    void buildScene();
    void dropGraphics();
    void updateCamera();
    void updateLookupTable();
    void updateAnnotations();
    void redraw();
    [[nodiscard]] double millimetresPerPixel() const;

    std::unique_ptr<Scene> scene_;
    VtkWidget* vtk_ = nullptr;
    QLabel* noGraphics_ = nullptr;
    ViewAnnotations* annotations_ = nullptr;

    SliceGrid grid_;
    QRectF fitArea_;
    bool hasOverlay_ = false;
    double window_ = 1.0;
    double level_ = 0.5;
    double threshold_ = 0.0;
    double maximum_ = 1.0;
    double opacity_ = 0.7;
    OverlayLook look_;
    double zoom_ = 1.0;
    QPointF pan_;  // millimetres along the screen's right and up
    QString title_;
    QString overlayTitle_;

    QPointF dragFrom_;
    Qt::MouseButton dragging_ = Qt::NoButton;
    int wheelRest_ = 0;
};

}  // namespace disyre::ui
