// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Cover.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace disyre::ui {

Cover::Cover(QWidget& hidden)
    : QFrame(&hidden), hidden_(hidden), text_(new QLabel(this)), button_(new QPushButton(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    text_->setWordWrap(true);
    text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    button_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(text_);
    column->addWidget(button_, 0, Qt::AlignLeft);
    column->addStretch();
    connect(button_, &QPushButton::clicked, this, &Cover::pressed);
    hidden_.installEventFilter(this);
    hide();
}

void Cover::setText(const QString& text) {
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
}

void Cover::setButton(const QString& text) {
    button_->setText(text);
    button_->setVisible(!text.isEmpty());
}

bool Cover::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &hidden_ && event->type() == QEvent::Resize) {
        setGeometry(hidden_.rect());
    }
    if (watched == &hidden_ && event->type() == QEvent::ChildAdded) {
        raise();
    }
    return QFrame::eventFilter(watched, event);
}

void Cover::showEvent(QShowEvent* event) {
    setGeometry(hidden_.rect());
    raise();
    QFrame::showEvent(event);
}

}  // namespace disyre::ui
