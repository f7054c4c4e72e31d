// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ViewLinks.h"

#include "ui/viewer/BrainMaskEditor.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/SlicePresenter.h"

namespace disyre::ui {

namespace {

void link(SliceView& view, bool showsOriginal, SlicePresenter& presenter) {
    // The view that shows the original changes its plane, so the plane is asked for each time.
    QObject::connect(&view, &SliceView::windowLevelChanged, &presenter,
                     [&presenter, showsOriginal](double window, double level) {
                         presenter.takeWindowLevel({window, level}, showsOriginal);
                     });
    QObject::connect(&view, &SliceView::crosshairMoved, &presenter,
                     [&presenter, &view](double column, double row) {
                         presenter.moveCrosshair(view.plane(), column, row);
                     });
    QObject::connect(&view, &SliceView::slicesScrolled, &presenter,
                     [&presenter, &view](int count) { presenter.scroll(view.plane(), count); });
    QObject::connect(&view, &SliceView::cursorMoved, &presenter,
                     [&presenter, &view](double column, double row) {
                         presenter.setPointer(view.plane(), column, row);
                     });
    QObject::connect(&view, &SliceView::cursorLeft, &presenter, &SlicePresenter::clearPointer);
}

}  // namespace

void linkViews(ViewGrid& views, SlicePresenter& presenter, PaintedAreas& areas,
               BrainMaskEditor& mask) {
    for (SliceView* view : views.views()) {
        view->setMeasurements(
            &presenter.measurements(),
            [&presenter](const Measurement& measurement) { return presenter.textOf(measurement); });
        view->setAreas(&areas);
        view->setMaskEditor(&mask);
    }
    linkViews(views, presenter);
}

void linkViews(ViewGrid& views, SlicePresenter& presenter) {
    for (SliceView* view : views.views()) {
        link(*view, view == &views.companion(), presenter);
    }
    QObject::connect(&views, &ViewGrid::arranged, &presenter,
                     &SlicePresenter::refreshForemostLater);
}

}  // namespace disyre::ui
