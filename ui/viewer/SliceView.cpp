// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SliceView.h"

#include <vtkCamera.h>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkImageProperty.h>
#include <vtkImageSlice.h>
#include <vtkImageSliceMapper.h>
#include <vtkImageStack.h>
#include <vtkLookupTable.h>
#include <vtkPointData.h>
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

#include "ui/viewer/ViewAnnotations.h"
#include "ui/viewer/VtkWidget.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr double kZoomStep = 1.2;
constexpr double kZoomMinimum = 0.2;
constexpr double kZoomMaximum = 30.0;
constexpr double kMarginAroundSlice = 1.2;  // room for letters and corners

// One 2-D texture. Placed by spacing alone: VTK's slice mappers ignore an image's direction.
struct Layer {
    vtkNew<vtkImageData> image;
    vtkNew<vtkImageSliceMapper> mapper;
    vtkNew<vtkImageSlice> slice;

    explicit Layer(int number) {
        mapper->SetInputData(image);
        mapper->SetOrientationToZ();
        mapper->SetSliceNumber(0);
        mapper->BorderOn();
        slice->SetMapper(mapper);
        slice->GetProperty()->SetLayerNumber(number);
        slice->GetProperty()->SetInterpolationTypeToLinear();
        slice->SetVisibility(0);
    }

    void set(const SliceGrid& grid, const std::vector<float>& values) {
        image->SetDimensions(grid.width, grid.height, 1);
        image->SetSpacing(grid.spacingX, grid.spacingY, 1.0);
        image->SetOrigin(0.0, 0.0, 0.0);
        vtkNew<vtkFloatArray> scalars;
        scalars->SetNumberOfValues(static_cast<vtkIdType>(values.size()));
        std::copy(values.begin(), values.end(), scalars->GetPointer(0));
        image->GetPointData()->SetScalars(scalars);
        image->Modified();
        slice->SetVisibility(1);
    }
};

QString letterOf(const std::array<double, 3>& direction) {
    const auto largest = static_cast<std::size_t>(
        std::max_element(direction.begin(), direction.end(),
                         [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        direction.begin());
    static constexpr const char* kPositive = "RAS";
    static constexpr const char* kNegative = "LPI";
    return QString(QLatin1Char(direction[largest] > 0 ? kPositive[largest] : kNegative[largest]));
}

std::array<double, 3> negated(const std::array<double, 3>& v) {
    return {-v[0], -v[1], -v[2]};
}

}  // namespace

struct SliceView::Scene {
    Layer base{0};
    Layer overlay{1};
    vtkNew<vtkImageStack> stack;
    vtkNew<vtkLookupTable> colours;
    vtkNew<vtkCamera> camera;

    [[nodiscard]] std::array<double, 3> up() const {
        std::array<double, 3> axis{};
        camera->GetViewUp(axis.data());
        return axis;
    }

    [[nodiscard]] std::array<double, 3> right() const {
        std::array<double, 3> d{};
        camera->GetDirectionOfProjection(d.data());
        const auto u = up();
        return {d[1] * u[2] - d[2] * u[1], d[2] * u[0] - d[0] * u[2], d[0] * u[1] - d[1] * u[0]};
    }
};

SliceView::SliceView(QWidget* parent) : QWidget(parent), scene_(std::make_unique<Scene>()) {
    setObjectName(u"sliceView"_s);
    setAccessibleName(tr("Axial slice"));
    setAccessibleDescription(
        tr("The scan's axial slice, seen from the feet: the patient's right is on the left."));
    setToolTip({});
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 160);
    // KDE moves the window when an unclaimed drag starts in it.
    setProperty("_kde_no_window_grab", true);
    setAutoFillBackground(true);
    QPalette black = palette();
    black.setColor(QPalette::Window, Qt::black);
    setPalette(black);

    buildScene();
    if (VtkWidget::graphicsAvailable()) {
        vtk_ = new VtkWidget(this);
        vtk_->setObjectName(u"sliceGraphics"_s);
        vtk_->renderer()->SetBackground(0, 0, 0);
        vtk_->renderer()->SetActiveCamera(scene_->camera);
        vtk_->renderer()->AddViewProp(scene_->stack);
        connect(vtk_, &VtkWidget::graphicsFailed, this, &SliceView::dropGraphics);
        connect(vtk_, &VtkWidget::frameRendered, this, &SliceView::frameRendered);
    } else {
        dropGraphics();
    }
    annotations_ = new ViewAnnotations(this);
    annotations_->setObjectName(u"sliceAnnotations"_s);
    updateAnnotations();
}

