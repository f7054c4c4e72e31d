// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SurfaceView.h"

#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineF>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/viewer/FrameClock.h"
#include "ui/viewer/VtkWidget.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr double kDegreesAPixel = 0.5;
constexpr double kDegreesAKey = 10.0;
constexpr double kWheelZoom = 1.2;
constexpr double kViewAngle = 24.0;
constexpr double kRadians = std::numbers::pi / 180;
// The letters stand this factor further from the middle than the brain's edge.
constexpr double kBeyond = 1.12;
constexpr double kLetterSize = 20.0;
constexpr int kLabelMargin = 8;
const QColor kLabelInk(0xe8, 0xea, 0xed);
const QColor kLabelGround(0, 0, 0, 150);
const QColor kPlaneColour(0x6c, 0xb8, 0xf6, 190);

using Place = std::array<double, 3>;

}  // namespace

struct SurfaceView::Scene {
    struct Shape {
        vtkNew<vtkPolyDataMapper> mapper;
        vtkNew<vtkActor> actor;

        Shape() {
            mapper->ScalarVisibilityOff();
            actor->SetMapper(mapper);
            actor->SetVisibility(0);
        }

        void set(const Surface& surface) {
            mapper->SetInputData(isEmpty(surface) ? nullptr : surface.get());
            actor->SetVisibility(isEmpty(surface) ? 0 : 1);
        }
    };

    Shape brain;
    Shape anomalies;
    vtkNew<vtkCamera> camera;
    // The least and largest x, y and z of the brain, in RAS millimetres.
    std::array<double, 6> bounds{-90, 90, -110, 90, -70, 90};

    [[nodiscard]] Place middle() const {
        return {(bounds[0] + bounds[1]) / 2, (bounds[2] + bounds[3]) / 2,
                (bounds[4] + bounds[5]) / 2};
    }
    [[nodiscard]] double radius() const {
        return std::hypot(bounds[1] - bounds[0], bounds[3] - bounds[2], bounds[5] - bounds[4]) / 2;
    }
    [[nodiscard]] double longestHalf() const {
        return std::max({bounds[1] - bounds[0], bounds[3] - bounds[2], bounds[5] - bounds[4]}) / 2;
    }
};

/// Paints the letters of the patient's sides, the cross-hair and the note over the surfaces.
class SurfaceView::Notes : public QWidget {
public:
    explicit Notes(SurfaceView* view) : QWidget(view), view_(*view) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
    }

    QString note;
    std::optional<Place> crosshair;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Scene& scene = *view_.scene_;
        const auto& b = scene.bounds;
        if (crosshair) {
            painter.setPen(QPen(kPlaneColour, 1.0));
            for (std::size_t axis = 0; axis < 3; ++axis) {
                Place from = *crosshair;
                Place to = *crosshair;
                from[axis] = b[2 * axis];
                to[axis] = b[2 * axis + 1];
                painter.drawLine(view_.pointOf(from), view_.pointOf(to));
            }
        }
        if (scene.brain.actor->GetVisibility() != 0) {
            paintLetters(painter);
        }
        painter.setPen(kLabelInk);
        const QRect inside =
            rect().adjusted(kLabelMargin, kLabelMargin, -kLabelMargin, -kLabelMargin);
        constexpr int kNoteFlags = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap;
        painter.fillRect(painter.boundingRect(inside, kNoteFlags, note).adjusted(-3, 0, 3, 0),
                         kLabelGround);
        painter.drawText(inside, kNoteFlags, note);
    }

private:
    void paintLetters(QPainter& painter) {
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        const Place middle = view_.scene_->middle();
        static constexpr const char* kSides[3] = {"LR", "PA", "IS"};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            for (std::size_t end = 0; end < 2; ++end) {
                Place at = middle;
                at[axis] += kBeyond * (view_.scene_->bounds[2 * axis + end] - middle[axis]);
                const QPointF point = view_.pointOf(at);
                // A side that is in front of or behind the middle has no letter, because it would
                // only cover the middle.
                if (QLineF(point, view_.pointOf(middle)).length() < kLetterSize) {
                    continue;
                }
                const QRectF box(point - QPointF(kLetterSize, kLetterSize) / 2,
                                 QSizeF(kLetterSize, kLetterSize));
                painter.setPen(kLabelInk);
                painter.fillRect(box, kLabelGround);
                painter.drawText(box, Qt::AlignCenter, QString(QLatin1Char(kSides[axis][end])));
            }
        }
        painter.setFont(font());
    }

    SurfaceView& view_;
};

