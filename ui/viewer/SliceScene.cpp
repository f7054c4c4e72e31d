// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SliceScene.h"

#include <vtkCamera.h>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkImageProperty.h>
#include <vtkImageSlice.h>
#include <vtkImageSliceMapper.h>
#include <vtkImageStack.h>
#include <vtkLookupTable.h>
#include <vtkPlane.h>
#include <vtkPointData.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <cmath>

namespace disyre::ui {

namespace {

// At zoom 1 the view is this much larger than the fit area, so that letters and corner texts have
// room.
constexpr double kMarginAroundSlice = 1.2;
constexpr double kCameraDistance = 500.0;

using Vector = std::array<double, 3>;

QString letterOf(const Vector& direction) {
    const auto largest = static_cast<std::size_t>(
        std::max_element(direction.begin(), direction.end(),
                         [](double a, double b) { return std::abs(a) < std::abs(b); }) -
        direction.begin());
    static constexpr const char* kPositive = "RAS";
    static constexpr const char* kNegative = "LPI";
    return QString(QLatin1Char(direction[largest] > 0 ? kPositive[largest] : kNegative[largest]));
}

Vector negated(const Vector& v) {
    return {-v[0], -v[1], -v[2]};
}

struct Sight {
    Vector into;  // the direction into the screen
    Vector up;
};

Sight sightOf(Plane plane, Convention convention) {
    const double side = convention == Convention::Radiological ? 1.0 : -1.0;
    switch (plane) {
        case Plane::Coronal:
            return {{0, -side, 0}, {0, 0, 1}};
        case Plane::Sagittal:
            return {{1, 0, 0}, {0, 0, 1}};
        case Plane::Axial:
            break;
    }
    return {{0, 0, side}, {0, 1, 0}};
}

}  // namespace

// One 2-D texture. Its place is set by its spacing alone, because VTK's slice mappers ignore the
// direction matrix of an image.
struct SliceScene::Layer {
    vtkNew<vtkImageData> image;
    vtkNew<vtkImageSliceMapper> mapper;
    vtkNew<vtkImageSlice> slice;
    vtkNew<vtkPlane> edge;

