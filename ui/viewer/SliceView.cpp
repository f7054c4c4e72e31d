// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SliceView.h"

#include <vtkCamera.h>
#include <vtkImageStack.h>
#include <vtkRenderer.h>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "ui/viewer/MeasureInput.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/SliceScene.h"
#include "ui/viewer/ViewAnnotations.h"
#include "ui/viewer/VtkWidget.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr double kZoomStep = 1.2;
constexpr double kZoomMinimum = 0.05;
constexpr double kZoomMaximum = 30.0;
constexpr double kDividerReach = 6.0;  // pixels

}  // namespace

SliceView::SliceView(Plane plane, QWidget* parent)
    : QWidget(parent), scene_(std::make_unique<SliceScene>(plane)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 160);
    // KDE moves the window when an unclaimed drag starts in it.
    setProperty("_kde_no_window_grab", true);
    setAutoFillBackground(true);
    QPalette black = palette();
    black.setColor(QPalette::Window, Qt::black);
    setPalette(black);
    nameAfterPlane();

    if (VtkWidget::graphicsAvailable()) {
        vtk_ = new VtkWidget(this);
        vtk_->setObjectName(u"sliceGraphics"_s);
        vtk_->renderer()->SetBackground(0, 0, 0);
        vtk_->renderer()->SetActiveCamera(scene_->camera());
        vtk_->renderer()->AddViewProp(scene_->prop());
        connect(vtk_, &VtkWidget::graphicsFailed, this, &SliceView::dropGraphics);
        connect(vtk_, &VtkWidget::frameRendered, this, &SliceView::frameRendered);
    } else {
        dropGraphics();
    }
    annotations_ = new ViewAnnotations(this);
    annotations_->setObjectName(u"sliceAnnotations"_s);
    scene_->setOverlayRange(threshold_, maximum_);
    updateCamera();
}

SliceView::~SliceView() {
    // The graphics resources of the scene's props belong to the widget's context.
    delete vtk_;
}

void SliceView::nameAfterPlane() {
    switch (plane()) {
        case Plane::Axial:
            setAccessibleName(tr("Axial slice"));
            break;
        case Plane::Coronal:
            setAccessibleName(tr("Coronal slice"));
            break;
        case Plane::Sagittal:
            setAccessibleName(tr("Sagittal slice"));
            break;
    }
    setAccessibleDescription(tr("Letters at the edges say which side of the patient is where."));
}

Plane SliceView::plane() const {
    return scene_->plane();
}

std::array<QString, 4> SliceView::letters() const {
    return scene_->letters();
}

QPointF SliceView::voxelAt(QPointF point) const {
    return scene_->voxelAt(point);
}

QPointF SliceView::pointOf(QPointF voxel) const {
    return scene_->pointOf(voxel);
}

void SliceView::setPlane(Plane plane) {
    if (plane != this->plane()) {
        scene_->setPlane(plane);
        clear();
        nameAfterPlane();
        updateAreas();
    }
}

void SliceView::setConvention(Convention convention) {
    if (convention != scene_->convention()) {
        scene_->setConvention(convention);
        pan_.setX(-pan_.x());
        updateCamera();
    }
}

void SliceView::dropGraphics() {
    delete vtk_;
    vtk_ = nullptr;
    if (noGraphics_ == nullptr) {
        noGraphics_ = new QLabel(this);
        noGraphics_->setObjectName(u"noGraphicsLabel"_s);
        noGraphics_->setAlignment(Qt::AlignCenter);
        noGraphics_->setWordWrap(true);
        noGraphics_->setText(tr("3-D graphics are not available. Scans can still be healed and "
                                "results saved, but not shown here."));
        noGraphics_->setAccessibleName(tr("Graphics notice"));
        QPalette light = noGraphics_->palette();
        light.setColor(QPalette::WindowText, QColor(0xe8, 0xea, 0xed));
        noGraphics_->setPalette(light);
        noGraphics_->setGeometry(rect().adjusted(24, 24, -24, -24));
        noGraphics_->show();
        if (annotations_ != nullptr) {
            annotations_->raise();
        }
    }
}

