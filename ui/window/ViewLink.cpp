// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ViewLink.h"

#include <QScopedValueRollback>

#include <cmath>

#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui {

namespace {

/// How many pixels of the screen a voxel takes.
double pixelsPerVoxel(const SliceView& view) {
    const QPointF across = view.pointOf({1.0, 0.0}) - view.pointOf({0.0, 0.0});
    return std::hypot(across.x(), across.y());
}

}  // namespace

ViewLink::ViewLink(Side first, Side second, QObject* parent)
    : QObject(parent), sides_{first, second} {
    connectSide(0, 1);
    connectSide(1, 0);
}

void ViewLink::connectSide(std::size_t from, std::size_t to) {
    const Side& side = sides_[from];
    connect(&side.presenter, &SlicePresenter::crosshairMoved, this,
            [this, from, to] { passCrosshair(from, to); });
    connect(&side.presenter, &SlicePresenter::contrastChanged, this,
            [this, from, to] { passContrast(from, to); });
    connect(&side.views, &ViewGrid::arranged, this, [this, from, to] { passLayout(from, to); });
    for (const Plane plane : kPlanes) {
        connect(&side.views.view(plane), &SliceView::zoomed, this,
                [this, from, to, plane] { passZoom(from, to, plane); });
    }
}

void ViewLink::setActive(bool active) {
    isActive_ = active;
    align();
}

void ViewLink::setContrastLinked(bool linked) {
    isContrastLinked_ = linked;
    passContrast(0, 1);
}

void ViewLink::align() {
    passLayout(0, 1);
    passCrosshair(0, 1);
    passContrast(0, 1);
    for (const Plane plane : kPlanes) {
        passZoom(0, 1, plane);
    }
}

void ViewLink::passCrosshair(std::size_t from, std::size_t to) {
    const Voxel& voxel = sides_[from].presenter.crosshair();
    // A side tells of its cross-hair a frame later. Where it was only given it, the other side may
    // have moved on meanwhile and must not be called back.
    const bool isEcho = given_[from] == voxel;
    given_[from].reset();
    if (!isActive_ || isEcho || sides_[to].presenter.crosshair() == voxel) {
        return;
    }
    given_[to] = voxel;
    sides_[to].presenter.setCrosshair(voxel);
}

void ViewLink::passLayout(std::size_t from, std::size_t to) {
    if (!isActive_ || isPassing_) {
        return;
    }
    const QScopedValueRollback<bool> passing(isPassing_, true);
    const ViewGrid& source = sides_[from].views;
    ViewGrid& target = sides_[to].views;
    const auto alone = source.alone();
    if (target.main() != source.main()) {
        target.setMain(source.main());
    }
    if (target.arrangement() != source.arrangement()) {
        target.setArrangement(source.arrangement());
    }
    if (target.alone() != alone) {
        target.setAlone(alone);
    }
    for (const Plane plane : kPlanes) {
        passZoom(from, to, plane);
    }
}

void ViewLink::passZoom(std::size_t from, std::size_t to, Plane plane) {
    if (!isActive_) {
        return;
    }
    const SliceView& source = sides_[from].views.view(plane);
    SliceView& target = sides_[to].views.view(plane);
    // The zoom of a view counts from what fits into it, which differs where the sides have other
    // widths.
    const double there = pixelsPerVoxel(target);
    const double factor = there > 0.0 ? pixelsPerVoxel(source) / there : 1.0;
    if (std::isfinite(factor) && factor > 0.0) {
        target.setZoomAndPan(target.zoom() * factor, source.pan());
    }
}

void ViewLink::passContrast(std::size_t from, std::size_t to) {
    SlicePresenter& target = sides_[to].presenter;
    const Contrast& contrast = sides_[from].presenter.contrast();
    if (isActive_ && isContrastLinked_ && target.contrast() != contrast &&
        target.choice().base != BaseLayer::Difference) {
        target.takeWindowLevel(contrast, false);
    }
}

}  // namespace disyre::ui