    explicit Layer(int number) {
        mapper->SetInputData(image);
        mapper->SetSliceNumber(0);
        mapper->BorderOn();
        slice->SetMapper(mapper);
        slice->GetProperty()->SetLayerNumber(number);
        slice->GetProperty()->SetInterpolationTypeToLinear();
        slice->SetVisibility(0);
    }
};

SliceScene::SliceScene(Plane plane)
    : plane_(plane),
      base_(std::make_unique<Layer>(0)),
      second_(std::make_unique<Layer>(1)),
      original_(std::make_unique<Layer>(3)),
      overlay_(std::make_unique<Layer>(2)) {
    for (Layer* layer : {base_.get(), second_.get(), overlay_.get(), original_.get()}) {
        stack_->AddImage(layer->slice);
    }
    camera_->ParallelProjectionOn();
    overlay_->slice->GetProperty()->SetLookupTable(colours_);
    overlay_->slice->GetProperty()->UseLookupTableScalarRangeOn();
    setPlane(plane);
}

SliceScene::~SliceScene() = default;

void SliceScene::setPlane(Plane plane) {
    plane_ = plane;
    grid_ = {};
    hide();
    for (Layer* layer : {base_.get(), second_.get(), overlay_.get(), original_.get()}) {
        layer->mapper->SetOrientation(static_cast<int>(axesOf(plane).through));
    }
}

void SliceScene::shape(Layer& layer) {
    const PlaneAxes axes = axesOf(plane_);
    std::array<int, 3> size{1, 1, 1};
    std::array<double, 3> spacing{1, 1, 1};
    size[axes.column] = grid_.width;
    size[axes.row] = grid_.height;
    spacing[axes.column] = grid_.spacingX;
    spacing[axes.row] = grid_.spacingY;
    layer.image->SetDimensions(size.data());
    layer.image->SetSpacing(spacing.data());
    layer.image->SetOrigin(0.0, 0.0, 0.0);
}

void SliceScene::show(Layer& layer, const std::vector<float>& values) {
    if (values.empty()) {
        layer.slice->SetVisibility(0);
        return;
    }
    shape(layer);
    vtkNew<vtkFloatArray> scalars;
    scalars->SetNumberOfValues(static_cast<vtkIdType>(values.size()));
    std::copy(values.begin(), values.end(), scalars->GetPointer(0));
    layer.image->GetPointData()->SetScalars(scalars);
    layer.image->Modified();
    layer.slice->SetVisibility(1);
}

void SliceScene::setBase(const std::vector<float>& values) {
    show(*base_, values);
}

void SliceScene::setOriginal(const std::vector<float>& values) {
    show(*original_, values);
}

void SliceScene::setOverlay(const std::vector<float>& values) {
    if (values.empty() && !overlayWasDrawn_ && grid_.width > 0) {
        // An invisible overlay (scores below the range have no colour) is drawn once now, while
        // nobody waits for it: the first picture with two layers takes a tenth of a second, because
        // its shader is compiled.
        const auto pixels =
            static_cast<std::size_t>(grid_.width) * static_cast<std::size_t>(grid_.height);
        show(*overlay_, std::vector<float>(pixels, -1.0f));
        return;
    }
    show(*overlay_, values);
}

void SliceScene::setSecond(const SecondLayer& second) {
    if (second.picture.size() != QSize(grid_.width, grid_.height) || second.picture.isNull()) {
        second_->slice->SetVisibility(0);
        return;
    }
    shape(*second_);
    const QImage picture = second.picture.convertToFormat(QImage::Format_RGBA8888);
    const int bytes = 4 * picture.width();
    vtkNew<vtkUnsignedCharArray> colours;
    colours->SetNumberOfComponents(4);
    colours->SetNumberOfTuples(static_cast<vtkIdType>(picture.width()) * picture.height());
    for (int row = 0; row < picture.height(); ++row) {
        std::copy_n(picture.constScanLine(row), bytes, colours->GetPointer(0) + row * bytes);
    }
    second_->image->GetPointData()->SetScalars(colours);
    second_->image->Modified();
    vtkImageProperty* property = second_->slice->GetProperty();
    // This window and level leave colours as they are.
    property->SetColorWindow(255.0);
    property->SetColorLevel(127.5);
    property->SetOpacity(second.opacity);
    second.isSmooth ? property->SetInterpolationTypeToLinear()
                    : property->SetInterpolationTypeToNearest();
    second_->slice->SetVisibility(1);
}

void SliceScene::noteDrawn() {
    overlayWasDrawn_ = overlayWasDrawn_ || overlay_->slice->GetVisibility() != 0;
}

void SliceScene::hide() {
    for (Layer* layer : {base_.get(), second_.get(), overlay_.get(), original_.get()}) {
        layer->slice->SetVisibility(0);
    }
}

void SliceScene::setWindowLevel(double window, double level) {
    base_->slice->GetProperty()->SetColorWindow(window);
    base_->slice->GetProperty()->SetColorLevel(level);
}

bool SliceScene::setOriginalWindowLevel(double window, double level) {
    vtkImageProperty* property = original_->slice->GetProperty();
    const vtkMTimeType before = property->GetMTime();
    property->SetColorWindow(window);
    property->SetColorLevel(level);
    return property->GetMTime() != before;
}

void SliceScene::setOverlayRange(double threshold, double maximum) {
    threshold_ = threshold;
    maximum_ = maximum;
    fillTable(*colours_, style_, threshold_, maximum_);
}

void SliceScene::setOverlayStyle(const OverlayStyle& style) {
    style_ = style;
    fillTable(*colours_, style_, threshold_, maximum_);
}

void SliceScene::setOverlayOpacity(double opacity) {
    overlay_->slice->GetProperty()->SetOpacity(opacity);
}

void SliceScene::aimCamera(const QRectF& area, QSizeF widget, double kept, double zoom,
                           QPointF pan) {
    widget_ = widget.expandedTo(QSizeF(1, 1));
    const double fitting = std::max({area.height() * grid_.spacingY,
                                     area.width() * grid_.spacingX * widget_.height() /
                                         std::max(1.0, widget_.width() - kept),
                                     1.0}) /
                           2.0 * kMarginAroundSlice;
    camera_->SetParallelScale(fitting / zoom);

    const Sight sight = sightOf(plane_, convention_);
    camera_->SetFocalPoint(0, 0, 0);
    camera_->SetPosition(negated(sight.into).data());
    camera_->SetViewUp(sight.up.data());
    const Vector alongRight = right();
    const PlaneAxes axes = axesOf(plane_);
    Vector focus{};
    focus[axes.column] = area.center().x() * grid_.spacingX;
    focus[axes.row] = area.center().y() * grid_.spacingY;
    const double aside = kept / 2.0 * millimetresPerPixel();
    Vector position{};
    for (std::size_t i = 0; i < 3; ++i) {
        focus[i] += (aside - pan.x()) * alongRight[i] - pan.y() * sight.up[i];
        position[i] = focus[i] - kCameraDistance * sight.into[i];
    }
    camera_->SetFocalPoint(focus.data());
    camera_->SetPosition(position.data());
    camera_->SetClippingRange(1, 2 * kCameraDistance);
}

double SliceScene::millimetresPerPixel() const {
    return 2.0 * camera_->GetParallelScale() / widget_.height();
}

SliceScene::Vector SliceScene::up() const {
    Vector axis{};
    camera_->GetViewUp(axis.data());
    return axis;
}

SliceScene::Vector SliceScene::right() const {
    Vector d{};
    camera_->GetDirectionOfProjection(d.data());
    const Vector u = up();
    return {d[1] * u[2] - d[2] * u[1], d[2] * u[0] - d[0] * u[2], d[0] * u[1] - d[1] * u[0]};
}

QPointF SliceScene::voxelAt(QPointF point) const {
    const double scale = millimetresPerPixel();
    const double alongRight = (point.x() - widget_.width() / 2.0) * scale;
    const double alongUp = (widget_.height() / 2.0 - point.y()) * scale;
    const Vector r = right();
    const Vector u = up();
    const PlaneAxes axes = axesOf(plane_);
    Vector focus{};
    camera_->GetFocalPoint(focus.data());
    const auto along = [&](std::size_t axis) {
        return focus[axis] + alongRight * r[axis] + alongUp * u[axis];
    };
    return {along(axes.column) / grid_.spacingX, along(axes.row) / grid_.spacingY};
}

QPointF SliceScene::pointOf(QPointF voxel) const {
    const Vector r = right();
    const Vector u = up();
    const PlaneAxes axes = axesOf(plane_);
    Vector focus{};
    camera_->GetFocalPoint(focus.data());
    const double column = voxel.x() * grid_.spacingX - focus[axes.column];
    const double row = voxel.y() * grid_.spacingY - focus[axes.row];
    const double scale = millimetresPerPixel();
    return {widget_.width() / 2.0 + (column * r[axes.column] + row * r[axes.row]) / scale,
            widget_.height() / 2.0 - (column * u[axes.column] + row * u[axes.row]) / scale};
}

std::array<QString, 4> SliceScene::letters() const {
    const Vector r = right();
    const Vector u = up();
    return {letterOf(negated(r)), letterOf(r), letterOf(u), letterOf(negated(u))};
}

void SliceScene::setDivider(double x) {
    const PlaneAxes axes = axesOf(plane_);
    const QPointF voxel = voxelAt({x, 0.0});
    Vector on{};
    on[axes.column] = voxel.x() * grid_.spacingX;
    on[axes.row] = voxel.y() * grid_.spacingY;
    Vector left = negated(right());
    original_->edge->SetOrigin(on.data());
    original_->edge->SetNormal(left.data());
    if (original_->mapper->GetNumberOfClippingPlanes() == 0) {
        original_->mapper->AddClippingPlane(original_->edge);
    }
}

}  // namespace disyre::ui
