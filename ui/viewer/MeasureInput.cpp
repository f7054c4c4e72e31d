// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/MeasureInput.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace disyre::ui {

namespace {

// A measurement can be taken hold of this many pixels beside it.
constexpr double kReach = 7.0;
// A new measurement that is smaller than this, in pixels, was not meant.
constexpr double kLeastDrawn = 3.0;

double distanceToSegment(QPointF point, QPointF a, QPointF b) {
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double part =
        length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0.0;
    return QLineF(point, a + part * along).length();
}

bool onEllipse(QPointF point, const QRectF& box) {
    const QPointF radii(std::max(box.width() / 2, 1.0), std::max(box.height() / 2, 1.0));
    const QPointF from = point - box.center();
    const double distance = std::hypot(from.x() / radii.x(), from.y() / radii.y());
    return std::abs(distance - 1.0) * std::min(radii.x(), radii.y()) <= kReach;
}

}  // namespace

bool MeasureInput::belongsHere(const Measurement& measurement) const {
    return measurement.plane == scene_.plane() && measurement.slice == slice_;
}

std::optional<MeasureInput::Grip> MeasureInput::gripAt(QPointF point) const {
    const auto near = [&](QPointF voxel) {
        return QLineF(point, scene_.pointOf(voxel)).length() <= kReach;
    };
    const auto& all = measurements_.all();
    for (std::size_t i = all.size(); i-- > 0;) {  // The newest one lies on top.
        const Measurement& each = all[i];
        if (!belongsHere(each)) {
            continue;
        }
        if (near(each.from)) {
            return Grip{i, true, true, false, false};
        }
        if (near(each.to)) {
            return Grip{i, false, false, true, true};
        }
        const QPointF a = scene_.pointOf(each.from);
        const QPointF b = scene_.pointOf(each.to);
        if (each.kind == Measurement::Kind::Ruler) {
            if (distanceToSegment(point, a, b) <= kReach) {
                return Grip{i};
            }
        } else {
            if (near({each.from.x(), each.to.y()})) {
                return Grip{i, true, false, false, true};
            }
            if (near({each.to.x(), each.from.y()})) {
                return Grip{i, false, true, true, false};
            }
            if (onEllipse(point, QRectF(a, b).normalized())) {
                return Grip{i};
            }
        }
    }
    return std::nullopt;
}

bool MeasureInput::press(QPointF point, ViewTool tool) {
    last_ = scene_.voxelAt(point);
    held_ = gripAt(point);
    if (held_) {
        measurements_.choose(held_->index);
        measurements_.beginChange();
        return true;
    }
    if (tool == ViewTool::Crosshair) {
        measurements_.choose({});
        return false;
    }
    const auto kind =
        tool == ViewTool::Ruler ? Measurement::Kind::Ruler : Measurement::Kind::Ellipse;
    measurements_.beginChange();
    measurements_.add({kind, scene_.plane(), slice_, last_, last_});
    held_ = Grip{measurements_.all().size() - 1, false, false, true, true, true};
    return true;
}

bool MeasureInput::move(QPointF point) {
    if (!held_ || held_->index >= measurements_.all().size()) {
        return false;
    }
    const QPointF now = scene_.voxelAt(point);
    const QPointF moved = now - last_;
    last_ = now;
    Measurement changed = measurements_.all()[held_->index];
    changed.from += QPointF(held_->fromColumn ? moved.x() : 0, held_->fromRow ? moved.y() : 0);
    changed.to += QPointF(held_->toColumn ? moved.x() : 0, held_->toRow ? moved.y() : 0);
    measurements_.replace(held_->index, changed);
    return true;
}

bool MeasureInput::release(QPointF point) {
    if (!move(point)) {
        held_.reset();
        measurements_.endChange({});
        return false;
    }
    const Measurement& drawn = measurements_.all()[held_->index];
    const bool tiny =
        QLineF(scene_.pointOf(drawn.from), scene_.pointOf(drawn.to)).length() < kLeastDrawn;
    if (held_->fresh && tiny) {
        measurements_.removeChosen();
    }
    measurements_.endChange(held_->fresh ? Measurements::tr("a measurement")
                                         : Measurements::tr("moving a measurement"));
    held_.reset();
    return true;
}

}  // namespace disyre::ui
