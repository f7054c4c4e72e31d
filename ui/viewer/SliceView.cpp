// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SliceView.h"

#include <vtkCamera.h>
#include <vtkImageStack.h>
#include <vtkRenderer.h>

#include <QLabel>
#include <QLocale>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

#include "ui/viewer/BrainMaskEditor.h"
#include "ui/viewer/MaskOutline.h"
#include "ui/viewer/MeasureInput.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/SliceScene.h"
#include "ui/viewer/ViewAnnotations.h"
#include "ui/viewer/VtkWidget.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr double kZoomMinimum = 0.05;
constexpr double kZoomMaximum = 30.0;

}  // namespace

SliceView::SliceView(Plane plane, QWidget* parent)
    : QWidget(parent), scene_(std::make_unique<SliceScene>(plane)) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(120, 64);
    // Without this property, KDE would move the window when a drag starts in the view.
    setProperty("_kde_no_window_grab", true);
    setAutoFillBackground(true);
    QPalette black = palette();
    black.setColor(QPalette::Window, Qt::black);
    setPalette(black);

    if (VtkWidget::graphicsAvailable()) {
        vtk_ = new VtkWidget(this);
        vtk_->setObjectName(u"sliceGraphics"_s);
        vtk_->renderer()->SetBackground(0, 0, 0);
        vtk_->renderer()->SetActiveCamera(scene_->camera());
        vtk_->renderer()->AddViewProp(scene_->prop());
        connect(vtk_, &VtkWidget::graphicsFailed, this, &SliceView::dropGraphics);
        connect(vtk_, &VtkWidget::frameRendered, this, [this] {
            scene_->noteDrawn();
            Q_EMIT frameRendered();
        });
    } else {
        dropGraphics();
    }
    annotations_ = new ViewAnnotations(this);
    annotations_->setObjectName(u"sliceAnnotations"_s);
    scene_->setOverlayRange(threshold_, maximum_);
    retranslate();
    updateCamera();
}

SliceView::~SliceView() {
    // The graphics resources of the scene's props belong to the widget's OpenGL context, so they
    // must be released while that context still exists.
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
        updateMask();
    }
}

void SliceView::setConvention(Convention convention) {
    if (convention != scene_->convention()) {
        scene_->setConvention(convention);
        // Sagittal slices are seen from the same side in both conventions.
        if (plane() != Plane::Sagittal) {
            pan_.setX(-pan_.x());
        }
        updateCamera();
    }
}

Convention SliceView::convention() const {
    return scene_->convention();
}

void SliceView::dropGraphics() {
    delete vtk_;
    vtk_ = nullptr;
    if (noGraphics_ == nullptr) {
        noGraphics_ = new QLabel(this);
        noGraphics_->setObjectName(u"noGraphicsLabel"_s);
        noGraphics_->setAlignment(Qt::AlignCenter);
        noGraphics_->setWordWrap(true);
        QPalette light = noGraphics_->palette();
        light.setColor(QPalette::WindowText, QColor(0xe8, 0xea, 0xed));
        noGraphics_->setPalette(light);
        noGraphics_->setGeometry(rect().adjusted(24, 24, -24, -24));
        noGraphics_->show();
        nameNoGraphics();
        if (annotations_ != nullptr) {
            annotations_->raise();
        }
    }
}

void SliceView::nameNoGraphics() {
    if (noGraphics_ != nullptr) {
        noGraphics_->setText(
            tr("3-D graphics are not available. Scans can still be healed and "
               "results saved, but not shown here."));
        noGraphics_->setAccessibleName(tr("Graphics notice"));
    }
}

void SliceView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SliceView::retranslate() {
    nameAfterPlane();
    nameNoGraphics();
    updateAnnotations();
}

