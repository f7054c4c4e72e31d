// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CompareArea.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/common/ThemedIcon.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/ControlTexts.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// A column with a line on top.
QVBoxLayout* columnIn(QWidget* parent) {
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

}  // namespace

CompareArea::CompareArea(ViewGrid& views, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent),
      left_(new QWidget(this)),
      right_(new QWidget(this)),
      name_(new QLabel(left_)),
      note_(new QLabel(right_)),
      sources_(makeChoiceBox(right_, u"comparedSourceBox"_s, 0)),
      layers_(makeChoiceBox(right_, u"comparedLayerBox"_s, 3)),
      close_(new QToolButton(right_)) {
    setObjectName(u"compareArea"_s);
    setChildrenCollapsible(false);
    name_->setObjectName(u"comparedShownName"_s);
    name_->setContentsMargins(8, 0, 8, 0);
    note_->setObjectName(u"comparedNote"_s);
    note_->setWordWrap(true);
    note_->setContentsMargins(8, 4, 8, 4);
    close_->setObjectName(u"closeComparisonButton"_s);
    close_->setIcon(themedIcon(u"close"_s));
    close_->setAutoRaise(true);
    close_->setFocusPolicy(Qt::TabFocus);
    connect(close_, &QToolButton::clicked, this, &CompareArea::closeRequested);

    auto* line = new QHBoxLayout;
    line->setContentsMargins(4, 2, 2, 2);
    line->setSpacing(4);
    line->addWidget(sources_, 1);
    line->addWidget(layers_);
    line->addWidget(close_);
    auto* right = columnIn(right_);
    right->addLayout(line);
    right->addWidget(note_);
    auto* left = columnIn(left_);
    left->addWidget(name_);
    left->addWidget(&views, 1);
    // The line of the left side is as high as that of the right, so that the pictures are level.
    name_->setMinimumHeight(line->sizeHint().height());
    addWidget(left_);
    addWidget(right_);
    setComparing(false);
    setNote({});
    retranslate();
}

ViewGrid& CompareArea::second() {
    if (second_ == nullptr) {
        second_ = new ViewGrid(right_);
        second_->setObjectName(u"comparedViews"_s);
        for (SliceView* view : second_->views()) {
            const QString name = view->objectName();
            view->setObjectName(u"compared"_s + name.at(0).toUpper() + name.mid(1));
        }
        static_cast<QVBoxLayout*>(right_->layout())->addWidget(second_, 1);
    }
    return *second_;
}

void CompareArea::setComparing(bool comparing) {
    isComparing_ = comparing;
    name_->setVisible(comparing);
    right_->setVisible(comparing);
    if (comparing) {
        const int half = width() / 2;
        setSizes({half, width() - half});
    }
}

void CompareArea::setName(const QString& name) {
    // A long name must not make the views wider.
    name_->setText(name_->fontMetrics().elidedText(name, Qt::ElideMiddle,
                                                   40 * name_->fontMetrics().averageCharWidth()));
    name_->setToolTip(name);
}

void CompareArea::setNote(const QString& note) {
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void CompareArea::changeEvent(QEvent* event) {
    QSplitter::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void CompareArea::retranslate() {
    describe(*sources_, tr("Compared scan"),
             tr("What the views on the right show: this scan, another open one, or saved results"));
    describe(*layers_, tr("Picture of the compared scan"),
             tr("Whether the right side shows the scan as it is, restored, or the difference"));
    setTexts(*layers_, {tr("scan"), tr("restored"), tr("difference")});
    describe(*close_, tr("End the comparison"), tr("Show one scan alone again (Shift+D)"));
}

}  // namespace disyre::ui