SurfaceView::SurfaceView(QWidget* parent) : QWidget(parent), scene_(std::make_unique<Scene>()) {
    setObjectName(u"surfaceView"_s);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 64);
    setProperty("_kde_no_window_grab", true);
    setAutoFillBackground(true);
    QPalette black = palette();
    black.setColor(QPalette::Window, Qt::black);
    black.setColor(QPalette::WindowText, kLabelInk);
    setPalette(black);

    vtkProperty* brain = scene_->brain.actor->GetProperty();
    brain->SetColor(0.86, 0.88, 0.92);
    brain->SetAmbient(0.15);
    // Only triangles that face the camera are drawn, because a single translucent layer needs no
    // sorting by depth.
    brain->SetOpacity(0.45);
    brain->BackfaceCullingOn();
    vtkProperty* anomalies = scene_->anomalies.actor->GetProperty();
    anomalies->SetColor(0.98, 0.55, 0.10);
    anomalies->SetAmbient(0.25);
    scene_->camera->SetViewAngle(kViewAngle);

    if (VtkWidget::graphicsAvailable()) {
        vtk_ = new VtkWidget(this);
        vtk_->setObjectName(u"surfaceGraphics"_s);
        vtk_->renderer()->SetBackground(0, 0, 0);
        vtk_->renderer()->SetActiveCamera(scene_->camera);
        vtk_->renderer()->AddActor(scene_->anomalies.actor);
        vtk_->renderer()->AddActor(scene_->brain.actor);
        connect(vtk_, &VtkWidget::graphicsFailed, this, &SurfaceView::dropGraphics);
        connect(vtk_, &VtkWidget::frameRendered, this, &SurfaceView::frameRendered);
    }
    notes_ = new Notes(this);
    if (vtk_ == nullptr) {
        dropGraphics();
    }
    retranslate();
    resetCamera();
}

SurfaceView::~SurfaceView() {
    delete vtk_;
}

void SurfaceView::dropGraphics() {
    delete vtk_;
    vtk_ = nullptr;
    retranslate();
}

void SurfaceView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SurfaceView::retranslate() {
    setAccessibleName(tr("Brain in 3-D"));
    setAccessibleDescription(
        tr("The brain's surface and, inside it, what healing changed most. Arrow keys turn it."));
    if (vtk_ == nullptr) {
        setNote(tr("3-D graphics are not available."));
    }
}

void SurfaceView::setBrain(const Surface& surface) {
    scene_->brain.set(surface);
    if (!isEmpty(surface)) {
        scene_->bounds = boundsOf(surface);
        resetCamera();
    }
    redraw();
}

void SurfaceView::setAnomalies(const Surface& surface) {
    scene_->anomalies.set(surface);
    redraw();
}

void SurfaceView::clear() {
    scene_->brain.set({});
    scene_->anomalies.set({});
    setCrosshair({});
    redraw();
}

void SurfaceView::setCrosshair(std::optional<std::array<double, 3>> place) {
    if (place != notes_->crosshair) {
        notes_->crosshair = place;
        FrameClock::instance().schedule(notes_);
    }
}

void SurfaceView::setNote(const QString& note) {
    if (note != notes_->note) {
        notes_->note = note;
        FrameClock::instance().schedule(notes_);
    }
}

void SurfaceView::resetCamera() {
    const Place middle = scene_->middle();
    const double distance =
        kBeyond * kBeyond * scene_->longestHalf() / std::tan(kViewAngle / 2 * kRadians);
    scene_->camera->SetFocalPoint(middle.data());
    scene_->camera->SetPosition(middle[0], middle[1] + distance, middle[2]);
    scene_->camera->SetViewUp(0, 0, 1);
    redraw();
}

