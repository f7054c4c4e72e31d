// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ToolStrip.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kMostColumns = 3;
constexpr int kEdge = 4;
constexpr int kGap = 1;

}  // namespace

ToolStrip::ToolStrip(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    setObjectName(u"toolStrip"_s);
    grid_->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    grid_->setSpacing(kGap);
}

void ToolStrip::addButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName(action->objectName().replace(u"Action"_s, u"Button"_s));
    button->setIconSize(QSize(16, 16));
    button->setMinimumSize(28, 28);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    parts_.push_back({button, false});
    arrange(columns_);
}

void ToolStrip::addLine() {
    auto* rule = new QFrame(this);
    rule->setFrameShape(QFrame::HLine);
    rule->setForegroundRole(QPalette::Mid);
    addWide(rule);
}

void ToolStrip::addWide(QWidget* widget) {
    parts_.push_back({widget, true});
    arrange(columns_);
}

QSize ToolStrip::minimumSizeHint() const {
    return {grid_->minimumSize().width(), heightWith(kMostColumns)};
}

bool ToolStrip::event(QEvent* event) {
    // A part that is shown or hidden changes what fits.
    if (event->type() == QEvent::LayoutRequest) {
        fit();
        updateGeometry();
    }
    return QWidget::event(event);
}

void ToolStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

int ToolStrip::heightWith(int columns) const {
    int height = 2 * kEdge;
    int inRow = 0;
    for (const Part& part : parts_) {
        if (part.widget->isHidden()) {
            continue;
        }
        const QSize least = part.widget->minimumSizeHint().expandedTo(part.widget->minimumSize());
        if (part.isWide || inRow == 0) {
            height += least.height() + kGap;
        }
        inRow = part.isWide ? 0 : (inRow + 1) % columns;
    }
    return height;
}

void ToolStrip::fit() {
    int columns = 1;
    while (columns < kMostColumns && heightWith(columns) > height()) {
        ++columns;
    }
    if (columns != columns_) {
        arrange(columns);
    }
}

void ToolStrip::arrange(int columns) {
    columns_ = columns;
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item;
    }
    // The last row takes the room that is left; that of an earlier arrangement no longer does.
    for (int row = 0; row < grid_->rowCount(); ++row) {
        grid_->setRowStretch(row, 0);
    }
    int row = 0;
    int column = 0;
    for (const Part& part : parts_) {
        if (part.isWide && column > 0) {
            ++row;
            column = 0;
        }
        if (part.isWide) {
            grid_->addWidget(part.widget, row++, 0, 1, columns_);
            continue;
        }
        grid_->addWidget(part.widget, row, column);
        column = (column + 1) % columns_;
        row += column == 0 ? 1 : 0;
    }
    grid_->setRowStretch(row + 1, 1);
}

}  // namespace disyre::ui
