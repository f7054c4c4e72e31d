// SPDX-License-Identifier: GPL-3.0-or-later
// This file holds what the mouse and the keys do in a slice view.
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

#include "ui/viewer/BrainMaskEditor.h"
#include "ui/viewer/MeasureInput.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/SliceScene.h"
#include "ui/viewer/SliceView.h"

namespace disyre::ui {

namespace {

constexpr double kWheelStep = 1.2;
// The divider can be taken hold of this many pixels beside it.
constexpr double kDividerReach = 6.0;

}  // namespace

bool SliceView::insidePicture(QPointF voxel) const {
    const SliceGrid& grid = scene_->grid();
    return voxel.x() >= -0.5 && voxel.y() >= -0.5 && voxel.x() < grid.width - 0.5 &&
           voxel.y() < grid.height - 0.5;
}

bool SliceView::overDivider(QPointF at) const {
    return hasOriginal_ && std::abs(at.x() - divider_ * width()) <= kDividerReach;
}

bool SliceView::event(QEvent* event) {
    // While a tool is in use, Esc leaves the tool instead of being a shortcut of the window.
    if (event->type() == QEvent::ShortcutOverride && tool_ != ViewTool::Crosshair &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SliceView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomAbout(event->position(), std::pow(kWheelStep, event->angleDelta().y() / 120.0));
        return;
    }
    // Fine-grained wheels and touch pads send fractions of a notch, which are added up. Some
    // systems report a wheel turned with Shift as sideways.
    const bool sizesBrush =
        isBrush(tool_) && areas_ != nullptr && event->modifiers().testFlag(Qt::ShiftModifier);
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
    } else if (tool_ == ViewTool::MaskBrush && mask_ != nullptr && areas_ != nullptr &&
               measureInput_) {
        drag_ = Drag::MaskStroke;
        // Both brushes have one size.
        mask_->beginStroke({plane(), measureInput_->slice()}, voxelAt(at), areas_->brush(), shift);
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
            // The change is relative to the present window, so that the mouse feels the same with
            // scans of any range of intensities.
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
        case Drag::MaskStroke:
            mask_->moveStroke(voxelAt(at));
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
    } else if (drag_ == Drag::MaskStroke) {
        mask_->endStroke();
    }
    drag_ = Drag::None;
    dragButton_ = Qt::NoButton;
}

void SliceView::mouseDoubleClickEvent(QMouseEvent* event) {
    event->accept();
    // With a tool in use, two quick clicks are two clicks and not a double click.
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
    // The right button changes window and level, so it must not open a menu.
    event->accept();
}

}  // namespace disyre::ui
