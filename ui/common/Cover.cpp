// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Cover.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace disyre::ui {

Cover::Cover(QWidget& hidden)
    : QFrame(&hidden), hidden_(hidden), text_(new QLabel(this)), column_(new QVBoxLayout(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    text_->setWordWrap(true);
    text_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column_->setContentsMargins(8, 8, 8, 8);
    column_->addWidget(text_);
    column_->addStretch();
    hidden_.installEventFilter(this);
    hide();
}

void Cover::setText(const QString& text) {
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
}

QPushButton& Cover::button() {
    if (button_ == nullptr) {
        button_ = new QPushButton(this);
        column_->insertWidget(1, button_, 0, Qt::AlignLeft);
        connect(button_, &QPushButton::clicked, this, &Cover::pressed);
    }
    return *button_;
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
