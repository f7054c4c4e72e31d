// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QLineF>
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
#include "ui/viewer/OverlayColours.h"
#include "ui/viewer/SliceDisplay.h"
#include "ui/viewer/SliceGrid.h"

class QLabel;

namespace disyre::ui {

class BrainMaskEditor;
class MeasureInput;
class PaintedAreas;
class SliceScene;
class ViewAnnotations;
class VtkWidget;

/// A view of one slice with an optional anomaly overlay, cross-hair and measurements.
///
/// The left button moves the cross-hair or uses the tool; the wheel, Up and Down ask for another
/// slice; dragging with the right button changes window and level; dragging with the middle button
/// pans; Ctrl and the wheel zoom; a double click asks that this view be shown alone. With a
/// brush, Shift erases, and Shift and the wheel set its size. Keys without a meaning here go on to
/// the parent widget.
class SliceView : public QWidget, public SliceDisplay {
    Q_OBJECT

public:
    /// Writes the numbers beside a measurement, one on each line.
    using MeasurementText = std::function<QString(const Measurement&)>;

    explicit SliceView(Plane plane = Plane::Axial, QWidget* parent = nullptr);
    ~SliceView() override;

    [[nodiscard]] Plane plane() const override;
    /// Sets the plane and, when it is another one, empties the view.
    void setPlane(Plane plane);
    void setConvention(Convention convention);
    [[nodiscard]] Convention convention() const;

    void showContent(SliceContent content) override;
    /// Sets the picture, one value for each pixel, columns fastest. When the grid differs from the
    /// last one, the picture is fitted into the view.
    void setBase(const SliceGrid& grid, std::vector<float> values);
    /// Sets scores on the base's grid; an empty vector removes the overlay.
    void setOverlay(std::vector<float> scores);
    /// Sets the picture that is shown left of a divider that can be dragged; an empty vector takes
    /// the divider away.
    /// @param beside the name of what is right of the divider.
    void setOriginal(std::vector<float> values, const QString& beside = {});
    void clear() override;

    void setWindowLevel(double window, double level) override;
    void setOriginalWindowLevel(double window, double level) override;
    [[nodiscard]] double window() const { return window_; }
    [[nodiscard]] double level() const { return level_; }

    void setOverlayRange(double threshold, double maximum) override;
    /// @param opacity 0 (invisible) to 1.
    void setOverlayOpacity(double opacity);
    void setOverlayStyle(const OverlayStyle& style);
    void setOverlayTitle(const QString& title);
    /// Sets the line around the region at or above the threshold, in voxels.
    void setContour(std::vector<QLineF> lines);
    /// Sets a slice of another volume, on the base's grid, below the overlay; a null picture
    /// removes it.
    void setSecond(const SecondLayer& second);
    [[nodiscard]] const SecondLayer& second() const { return second_; }
    /// Sets the numbers that are written beside regions of the slice.
    void setMarks(std::vector<NumberMark> marks);
    [[nodiscard]] const std::vector<NumberMark>& marks() const { return marks_; }
    /// Sets the name of the bar of grey levels, which says what a difference means; empty for no
    /// bar.
    void setDifferenceTitle(const QString& title);

    /// Sets the title, of which the first line stays in small views.
    void setTitle(const QString& title);
    [[nodiscard]] QString title() const { return title_; }

    void setCrosshair(std::optional<QPointF> voxel) override;
    /// Sets the number of the slice in view; every measurement belongs to one slice.
    void setSliceNumber(int slice);
    void setMeasurements(Measurements* measurements, MeasurementText text);
    void setAreas(PaintedAreas* areas);
    /// Sets the brain mask, whose outline is shown if setMaskShown() says so, and always while the
    /// mask's brush is in use.
    void setMaskEditor(BrainMaskEditor* mask);
    void setMaskShown(bool shown);
    [[nodiscard]] bool maskShown() const { return maskShown_ || tool_ == ViewTool::MaskBrush; }
    void setTool(ViewTool tool);
    [[nodiscard]] ViewTool tool() const { return tool_; }

    /// The letters for left, right, top and bottom of the screen in patient terms, taken from the
    /// axes of the camera.
    [[nodiscard]] std::array<QString, 4> letters() const;
    /// The column and row (with fractions) under a point of this widget.
    [[nodiscard]] QPointF voxelAt(QPointF point) const;
    /// The point of this widget that shows a column and row.
    [[nodiscard]] QPointF pointOf(QPointF voxel) const;

    /// Sets what fit() makes as large as possible, in voxels; an empty area means the whole slice.
    void setFitArea(const QRectF& area) override { fitArea_ = area; }
    void fit() override;
    /// Shows one voxel of the finer direction on one pixel of the screen.
    void showOneToOne();
    /// Zooms about the middle of the view.
    void zoomBy(double factor);
    [[nodiscard]] double zoom() const { return zoom_; }
    /// How far the picture is moved, in millimetres along the screen's right and up.
    [[nodiscard]] QPointF pan() const { return pan_; }
    /// Takes over zoom and pan of another view of the same picture.
    void setZoomAndPan(double zoom, QPointF pan);
    /// @param fraction the divider's distance from the left, as a share of the view's width.
    void setDivider(double fraction);
    [[nodiscard]] double divider() const { return divider_; }

    [[nodiscard]] bool graphicsShown() const { return vtk_ != nullptr; }
    [[nodiscard]] int framesRendered() const;

Q_SIGNALS:
    /// @param count positive towards the head, the front or the patient's right.
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
    void changeEvent(QEvent* event) override;
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
    enum class Drag { None, Crosshair, Measurement, Stroke, MaskStroke, Divider, Contrast, Pan };

    void nameAfterPlane();
    void nameNoGraphics();
    /// Sets every text in the language of the program.
    void retranslate();
    void dropGraphics();
    void updateCamera();
    void updateAnnotations();
    void updatePointer(QPointF at);
    void startLeftDrag(QPointF at, bool shift);
    void updateAreas();
    void updateMask();
    /// Moves the circle of the brush; nothing takes it away.
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
    OverlayStyle style_;
    double zoom_ = 1.0;
    double divider_ = 0.5;
    QPointF pan_;
    QString title_;
    QString overlayTitle_;
    QString differenceTitle_;
    QString besideDivider_;
    SecondLayer second_;
    std::vector<NumberMark> marks_;
    std::optional<QPointF> crosshair_;

    ViewTool tool_ = ViewTool::Crosshair;
    Measurements* measurements_ = nullptr;
    MeasurementText measurementText_;
    std::unique_ptr<MeasureInput> measureInput_;
    PaintedAreas* areas_ = nullptr;
    QImage areaPicture_;
    BrainMaskEditor* mask_ = nullptr;
    bool maskShown_ = false;
    std::vector<QLineF> maskOutline_;  // In voxels.
    std::vector<QLineF> contour_;      // In voxels.
    std::optional<QPointF> brushAt_;
    bool brushErases_ = false;

    QPointF dragFrom_;
    Drag drag_ = Drag::None;
    Qt::MouseButton dragButton_ = Qt::NoButton;
    int wheelRest_ = 0;
};

}  // namespace disyre::ui