void SliceView::setBase(const SliceGrid& grid, std::vector<float> values) {
    if (values.empty()) {
        clear();
        return;
    }
    const bool refit = grid != scene_->grid();
    shown_ = true;
    scene_->setGrid(grid);
    scene_->setBase(values);
    if (refit) {
        setOverlay({});
        setOriginal({});
        updateAreas();
        fit();
    }
    redraw();
}

void SliceView::setOverlay(std::vector<float> scores) {
    scene_->setOverlay(scores);
    if (hasOverlay_ == scores.empty()) {
        hasOverlay_ = !scores.empty();
        updateAnnotations();
    }
    redraw();
}

void SliceView::setOriginal(std::vector<float> values, const QString& beside) {
    scene_->setOriginal(values);
    if (hasOriginal_ == values.empty() || beside != besideDivider_) {
        besideDivider_ = beside;
        hasOriginal_ = !values.empty();
        scene_->setDivider(divider_ * width());
        updateAnnotations();
    }
    redraw();
}

void SliceView::setDivider(double fraction) {
    divider_ = std::clamp(fraction, 0.0, 1.0);
    scene_->setDivider(divider_ * width());
    updateAnnotations();
    redraw();
}

void SliceView::clear() {
    scene_->setGrid({});
    scene_->hide();
    shown_ = false;
    hasOverlay_ = false;
    hasOriginal_ = false;
    title_.clear();
    crosshair_.reset();
    updateAnnotations();
    redraw();
}

void SliceView::setWindowLevel(double window, double level) {
    window = std::max(window, 1e-9);
    if (window == window_ && level == level_) {
        return;
    }
    window_ = window;
    level_ = level;
    scene_->setWindowLevel(window_, level_);
    updateAnnotations();
    redraw();
}

void SliceView::setOriginalWindowLevel(double window, double level) {
    if (scene_->setOriginalWindowLevel(std::max(window, 1e-9), level) && hasOriginal_) {
        redraw();
    }
}

void SliceView::setOverlayRange(double threshold, double maximum) {
    maximum = std::max(maximum, 1e-9);
    if (threshold == threshold_ && maximum == maximum_) {
        return;
    }
    threshold_ = threshold;
    maximum_ = maximum;
    scene_->setOverlayRange(threshold_, maximum_);
    updateAnnotations();
    redraw();
}

void SliceView::setOverlayLook(const OverlayLook& look) {
    if (look != look_) {
        look_ = look;
        scene_->setOverlayLook(look_);
        updateAnnotations();
        redraw();
    }
}

void SliceView::setOverlayOpacity(double opacity) {
    scene_->setOverlayOpacity(std::clamp(opacity, 0.0, 1.0));
    redraw();
}

void SliceView::setOverlayTitle(const QString& title) {
    if (title != overlayTitle_) {
        overlayTitle_ = title;
        updateAnnotations();
    }
}

void SliceView::setTitle(const QString& title) {
    if (title != title_) {
        title_ = title;
        updateAnnotations();
    }
}

void SliceView::setCrosshair(std::optional<QPointF> voxel) {
    if (voxel != crosshair_) {
        crosshair_ = voxel;
        updateAnnotations();
    }
}

void SliceView::setSliceNumber(int slice) {
    if (measureInput_ && measureInput_->slice() != slice) {
        measureInput_->setSlice(slice);
        updateAreas();
    }
}

void SliceView::setMeasurements(Measurements* measurements, MeasurementText text) {
    measurements_ = measurements;
    measurementText_ = std::move(text);
    measureInput_ = std::make_unique<MeasureInput>(*measurements, *scene_);
    connect(measurements, &Measurements::changed, this, &SliceView::updateAnnotations);
    updateAnnotations();
}

