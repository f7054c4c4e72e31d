// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/FitScreen.h"

#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QWidget>

namespace disyre::ui {

namespace {

/// A scroll area that is never narrower than what it scrolls.
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

}  // namespace

QSize fittingSize(QSize wanted, QSize available) {
    // The title bar and the frame come on top of the size; their size is known only once the window
    // is shown.
    constexpr QSize kFrame(16, 40);
    return wanted.boundedTo(available - kFrame);
}

void resizeToFit(QWidget& window, QSize wanted) {
    window.resize(fittingSize(wanted, window.screen()->availableSize()));
}

QScrollArea* scrolled(QWidget* panel, const QString& name) {
    auto* area = new PanelScrollArea;
    area->setObjectName(name);
    area->setWidget(panel);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

}  // namespace disyre::ui
