// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QRectF>
#include <QWidget>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/image/Plane.h"
#include "ui/viewer/Measurement.h"
#include "ui/viewer/OverlayLook.h"
#include "ui/viewer/SliceGrid.h"

class QLabel;

namespace disyre::ui {

class MeasureInput;
class PaintedAreas;
class SliceScene;
class ViewAnnotations;
class VtkWidget;

/// One slice with an optional anomaly overlay, cross-hair and measurements.
///
/// The left button moves the cross-hair or uses the tool; wheel, Up and Down ask for another slice;
/// right drag changes window and level; middle drag pans; Ctrl and wheel zoom; a double click asks
/// to be alone. With the brush, Shift erases, and Shift and wheel set its size. Keys it has no use for go on to its parent.
class SliceView : public QWidget {
    Q_OBJECT

public:
    /// Numbers beside a measurement, one a line.
    using MeasurementText = std::function<QString(const Measurement&)>;

    explicit SliceView(Plane plane = Plane::Axial, QWidget* parent = nullptr);
    ~SliceView() override;

    [[nodiscard]] Plane plane() const;
    /// Empties the view.
    void setPlane(Plane plane);
    void setConvention(Convention convention);

    /// The picture; one value a pixel, columns fastest. A grid other than the last one refits.
    void setBase(const SliceGrid& grid, std::vector<float> values);
    /// Scores on the base's grid; empty removes the overlay.
    void setOverlay(std::vector<float> scores);
    /// Shown on the left of a divider that can be dragged; empty takes the divider away.
    /// @param beside what is on its right.
    void setOriginal(std::vector<float> values, const QString& beside = {});
    void clear();

    void setWindowLevel(double window, double level);
    /// Of the original beside the divider.
    void setOriginalWindowLevel(double window, double level);
    [[nodiscard]] double window() const { return window_; }
    [[nodiscard]] double level() const { return level_; }

    /// Scores below `threshold` are not shown; colours run from 0 to `maximum`.
    void setOverlayRange(double threshold, double maximum);
    void setOverlayOpacity(double opacity);
    void setOverlayLook(const OverlayLook& look);
    void setOverlayTitle(const QString& title);

    /// The first line stays in small views.
    void setTitle(const QString& title);
    [[nodiscard]] QString title() const { return title_; }

    /// Column and row; nothing hides it.
    void setCrosshair(std::optional<QPointF> voxel);
    /// Which slice is in view; measurements belong to one.
    void setSliceNumber(int slice);
    void setMeasurements(Measurements* measurements, MeasurementText text);
    void setAreas(PaintedAreas* areas);
    void setTool(ViewTool tool);
    [[nodiscard]] ViewTool tool() const { return tool_; }

    /// Left, right, top and bottom of the screen in patient terms, from the camera's axes.
    [[nodiscard]] std::array<QString, 4> letters() const;
    /// Column and row (fractional) under a point of this widget, and back.
    [[nodiscard]] QPointF voxelAt(QPointF point) const;
    [[nodiscard]] QPointF pointOf(QPointF voxel) const;

    /// What fit() makes as large as possible, in voxels; empty for the whole slice.
    void setFitArea(const QRectF& area) { fitArea_ = area; }
    void fit();
    /// One voxel of the finer direction on one pixel of the screen.
    void showOneToOne();
    /// About the middle of the view.
    void zoomBy(double factor);
    [[nodiscard]] double zoom() const { return zoom_; }
    [[nodiscard]] QPointF pan() const { return pan_; }
    /// As another view of the same picture.
    void setZoomAndPan(double zoom, QPointF pan);
    /// Of the view's width, from the left.
    void setDivider(double fraction);
    [[nodiscard]] double divider() const { return divider_; }

    [[nodiscard]] bool graphicsShown() const { return vtk_ != nullptr; }
    [[nodiscard]] int framesRendered() const;

Q_SIGNALS:
    /// Positive towards the head, the front or the patient's right.
    void slicesScrolled(int count);
    void crosshairMoved(double column, double row);
    void windowLevelChanged(double window, double level);
    void zoomed();
    void cursorMoved(double column, double row);
    void cursorLeft();
    void maximiseRequested();
    void toolLeft();
    void focusChanged();
    void frameRendered();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    enum class Drag { None, Crosshair, Measurement, Stroke, Divider, Contrast, Pan };

    void nameAfterPlane();
    void dropGraphics();
    void updateCamera();
    void updateAnnotations();
    void updatePointer(QPointF at);
    void startLeftDrag(QPointF at, bool shift);
    void updateAreas();
    /// The brush's circle; none takes it away.
    void moveBrush(std::optional<QPointF> at, bool erases = false);
    void zoomAbout(QPointF point, double factor);
    void reportCursor(QPointF at);
    void moveCrosshairTo(QPointF at);
    void redraw();
    [[nodiscard]] bool overDivider(QPointF at) const;
    [[nodiscard]] bool insidePicture(QPointF voxel) const;

    std::unique_ptr<SliceScene> scene_;
    VtkWidget* vtk_ = nullptr;
    QLabel* noGraphics_ = nullptr;
    ViewAnnotations* annotations_ = nullptr;

    QRectF fitArea_;
    bool shown_ = false;
    bool hasOverlay_ = false;
    bool hasOriginal_ = false;
    double window_ = 1.0;
    double level_ = 0.5;
    double threshold_ = 0.0;
    double maximum_ = 1.0;
    OverlayLook look_;
    double zoom_ = 1.0;
    double divider_ = 0.5;
    QPointF pan_;  // millimetres along the screen's right and up
    QString title_;
    QString overlayTitle_;
    QString besideDivider_;
    std::optional<QPointF> crosshair_;

    ViewTool tool_ = ViewTool::Crosshair;
    Measurements* measurements_ = nullptr;
    MeasurementText measurementText_;
    std::unique_ptr<MeasureInput> measureInput_;
    PaintedAreas* areas_ = nullptr;
    QImage areaPicture_;
    std::optional<QPointF> brushAt_;
    bool brushErases_ = false;

    QPointF dragFrom_;
    Drag drag_ = Drag::None;
    Qt::MouseButton dragButton_ = Qt::NoButton;
    int wheelRest_ = 0;
};

}  // namespace disyre::ui