SliceView::~SliceView() {
    // The graphics resources of the scene's props belong to the widget's context.
    delete vtk_;
}

void SliceView::buildScene() {
    Scene& scene = *scene_;
    scene.stack->AddImage(scene.base.slice);
    scene.stack->AddImage(scene.overlay.slice);
    scene.camera->ParallelProjectionOn();
    scene.camera->SetViewUp(0, 1, 0);
    scene.overlay.slice->GetProperty()->SetLookupTable(scene.colours);
    scene.overlay.slice->GetProperty()->UseLookupTableScalarRangeOn();
    updateCamera();
    updateLookupTable();
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
        noGraphics_->setGeometry(rect());
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
    const bool refit = grid != grid_;
    grid_ = grid;
    scene_->base.set(grid, values);
    if (refit) {
        setOverlay({});
        fit();
    }
    redraw();
}

void SliceView::setOverlay(std::vector<float> scores) {
    hasOverlay_ = !scores.empty();
    if (hasOverlay_) {
        scene_->overlay.set(grid_, scores);
    } else {
        scene_->overlay.slice->SetVisibility(0);
    }
    updateAnnotations();
    redraw();
}

void SliceView::clear() {
    grid_ = {};
    scene_->base.slice->SetVisibility(0);
    scene_->overlay.slice->SetVisibility(0);
    hasOverlay_ = false;
    title_.clear();
    updateAnnotations();
    redraw();
}

void SliceView::setWindowLevel(double window, double level) {
    window_ = std::max(window, 1e-9);
    level_ = level;
    scene_->base.slice->GetProperty()->SetColorWindow(window_);
    scene_->base.slice->GetProperty()->SetColorLevel(level_);
    updateAnnotations();
    redraw();
}

double SliceView::window() const {
    return window_;
}

double SliceView::level() const {
    return level_;
}

void SliceView::setOverlayRange(double threshold, double maximum) {
    threshold_ = threshold;
    maximum_ = std::max(maximum, 1e-9);
    updateLookupTable();
    updateAnnotations();
    redraw();
}

void SliceView::setOverlayLook(const OverlayLook& look) {
    if (look != look_) {
        look_ = look;
        updateLookupTable();
        updateAnnotations();
        redraw();
    }
}

void SliceView::setOverlayOpacity(double opacity) {
    opacity_ = std::clamp(opacity, 0.0, 1.0);
    scene_->overlay.slice->GetProperty()->SetOpacity(opacity_);
    redraw();
}

void SliceView::setOverlayTitle(const QString& title) {
    overlayTitle_ = title;
    updateAnnotations();
}

void SliceView::setTitle(const QString& title) {
    title_ = title;
    updateAnnotations();
}

QString SliceView::title() const {
    return title_;
}

void SliceView::updateLookupTable() {
    fillTable(*scene_->colours, look_, threshold_, maximum_);
    scene_->overlay.slice->GetProperty()->SetOpacity(opacity_);
}

double SliceView::millimetresPerPixel() const {
    return 2.0 * scene_->camera->GetParallelScale() / std::max(1, height());
}

void SliceView::updateCamera() {
    const QRectF area =
        fitArea_.isEmpty() ? QRectF(-0.5, -0.5, grid_.width, grid_.height) : fitArea_;
    const double widthMm = area.width() * grid_.spacingX;
    const double heightMm = area.height() * grid_.spacingY;
    const double aspect = static_cast<double>(std::max(1, height())) / std::max(1, width());
    const double fitting = std::max({heightMm, widthMm * aspect, 1.0}) / 2.0 * kMarginAroundSlice;
    vtkCamera* camera = scene_->camera;
    camera->SetParallelScale(fitting / zoom_);

    // Seen from the feet towards the head, with the front up, the patient's right is on the left.
    const std::array<double, 3> middle{area.center().x() * grid_.spacingX,
                                       area.center().y() * grid_.spacingY, 0.0};
    camera->SetViewUp(0, 1, 0);
    camera->SetFocalPoint(0, 0, 0);
    camera->SetPosition(0, 0, -500);
    const auto right = scene_->right();
    const auto up = scene_->up();
    std::array<double, 3> focus{};
    for (std::size_t i = 0; i < 3; ++i) {
        focus[i] = middle[i] - pan_.x() * right[i] - pan_.y() * up[i];
    }
    camera->SetFocalPoint(focus.data());
    camera->SetPosition(focus[0], focus[1], focus[2] - 500);
    camera->SetClippingRange(1, 1000);
    if (annotations_ != nullptr) {
        updateAnnotations();
    }
    redraw();
}