void SliceView::setAreas(PaintedAreas* areas) {
    areas_ = areas;
    connect(areas, &PaintedAreas::painted, this, &SliceView::updateAreas);
    connect(areas, &PaintedAreas::brushChanged, this, &SliceView::updateAnnotations);
    updateAreas();
}

void SliceView::updateAreas() {
    areaPicture_ = areas_ != nullptr && measureInput_
                       ? areaPicture(areas_->slice(plane(), measureInput_->slice()),
                                     scene_->grid().width)
                       : QImage();
    updateAnnotations();
}

void SliceView::moveBrush(std::optional<QPointF> at, bool erases) {
    if (tool_ != ViewTool::Brush) {
        at.reset();
    }
    if (at != brushAt_ || erases != brushErases_) {
        brushAt_ = at;
        brushErases_ = erases;
        updateAnnotations();
    }
}

void SliceView::setTool(ViewTool tool) {
    tool_ = tool;
    moveBrush(std::nullopt);
    setCursor(tool == ViewTool::Crosshair ? Qt::ArrowCursor : Qt::CrossCursor);
}

void SliceView::updateCamera() {
    const SliceGrid& grid = scene_->grid();
    const QRectF area = fitArea_.isEmpty() ? QRectF(-0.5, -0.5, grid.width, grid.height) : fitArea_;
    scene_->look(area, size(), ViewAnnotations::roomForBar(size()), zoom_, pan_);
    scene_->setDivider(divider_ * width());
    updateAnnotations();
    redraw();
}

void SliceView::fit() {
    zoom_ = 1.0;
    pan_ = {};
    updateCamera();
    Q_EMIT zoomed();
}

void SliceView::showOneToOne() {
    const double finest = std::min(scene_->grid().spacingX, scene_->grid().spacingY);
    zoomBy(scene_->millimetresPerPixel() / (finest * devicePixelRatioF()));
}

void SliceView::zoomBy(double factor) {
    zoomAbout(QPointF(width() - ViewAnnotations::roomForBar(size()), height()) / 2.0, factor);
}

void SliceView::zoomAbout(QPointF point, double factor) {
    const double before = scene_->millimetresPerPixel();
    zoom_ = std::clamp(zoom_ * factor, kZoomMinimum, kZoomMaximum);
    updateCamera();
    const double middle = (width() - ViewAnnotations::roomForBar(size())) / 2.0;
    const QPointF fromMiddle(point.x() - middle, height() / 2.0 - point.y());
    pan_ += fromMiddle * (scene_->millimetresPerPixel() - before);
    updateCamera();
    Q_EMIT zoomed();
}

void SliceView::setZoomAndPan(double zoom, QPointF pan) {
    if (zoom != zoom_ || pan != pan_) {
        zoom_ = zoom;
        pan_ = pan;
        updateCamera();
    }
}

void SliceView::updateAnnotations() {
    if (annotations_ == nullptr) {
        return;
    }
    ViewAnnotations::Content content;
    if (shown_ && vtk_ != nullptr) {
        content.letters = letters();
        content.title = title_;
        content.convention = scene_->convention() == Convention::Radiological
                                 ? tr("radiological")
                                 : tr("neurological");
        const QLocale locale;
        const auto number = [&locale](double value) { return locale.toString(value, 'g', 4); };
        content.contrast = tr("window %1  level %2").arg(number(window_), number(level_));
        content.pixelsPerMillimetre = 1.0 / scene_->millimetresPerPixel();
        content.bar = {hasOverlay_, maximum_, threshold_, overlayTitle_, look_};
        if (crosshair_) {
            content.crosshair = pointOf(*crosshair_);
        }
        if (hasOriginal_) {
            content.divider = divider_ * width();
            content.besideDivider = besideDivider_;
        }
        const QSize picture = areaPicture_.size();
        if (picture == QSize(scene_->grid().width, scene_->grid().height)) {
            content.areas = {areaPicture_, pointOf({-0.5, -0.5}),
                             pointOf({picture.width() - 0.5, picture.height() - 0.5})};
        }
        if (brushAt_ && areas_ != nullptr) {
            const double radius = areas_->brush() / 2.0 / scene_->millimetresPerPixel();
            content.brush = DrawnBrush{
                *brushAt_, {radius, radius}, brushErases_, tr("%1 mm").arg(areas_->brush())};
        }
        if (measurements_ != nullptr) {
            const auto& all = measurements_->all();
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (measureInput_->belongsHere(all[i])) {
                    content.measurements.push_back(
                        {all[i].kind == Measurement::Kind::Ellipse, measurements_->chosen() == i,
                         pointOf(all[i].from), pointOf(all[i].to), measurementText_(all[i])});
                }
            }
        }
    }
    annotations_->setContent(content);
}

