// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/WizardPage.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace disyre::ui {

WizardPage::WizardPage(const QString& name, const QString& heading, const QString& purpose,
                       QWidget* parent)
    : QWizardPage(parent), messages_(new MessageBar(this)), room_(new QVBoxLayout) {
    setObjectName(name);
    setAccessibleName(heading);
    setAccessibleDescription(purpose);
    auto* title = new QLabel(heading, this);
    title->setObjectName(u"pageHeading"_s);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    title->setFont(large);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 8);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(textLabel(purpose, this));
    layout->addWidget(messages_);
    room_->setSpacing(8);
    room_->setContentsMargins(0, 8, 0, 0);
    layout->addLayout(room_, 1);
}

void WizardPage::setProblem(const QString& text) {
    if (text == messages_->text()) {
        return;
    }
    text.isEmpty() ? messages_->dismiss()
                   : messages_->showMessage(MessageBar::Kind::Problem, text);
}

void WizardPage::setInformation(const QString& text) {
    messages_->showMessage(MessageBar::Kind::Information, text);
}

QLabel* textLabel(const QString& text, QWidget* parent, const QString& name) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

}  // namespace disyre::ui