void SliceView::showContent(SliceContent content) {
    setFitArea(content.fitArea);
    setSliceNumber(content.slice);
    setBase(content.grid, std::move(content.base));
    setOverlayRange(content.threshold, content.maximum);
    setOverlayOpacity(content.opacity);
    setOverlayStyle(content.style);
    setOverlayTitle(content.overlayTitle);
    setDifferenceTitle(content.differenceTitle);
    setOverlay(std::move(content.scores));
    setContour(std::move(content.contour));
    setSecond(content.second);
    setMarks(std::move(content.marks));
    setTitle(content.title);
    setOriginal(std::move(content.original), content.besideDivider);
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
        setSecond({});
        setMarks({});
        setOriginal({});
        updateAreas();
        updateMask();
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
    second_ = {};
    marks_.clear();
    title_.clear();
    contour_.clear();
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

void SliceView::setOverlayStyle(const OverlayStyle& style) {
    if (style != style_) {
        style_ = style;
        scene_->setOverlayStyle(style_);
        updateAnnotations();
        redraw();
    }
}

void SliceView::setOverlayOpacity(double opacity) {
    scene_->setOverlayOpacity(std::clamp(opacity, 0.0, 1.0));
    redraw();
}

void SliceView::setContour(std::vector<QLineF> lines) {
    if (lines != contour_) {
        contour_ = std::move(lines);
        updateAnnotations();
    }
}

void SliceView::setOverlayTitle(const QString& title) {
    if (title != overlayTitle_) {
        overlayTitle_ = title;
        updateAnnotations();
    }
}

void SliceView::setSecond(const SecondLayer& second) {
    if (second != second_) {
        second_ = second;
        scene_->setSecond(second_);
        redraw();
    }
}

void SliceView::setMarks(std::vector<NumberMark> marks) {
    if (marks != marks_) {
        marks_ = std::move(marks);
        updateAnnotations();
    }
}

void SliceView::setDifferenceTitle(const QString& title) {
    if (title != differenceTitle_) {
        differenceTitle_ = title;
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
        updateMask();
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
    areaPicture_ =
        areas_ != nullptr && measureInput_
            ? areaPicture(areas_->slice(plane(), measureInput_->slice()), scene_->grid().width)
            : QImage();
    updateAnnotations();
}

void SliceView::setMaskEditor(BrainMaskEditor* mask) {
    mask_ = mask;
    connect(mask, &BrainMaskEditor::painted, this, &SliceView::updateMask);
    updateMask();
}

void SliceView::setMaskShown(bool shown) {
    maskShown_ = shown;
    updateMask();
}

void SliceView::updateMask() {
    const PlaneAxes axes = axesOf(plane());
    const bool fits = maskShown() && mask_ != nullptr && measureInput_ &&
                      mask_->mask().size[axes.column] == scene_->grid().width &&
                      mask_->mask().size[axes.row] == scene_->grid().height;
    maskOutline_ =
        fits ? outlineOfMask(mask_->slice(plane(), measureInput_->slice()), scene_->grid().width)
             : std::vector<QLineF>();
    updateAnnotations();
}

void SliceView::moveBrush(std::optional<QPointF> at, bool erases) {
    if (!isBrush(tool_)) {
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
    updateMask();
    setCursor(tool == ViewTool::Crosshair ? Qt::ArrowCursor : Qt::CrossCursor);
}

void SliceView::updateCamera() {
    const SliceGrid& grid = scene_->grid();
    const QRectF area = fitArea_.isEmpty() ? QRectF(-0.5, -0.5, grid.width, grid.height) : fitArea_;
    scene_->aimCamera(area, size(), ViewAnnotations::roomForBar(size()), zoom_, pan_);
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
        content.convention = scene_->convention() == Convention::Radiological ? tr("radiological")
                                                                              : tr("neurological");
        const QLocale locale;
        const auto number = [&locale](double value) { return locale.toString(value, 'g', 4); };
        content.contrast = tr("window %1  level %2").arg(number(window_), number(level_));
        content.pixelsPerMillimetre = 1.0 / scene_->millimetresPerPixel();
        content.bar = {hasOverlay_, maximum_, threshold_, overlayTitle_, style_};
        content.greyBar = {differenceTitle_, window_, level_};
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
        const auto drawn = [this](const std::vector<QLineF>& lines) {
            DrawnOutline outline;
            for (const QLineF& line : lines) {
                outline.lines.emplace_back(pointOf(line.p1()), pointOf(line.p2()));
            }
            return outline;
        };
        content.maskOutline = drawn(maskOutline_);
        content.contour = drawn(contour_);
        for (const NumberMark& mark : marks_) {
            content.marks.push_back(
                {mark.number, pointOf(mark.left), pointOf(mark.right), mark.isChosen, mark.colour});
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

}  // namespace disyre::ui
