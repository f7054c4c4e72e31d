// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewGrid.h"

#include <QPainter>

#include <algorithm>

#include "ui/common/Theme.h"
#include "ui/viewer/SliceView.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kFrame = 1;
constexpr int kLeastSide = 200;
constexpr int kLeastMain = 480 + 2 * kFrame;
// The views at the side are at most this wide, as a share of the whole width.
constexpr double kWidestSide = 0.4;

}  // namespace

ViewGrid::ViewGrid(QWidget* parent) : QWidget(parent) {
    setObjectName(u"viewGrid"_s);
    const auto make = [this](Plane plane, const QString& name) {
        auto* view = new SliceView(plane, this);
        view->setObjectName(name);
        connect(view, &SliceView::focusChanged, this, [this, view] {
            if (view->hasFocus()) {
                active_ = view;
            }
            update();
        });
        connect(view, &SliceView::maximiseRequested, this, [this, view] {
            if (sideBySide_) {
                setSideBySide(false);
            } else {
                setAlone(alone_ ? std::nullopt : std::optional(view->plane()));
            }
            view->setFocus();
        });
        return view;
    };
    views_ = {make(Plane::Axial, u"axialView"_s), make(Plane::Coronal, u"coronalView"_s),
              make(Plane::Sagittal, u"sagittalView"_s)};
    companion_ = make(Plane::Axial, u"originalView"_s);
    active_ = views_.front();
    // Zooming or moving one side of a comparison does the same to the other side.
    connect(companion_, &SliceView::zoomed, this, [this] {
        if (sideBySide_) {
            view(foremost()).setZoomAndPan(companion_->zoom(), companion_->pan());
        }
    });
    for (SliceView* each : views_) {
        connect(each, &SliceView::zoomed, this, [this, each] {
            if (sideBySide_ && each->plane() == foremost()) {
                companion_->setZoomAndPan(each->zoom(), each->pan());
            }
        });
    }
    placeAll();
}

SliceView& ViewGrid::view(Plane plane) const {
    return *views_[static_cast<std::size_t>(plane)];
}

std::vector<SliceView*> ViewGrid::views() const {
    return {views_[0], views_[1], views_[2], companion_};
}

void ViewGrid::setFourth(QWidget* fourth) {
    fourth_ = fourth;
    fourth_->setParent(this);
    placeAll();
}

void ViewGrid::setArrangement(Arrangement arrangement) {
    arrangement_ = arrangement;
    alone_.reset();
    arrange();
}

void ViewGrid::setMain(Plane plane) {
    main_ = plane;
    alone_.reset();
    arrange();
}

void ViewGrid::setAlone(std::optional<Plane> plane) {
    alone_ = plane;
    arrange();
}

void ViewGrid::setSideBySide(bool sideBySide) {
    sideBySide_ = sideBySide;
    arrange();
}

void ViewGrid::arrange() {
    companion_->setPlane(foremost());
    placeAll();
    if (sideBySide_) {
        const SliceView& model = view(foremost());
        companion_->setZoomAndPan(model.zoom(), model.pan());
    }
    if (!active_->isVisibleTo(this)) {
        active_ = &view(foremost());
    }
    update();
    Q_EMIT arranged();
}

SliceDisplay& ViewGrid::display(Plane plane) const {
    return view(plane);
}

SliceDisplay& ViewGrid::originalDisplay() const {
    return *companion_;
}

bool ViewGrid::isShown(Plane plane) const {
    return view(plane).isVisibleTo(this);
}

Plane ViewGrid::activePlane() const {
    return active_->plane();
}

void ViewGrid::placeAll() {
    const auto show = [](QWidget* widget, const QRect& cell) {
        widget->setGeometry(cell.adjusted(kFrame, kFrame, -kFrame, -kFrame));
        widget->show();
    };
    const QRect all = rect();
    const auto one = [this](Plane plane) { return views_[static_cast<std::size_t>(plane)]; };
    std::vector<SliceView*> others;
    for (SliceView* each : views_) {
        if (each->plane() != foremost()) {
            others.push_back(each);
        }
    }
    const bool onlyForemost = sideBySide_ || alone_.has_value();
    for (SliceView* each : others) {
        each->setVisible(!onlyForemost);
    }
    companion_->setVisible(sideBySide_);
    if (fourth_ != nullptr) {
        fourth_->setVisible(!onlyForemost && arrangement_ == Arrangement::Quarters);
    }

    if (sideBySide_) {
        const int half = all.width() / 2;
        show(companion_, QRect(0, 0, half, all.height()));
        show(one(foremost()), QRect(half, 0, all.width() - half, all.height()));
    } else if (alone_) {
        show(one(*alone_), all);
    } else if (arrangement_ == Arrangement::Quarters) {
        const int x = all.width() / 2;
        const int y = all.height() / 2;
        show(one(main_), QRect(0, 0, x, y));
        show(others[0], QRect(x, 0, all.width() - x, y));
        show(others[1], QRect(0, y, x, all.height() - y));
        if (fourth_ != nullptr) {
            show(fourth_, QRect(x, y, all.width() - x, all.height() - y));
        }
    } else {
        const int side = std::min({std::max(all.height() / 2, kLeastSide),
                                   std::max(all.width() - kLeastMain, kLeastSide),
                                   static_cast<int>(all.width() * kWidestSide)});
        const int x = all.width() - side;
        const int y = all.height() / 2;
        show(one(main_), QRect(0, 0, x, all.height()));
        show(others[0], QRect(x, 0, side, y));
        show(others[1], QRect(x, y, side, all.height() - y));
    }
}

void ViewGrid::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeAll();
}

void ViewGrid::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    // A frame shows which view the keys go to.
    if (active_->hasFocus() && active_->isVisible()) {
        painter.fillRect(active_->geometry().adjusted(-kFrame, -kFrame, kFrame, kFrame),
                         Theme::accentOn(palette().color(QPalette::Window)));
    }
}

}  // namespace disyre::ui