void SurfaceView::turn(double degreesAround, double degreesUp) {
    vtkCamera* camera = scene_->camera;
    camera->Azimuth(degreesAround);
    camera->Elevation(degreesUp);
    camera->OrthogonalizeViewUp();
    redraw();
}

void SurfaceView::zoomBy(double factor) {
    scene_->camera->Dolly(std::clamp(factor, 0.2, 5.0));
    redraw();
}

void SurfaceView::pan(QPointF pixels) {
    vtkCamera* camera = scene_->camera;
    const double millimetres =
        2 * camera->GetDistance() * std::tan(kViewAngle / 2 * kRadians) / std::max(1, height());
    Place into{};
    Place up{};
    camera->GetDirectionOfProjection(into.data());
    camera->GetViewUp(up.data());
    const Place right{into[1] * up[2] - into[2] * up[1], into[2] * up[0] - into[0] * up[2],
                      into[0] * up[1] - into[1] * up[0]};
    Place focus{};
    Place position{};
    camera->GetFocalPoint(focus.data());
    camera->GetPosition(position.data());
    for (std::size_t i = 0; i < 3; ++i) {
        const double moved = millimetres * (-pixels.x() * right[i] + pixels.y() * up[i]);
        focus[i] += moved;
        position[i] += moved;
    }
    camera->SetFocalPoint(focus.data());
    camera->SetPosition(position.data());
    redraw();
}

QPointF SurfaceView::pointOf(const std::array<double, 3>& place) const {
    vtkCamera* camera = scene_->camera;
    const double aspect = static_cast<double>(std::max(1, width())) / std::max(1, height());
    const std::array<double, 4> world{place[0], place[1], place[2], 1.0};
    std::array<double, 4> seen{};
    camera->GetCompositeProjectionTransformMatrix(aspect, -1, 1)
        ->MultiplyPoint(world.data(), seen.data());
    return {(seen[0] / seen[3] + 1) / 2 * width(), (1 - seen[1] / seen[3]) / 2 * height()};
}

int SurfaceView::framesRendered() const {
    return vtk_ == nullptr ? 0 : vtk_->framesRendered();
}

void SurfaceView::redraw() {
    if (vtk_ != nullptr) {
        const double distance = scene_->camera->GetDistance();
        const double radius = 2 * scene_->radius();
        scene_->camera->SetClippingRange(std::max(1.0, distance - radius), distance + radius);
        vtk_->scheduleRender();
    }
    if (notes_ != nullptr) {
        FrameClock::instance().schedule(notes_);
    }
}

void SurfaceView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (vtk_ != nullptr) {
        vtk_->setGeometry(rect());
    }
    notes_->setGeometry(rect());
    redraw();
}

void SurfaceView::wheelEvent(QWheelEvent* event) {
    event->accept();
    zoomBy(std::pow(kWheelZoom, event->angleDelta().y() / 120.0));
}

void SurfaceView::mousePressEvent(QMouseEvent* event) {
    event->accept();
    dragFrom_ = event->position();
}

void SurfaceView::mouseMoveEvent(QMouseEvent* event) {
    event->accept();
    const QPointF moved = event->position() - dragFrom_;
    dragFrom_ = event->position();
    if (event->buttons().testFlag(Qt::LeftButton)) {
        turn(-moved.x() * kDegreesAPixel, moved.y() * kDegreesAPixel);
    } else if (event->buttons().testFlag(Qt::MiddleButton)) {
        pan(moved);
    }
}

void SurfaceView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return turn(kDegreesAKey, 0);
        case Qt::Key_Right:
            return turn(-kDegreesAKey, 0);
        case Qt::Key_Up:
            return turn(0, kDegreesAKey);
        case Qt::Key_Down:
            return turn(0, -kDegreesAKey);
        case Qt::Key_Home:
            return resetCamera();
        default:
            QWidget::keyPressEvent(event);
    }
}

void SurfaceView::contextMenuEvent(QContextMenuEvent* event) {
    event->accept();
}

}  // namespace disyre::ui
