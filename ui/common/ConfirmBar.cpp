// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ConfirmBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

void nameButton(QPushButton& button, const QString& text) {
    button.setText(text);
    button.setAccessibleName(QString(text).remove(u'&'));
}

}  // namespace

ConfirmBar::ConfirmBar(QWidget* parent) : QFrame(parent) {
    setObjectName(u"confirmBar"_s);
    setFrameShape(QFrame::StyledPanel);
    question_ = new QLabel(this);
    question_->setObjectName(u"confirmQuestion"_s);
    question_->setWordWrap(true);
    yes_ = new QPushButton(this);
    yes_->setObjectName(u"confirmYesButton"_s);
    no_ = new QPushButton(this);
    no_->setObjectName(u"confirmNoButton"_s);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(question_, 1);
    layout->addWidget(yes_);
    layout->addWidget(no_);
    connect(yes_, &QPushButton::clicked, this, [this] { answer(true); });
    connect(no_, &QPushButton::clicked, this, [this] { answer(false); });
    hide();
    retranslate();
}

void ConfirmBar::retranslate() {
    nameButton(*yes_, tr("&Yes"));
    nameButton(*no_, tr("&Keep it"));
    yes_->setToolTip(tr("Do what is asked"));
    no_->setToolTip(tr("Leave everything as it is"));
}

void ConfirmBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        answer(false);
    }
}

void ConfirmBar::ask(const QString& question, const QString& yes, std::function<void()> action,
                     const QString& no) {
    question_->setText(question);
    setAccessibleName(question);
    nameButton(*yes_, yes);
    nameButton(*no_, no.isEmpty() ? tr("&Keep it") : no);
    action_ = std::move(action);
    show();
    no_->setFocus();
}

void ConfirmBar::answer(bool yes) {
    hide();
    const auto action = std::exchange(action_, {});
    if (yes && action) {
        action();
    }
}

}  // namespace disyre::ui