void SliceView::redraw() {
    if (vtk_ != nullptr) {
        vtk_->scheduleRender();
    }
}

int SliceView::framesRendered() const {
    return vtk_ == nullptr ? 0 : vtk_->framesRendered();
}

bool SliceView::insidePicture(QPointF voxel) const {
    const SliceGrid& grid = scene_->grid();
    return voxel.x() >= -0.5 && voxel.y() >= -0.5 && voxel.x() < grid.width - 0.5 &&
           voxel.y() < grid.height - 0.5;
}

bool SliceView::overDivider(QPointF at) const {
    return hasOriginal_ && std::abs(at.x() - divider_ * width()) <= kDividerReach;
}

bool SliceView::event(QEvent* event) {
    // Esc leaves the tool before it means anything to the window.
    if (event->type() == QEvent::ShortcutOverride && tool_ != ViewTool::Crosshair &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SliceView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (vtk_ != nullptr) {
        vtk_->setGeometry(rect());
    }
    if (noGraphics_ != nullptr) {
        noGraphics_->setGeometry(rect().adjusted(24, 24, -24, -24));
    }
    annotations_->setGeometry(rect());
    updateCamera();
}

void SliceView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomAbout(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
        return;
    }
    // Fine-grained wheels and touch pads send fractions of a notch. Some systems turn a wheel with
    // Shift sideways.
    const bool sizesBrush = tool_ == ViewTool::Brush && areas_ != nullptr &&
                            event->modifiers().testFlag(Qt::ShiftModifier);
    wheelRest_ += sizesBrush && event->angleDelta().y() == 0 ? event->angleDelta().x()
                                                             : event->angleDelta().y();
    const int notches = wheelRest_ / 120;
    wheelRest_ -= notches * 120;
    if (sizesBrush) {
        areas_->setBrush(areas_->brush() + notches);
        return;
    }
    if (notches != 0) {
        Q_EMIT slicesScrolled(notches);
    }
}

void SliceView::mousePressEvent(QMouseEvent* event) {
    event->accept();
    if (drag_ != Drag::None || !shown_) {
        return;
    }
    dragFrom_ = event->position();
    dragButton_ = event->button();
    if (event->button() == Qt::RightButton) {
        drag_ = Drag::Contrast;
    } else if (event->button() == Qt::MiddleButton) {
        drag_ = Drag::Pan;
    } else if (event->button() == Qt::LeftButton) {
        startLeftDrag(event->position(), event->modifiers().testFlag(Qt::ShiftModifier));
    }
}

void SliceView::startLeftDrag(QPointF at, bool shift) {
    if (overDivider(at)) {
        drag_ = Drag::Divider;
    } else if (tool_ == ViewTool::Brush && areas_ != nullptr && measureInput_) {
        drag_ = Drag::Stroke;
        areas_->beginStroke(plane(), measureInput_->slice(), voxelAt(at), shift);
    } else if (measureInput_ && measureInput_->press(at, tool_)) {
        drag_ = Drag::Measurement;
    } else {
        drag_ = Drag::Crosshair;
        moveCrosshairTo(at);
    }
}

