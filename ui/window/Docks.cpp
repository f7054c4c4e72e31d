// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/Docks.h"

#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// Raised when docks come or go, so that a remembered layout of other docks is not applied.
constexpr int kLayoutVersion = 2;

/// Never narrower than what it scrolls.
class PanelScrollArea : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    [[nodiscard]] QSize minimumSizeHint() const override {
        const int bar = verticalScrollBar()->sizeHint().width();
        return {widget()->minimumSizeHint().width() + bar, 64};
    }
    [[nodiscard]] QSize sizeHint() const override {
        const QSize hint = widget()->sizeHint();
        return {minimumSizeHint().width(), hint.height()};
    }
};

/// Qt names the buttons that scroll tabs, but does not explain them.
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
    // The timeline is as wide as the window.
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

QDockWidget* Docks::add(const QString& name, const QString& title, QWidget* content,
                        Qt::DockWidgetArea area) {
    QDockWidget* dock = place(name, content, area);
    dock->setWindowTitle(title);
    dock->setAccessibleName(title);
    dock->toggleViewAction()->setObjectName(name + u"Action"_s);
    return dock;
}

QDockWidget* Docks::addHidden(const QString& name, const QString& title, QWidget* content,
                              Qt::DockWidgetArea area) {
    QDockWidget* dock = add(name, title, content, area);
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

void Docks::fill(QMenu& menu) const {
    for (const QDockWidget* dock : docks_) {
        if (dock->features().testFlag(QDockWidget::DockWidgetClosable)) {
            menu.addAction(dock->toggleViewAction());
        }
    }
}

void Docks::reset() {
    restore(original_);
    for (QDockWidget* dock : docks_) {
        dock->setVisible(std::find(hidden_.begin(), hidden_.end(), dock) == hidden_.end());
    }
}

QByteArray Docks::state() const {
    return window_.saveState(kLayoutVersion);
}

void Docks::restore(const QByteArray& state) {
    window_.restoreState(state, kLayoutVersion);
}

QWidget* scrolled(QWidget* panel, const QString& name, const QString& title) {
    auto* area = new PanelScrollArea;
    area->setObjectName(name);
    area->setAccessibleName(title);
    area->setWidget(panel);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

}  // namespace disyre::ui