void SliceView::fit() {
    zoom_ = 1.0;
    pan_ = {};
    updateCamera();
}

double SliceView::zoom() const {
    return zoom_;
}

std::array<QString, 4> SliceView::letters() const {
    const auto right = scene_->right();
    const auto up = scene_->up();
    return {letterOf(negated(right)), letterOf(right), letterOf(up), letterOf(negated(up))};
}

QPointF SliceView::voxelAt(QPointF point) const {
    const double scale = millimetresPerPixel();
    const double alongRight = (point.x() - width() / 2.0) * scale;
    const double alongUp = (height() / 2.0 - point.y()) * scale;
    const auto right = scene_->right();
    const auto up = scene_->up();
    std::array<double, 3> focus{};
    scene_->camera->GetFocalPoint(focus.data());
    return {(focus[0] + alongRight * right[0] + alongUp * up[0]) / grid_.spacingX,
            (focus[1] + alongRight * right[1] + alongUp * up[1]) / grid_.spacingY};
}

void SliceView::updateAnnotations() {
    if (annotations_ == nullptr) {
        return;
    }
    ViewAnnotations::Content content;
    if (grid_.width > 0 && vtk_ != nullptr) {
        content.letters = letters();
        content.title = title_;
        content.convention = tr("radiological");
        const QLocale locale;
        const auto number = [&locale](double value) { return locale.toString(value, 'g', 4); };
        content.contrast = tr("window %1  level %2").arg(number(window_), number(level_));
        content.pixelsPerMillimetre = 1.0 / millimetresPerPixel();
        content.bar = {hasOverlay_, maximum_, threshold_, overlayTitle_, look_};
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

void SliceView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        // What lies under the pointer stays there.
        const double before = millimetresPerPixel();
        zoom_ = std::clamp(zoom_ * std::pow(kZoomStep, event->angleDelta().y() / 120.0),
                           kZoomMinimum, kZoomMaximum);
        updateCamera();
        const QPointF fromMiddle(event->position().x() - width() / 2.0,
                                 height() / 2.0 - event->position().y());
        pan_ += fromMiddle * (millimetresPerPixel() - before);
        updateCamera();
        return;
    }
    // Fine-grained wheels and touch pads send fractions of a notch.
    wheelRest_ += event->angleDelta().y();
    const int notches = wheelRest_ / 120;
    wheelRest_ -= notches * 120;
    if (notches != 0) {
        Q_EMIT slicesScrolled(notches);
    }
}

void SliceView::mousePressEvent(QMouseEvent* event) {
    if (dragging_ == Qt::NoButton &&
        (event->button() == Qt::RightButton || event->button() == Qt::MiddleButton)) {
        dragging_ = event->button();
        dragFrom_ = event->position();
    }
    event->accept();
}

void SliceView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF moved = event->position() - dragFrom_;
    if (dragging_ == Qt::RightButton) {
        dragFrom_ = event->position();
        // Relative to the present window, so that scans of any intensity range feel alike.
        const double step = std::max(window_, 1e-6) / 250.0;
        setWindowLevel(std::max(window_ + moved.x() * step, window_ / 4),
                       level_ + moved.y() * step);
        Q_EMIT windowLevelChanged(window_, level_);
    } else if (dragging_ == Qt::MiddleButton) {
        dragFrom_ = event->position();
        pan_ += QPointF(moved.x(), -moved.y()) * millimetresPerPixel();
        updateCamera();
    }
    if (grid_.width > 0) {
        const QPointF voxel = voxelAt(event->position());
        if (voxel.x() >= -0.5 && voxel.y() >= -0.5 && voxel.x() < grid_.width - 0.5 &&
            voxel.y() < grid_.height - 0.5) {
            Q_EMIT cursorMoved(voxel.x(), voxel.y());
        } else {
            Q_EMIT cursorLeft();
        }
    }
    event->accept();
}

void SliceView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == dragging_) {
        dragging_ = Qt::NoButton;
    }
    event->accept();
}

void SliceView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    Q_EMIT cursorLeft();
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
        default:
            QWidget::keyPressEvent(event);
    }
}

void SliceView::contextMenuEvent(QContextMenuEvent* event) {
    // The right button is for window and level.
    event->accept();
}

}  // namespace disyre::ui
