// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ScopeBanner.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/common/Theme.h"
#include "ui/common/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kIconSide = 16;
// In a window lower than this the list would take too much from the views.
constexpr int kTallWindow = 840;

}  // namespace

ScopeBanner::ScopeBanner(QWidget* parent) : QFrame(parent) {
    setObjectName(u"scopeBanner"_s);
    icon_ = new QLabel(this);
    summary_ = new QLabel(this);
    summary_->setObjectName(u"scopeSummary"_s);
    summary_->setTextFormat(Qt::PlainText);
    summary_->setWordWrap(true);
    QFont bold = summary_->font();
    bold.setBold(true);
    summary_->setFont(bold);
    fold_ = new QToolButton(this);
    fold_->setObjectName(u"scopeFoldButton"_s);
    fold_->setAutoRaise(true);
    fold_->setFocusPolicy(Qt::TabFocus);
    connect(fold_, &QToolButton::clicked, this, [this] {
        foldIsChosen_ = true;
        setFolded(!folded_);
    });
    list_ = new QWidget(this);
    list_->setObjectName(u"scopeList"_s);
    rows_ = new QGridLayout(list_);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setHorizontalSpacing(6);
    rows_->setVerticalSpacing(4);
    rows_->setColumnStretch(1, 1);

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(icon_, 0, Qt::AlignTop);
    head->addWidget(summary_, 1);
    head->addWidget(fold_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 2, 8, 2);
    column->setSpacing(4);
    column->addLayout(head);
    auto* indented = new QHBoxLayout;
    indented->setContentsMargins(kIconSide + 8, 0, 8, 2);
    indented->addWidget(list_);
    column->addLayout(indented);
    hide();
    retranslate();
}

void ScopeBanner::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ScopeBanner::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    window()->installEventFilter(this);
    fitWindow();
}

bool ScopeBanner::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window() && event->type() == QEvent::Resize) {
        fitWindow();
    }
    return QFrame::eventFilter(watched, event);
}

void ScopeBanner::fitWindow() {
    if (!foldIsChosen_) {
        setFolded(window()->height() < kTallWindow);
    }
}

void ScopeBanner::setFolded(bool folded) {
    folded_ = folded;
    list_->setVisible(!folded_);
    retranslate();
}

void ScopeBanner::retranslate() {
    setAccessibleName(tr("Whether the scan fits the model"));
    fold_->setText(folded_ ? tr("More") : tr("Less"));
    fold_->setToolTip(folded_ ? tr("Show in what the scan differs")
                              : tr("Fold the list into one line"));
    fold_->setAccessibleName(fold_->toolTip());
}

void ScopeBanner::setPoints(Kind kind, const QString& summary, const QStringList& points) {
    summary_->setText(summary);
    const QIcon icon = themedIcon(kind == Kind::Differs ? u"warning"_s : u"information"_s);
    icon_->setPixmap(icon.pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
    if (points != points_) {
        points_ = points;
        showPoints();
    }
    setVisible(!points_.isEmpty());
}

void ScopeBanner::showPoints() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < points_.size(); ++row) {
        auto* bullet = new QLabel(u"•"_s, list_);
        auto* text = new QLabel(points_[row], list_);
        text->setObjectName(u"scopePoint"_s);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        rows_->addWidget(bullet, row, 0, Qt::AlignTop);
        rows_->addWidget(text, row, 1);
    }
}

void ScopeBanner::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool dark = Theme::darkShown();
    painter.fillRect(rect(), dark ? QColor(0x35, 0x31, 0x28) : QColor(0xfc, 0xf4, 0xe2));
    painter.fillRect(QRect(0, 0, 4, height()),
                     dark ? QColor(0xb0, 0x88, 0x48) : QColor(0xc0, 0x8a, 0x2e));
}

}  // namespace disyre::ui