void SliceView::moveCrosshairTo(QPointF at) {
    const SliceGrid& grid = scene_->grid();
    const QPointF voxel = voxelAt(at);
    Q_EMIT crosshairMoved(std::clamp(voxel.x(), 0.0, grid.width - 1.0),
                          std::clamp(voxel.y(), 0.0, grid.height - 1.0));
}

void SliceView::mouseMoveEvent(QMouseEvent* event) {
    event->accept();
    const QPointF at = event->position();
    const QPointF moved = at - dragFrom_;
    dragFrom_ = at;
    switch (drag_) {
        case Drag::Contrast: {
            // Relative to the present window, so that scans of any intensity range feel alike.
            const double step = std::max(window_, 1e-6) / 250.0;
            setWindowLevel(std::max(window_ + moved.x() * step, window_ / 4),
                           level_ + moved.y() * step);
            Q_EMIT windowLevelChanged(window_, level_);
            break;
        }
        case Drag::Pan:
            pan_ += QPointF(moved.x(), -moved.y()) * scene_->millimetresPerPixel();
            updateCamera();
            Q_EMIT zoomed();
            break;
        case Drag::Divider:
            setDivider(at.x() / std::max(1, width()));
            break;
        case Drag::Measurement:
            measureInput_->move(at);
            break;
        case Drag::Stroke:
            areas_->moveStroke(voxelAt(at));
            break;
        case Drag::Crosshair:
            moveCrosshairTo(at);
            break;
        case Drag::None:
            updatePointer(at);
            break;
    }
    moveBrush(at, event->modifiers().testFlag(Qt::ShiftModifier));
    reportCursor(at);
}

void SliceView::updatePointer(QPointF at) {
    if (overDivider(at)) {
        setCursor(Qt::SplitHCursor);
    } else {
        setCursor(tool_ == ViewTool::Crosshair ? Qt::ArrowCursor : Qt::CrossCursor);
    }
}

void SliceView::reportCursor(QPointF at) {
    if (!shown_) {
        return;
    }
    const QPointF voxel = voxelAt(at);
    if (insidePicture(voxel)) {
        Q_EMIT cursorMoved(voxel.x(), voxel.y());
    } else {
        Q_EMIT cursorLeft();
    }
}

void SliceView::mouseReleaseEvent(QMouseEvent* event) {
    event->accept();
    if (event->button() != dragButton_) {
        return;
    }
    if (drag_ == Drag::Measurement) {
        measureInput_->release(event->position());
    } else if (drag_ == Drag::Stroke) {
        areas_->endStroke();
    }
    drag_ = Drag::None;
    dragButton_ = Qt::NoButton;
}

void SliceView::mouseDoubleClickEvent(QMouseEvent* event) {
    event->accept();
    // Two quick clicks with a tool are two clicks.
    if (event->button() == Qt::LeftButton && tool_ == ViewTool::Crosshair && shown_) {
        Q_EMIT maximiseRequested();
    } else {
        mousePressEvent(event);
    }
}

void SliceView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    moveBrush(std::nullopt);
    Q_EMIT cursorLeft();
}

void SliceView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    Q_EMIT focusChanged();
}

void SliceView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    Q_EMIT focusChanged();
}

void SliceView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            Q_EMIT slicesScrolled(1);
            return;
        case Qt::Key_Down:
            Q_EMIT slicesScrolled(-1);
            return;
        case Qt::Key_PageUp:
            Q_EMIT slicesScrolled(10);
            return;
        case Qt::Key_PageDown:
            Q_EMIT slicesScrolled(-10);
            return;
        case Qt::Key_Escape:
            if (tool_ != ViewTool::Crosshair) {
                Q_EMIT toolLeft();
                return;
            }
            break;
        default:
            break;
    }
    QWidget::keyPressEvent(event);
}

void SliceView::contextMenuEvent(QContextMenuEvent* event) {
    // The right button is for window and level.
    event->accept();
}

}  // namespace disyre::ui
