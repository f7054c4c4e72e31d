// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Docks.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <array>
#include <iterator>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// This number is raised when docks are added or removed, so that a layout that was remembered for
// other docks is not applied.
constexpr int kLayoutVersion = 3;
// In a window narrower than this, panels on both sides would leave too little room for the views.
constexpr int kWideWindow = 1200;

/// Gives the buttons that scroll tabs a tool tip; Qt gives them only a name for screen readers.
void explainTabButtons(const QMainWindow& window) {
    for (const QTabBar* bar : window.findChildren<QTabBar*>()) {
        for (QAbstractButton* button : bar->findChildren<QAbstractButton*>()) {
            if (button->toolTip().isEmpty()) {
                button->setToolTip(button->accessibleName());
            }
        }
    }
}

}  // namespace

Docks::Docks(QMainWindow& window) : window_(window) {
    window_.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    // The docks at the bottom are as wide as the window, because the timeline needs the width.
    window_.setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window_.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
}

QDockWidget* Docks::place(const QString& name, QWidget* content, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(&window_);
    dock->setObjectName(name);
    dock->setWidget(content);
    window_.addDockWidget(area, dock);
    docks_.push_back(dock);
    QObject::connect(dock, &QDockWidget::visibilityChanged, &window_,
                     [window = &window_] { explainTabButtons(*window); });
    return dock;
}

QDockWidget* Docks::add(const QString& name, QWidget* content, Qt::DockWidgetArea area) {
    QDockWidget* dock = place(name, content, area);
    dock->toggleViewAction()->setObjectName(name + u"Action"_s);
    return dock;
}

QDockWidget* Docks::addHidden(const QString& name, QWidget* content, Qt::DockWidgetArea area) {
    QDockWidget* dock = add(name, content, area);
    hidden_.push_back(dock);
    return dock;
}

QDockWidget* Docks::addFixed(const QString& name, QWidget* content, Qt::DockWidgetArea area) {
    QDockWidget* dock = place(name, content, area);
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->setTitleBarWidget(new QWidget(dock));
    return dock;
}

void Docks::finish() {
    original_ = state();
    explainTabButtons(window_);
}

QDockWidget* Docks::find(const QString& name) const {
    const auto found = std::find_if(docks_.begin(), docks_.end(), [&](const QDockWidget* dock) {
        return dock->objectName() == name;
    });
    Q_ASSERT(found != docks_.end());
    return *found;
}

void Docks::setTitle(const QString& name, const QString& title) {
    QDockWidget* dock = find(name);
    dock->setWindowTitle(title);
    dock->setAccessibleName(title);
    if (auto* area = qobject_cast<QScrollArea*>(dock->widget())) {
        area->setAccessibleName(title);
    }
}

void Docks::retranslateButtons() {
    struct Text {
        const char* button;  // The name that Qt gives the button.
        const char* context;
        const char* text;
    };
    static constexpr std::array<Text, 4> kTexts{
        {{"qt_dockwidget_floatbutton", "QDockWidget", "Float"},
         {"qt_dockwidget_closebutton", "QDockWidget", "Close"},
         {"ScrollLeftButton", "QTabBar", "Scroll Left"},
         {"ScrollRightButton", "QTabBar", "Scroll Right"}}};
    for (const Text& each : kTexts) {
        const QString text = QCoreApplication::translate(each.context, each.text);
        for (auto* button :
             window_.findChildren<QAbstractButton*>(QString::fromLatin1(each.button))) {
            button->setAccessibleName(text);
            if (!button->toolTip().isEmpty()) {
                button->setToolTip(text);
            }
        }
    }
}

void Docks::bringUp(const QString& name) {
    QDockWidget* dock = find(name);
    dock->show();
    dock->raise();
}

void Docks::fill(QMenu& menu) const {
    for (const QDockWidget* dock : docks_) {
        if (dock->features().testFlag(QDockWidget::DockWidgetClosable)) {
            menu.addAction(dock->toggleViewAction());
        }
    }
}

void Docks::fit(QSize window) {
    if (!folded_) {
        unfoldedLeast_ = window_.minimumSizeHint().width();
    }
    // Large letters may need more than the screen has.
    const bool isTooWide = unfoldedLeast_ > window_.screen()->availableSize().width();
    const bool isNarrow = window.width() < kWideWindow || isTooWide;
    if (isNarrow && !folded_) {
        fold();
    } else if (!isNarrow && window.width() >= unfoldedLeast_ && folded_) {
        unfold();
    }
}

void Docks::fold() {
    const auto on = [this](Qt::DockWidgetArea side) {
        std::vector<QDockWidget*> found;
        std::copy_if(docks_.begin(), docks_.end(), std::back_inserter(found),
                     [&](QDockWidget* dock) {
                         return !dock->isFloating() && !dock->isHidden() &&
                                window_.dockWidgetArea(dock) == side;
                     });
        return found;
    };
    const std::vector<QDockWidget*> left = on(Qt::LeftDockWidgetArea);
    const std::vector<QDockWidget*> right = on(Qt::RightDockWidgetArea);
    if (left.empty() || right.empty()) {
        return;
    }
    unfolded_ = state();
    folded_ = true;
    for (QDockWidget* dock : right) {
        window_.tabifyDockWidget(left.back(), dock);
    }
    left.back()->raise();
}

void Docks::unfold() {
    std::vector<QDockWidget*> closed;
    std::copy_if(docks_.begin(), docks_.end(), std::back_inserter(closed),
                 [](const QDockWidget* dock) { return dock->isHidden(); });
    folded_ = false;
    window_.restoreState(unfolded_, kLayoutVersion);
    // What was opened or closed meanwhile stays so.
    for (QDockWidget* dock : docks_) {
        dock->setVisible(std::find(closed.begin(), closed.end(), dock) == closed.end());
    }
}

void Docks::keepWidths() {
    QList<QDockWidget*> docks;
    QList<int> widths;
    for (QDockWidget* dock : docks_) {
        const Qt::DockWidgetArea area = window_.dockWidgetArea(dock);
        if (!dock->isFloating() && dock->isVisible() &&
            (area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea)) {
            docks << dock;
            widths << dock->width();
        }
    }
    if (widthsBefore_.isEmpty()) {
        widthsBefore_ = widths;
    }
    // The texts change now, and what they need is known only when they are laid out.
    QTimer::singleShot(0, &window_, [this, docks] {
        if (docks.size() == widthsBefore_.size()) {
            window_.resizeDocks(docks, widthsBefore_, Qt::Horizontal);
        }
        widthsBefore_.clear();
    });
}

void Docks::reset() {
    folded_ = false;
    restore(original_);
    for (QDockWidget* dock : docks_) {
        dock->setVisible(std::find(hidden_.begin(), hidden_.end(), dock) == hidden_.end());
    }
    fit(window_.size());
}

QByteArray Docks::state() const {
    return folded_ ? unfolded_ : window_.saveState(kLayoutVersion);
}

void Docks::restore(const QByteArray& state) {
    window_.restoreState(state, kLayoutVersion);
}

}  // namespace disyre::ui
