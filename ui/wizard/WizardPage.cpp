// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/WizardPage.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QScrollArea>

#include "ui/common/FitScreen.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

WizardPage::WizardPage(const QString& name, QWidget* parent)
    : QWizardPage(parent),
      heading_(new QLabel(this)),
      purpose_(textLabel(this, u"pagePurpose"_s)),
      messages_(new MessageBar(this)),
      room_(new QVBoxLayout) {
    setObjectName(name);
    heading_->setObjectName(u"pageHeading"_s);
    setHeadingFont();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 8);
    layout->setSpacing(8);
    layout->addWidget(heading_);
    layout->addWidget(purpose_);
    layout->addWidget(messages_);
    room_->setSpacing(8);
    room_->setContentsMargins(0, 8, 0, 0);
    // A low window scrolls the page, so that the wizard's buttons stay on the screen.
    auto* content = new QWidget(this);
    content->setLayout(room_);
    scroll_ = scrolled(content, name + u"Room"_s);
    scroll_->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(scroll_, 1);
}

void WizardPage::setHeadingFont() {
    QFont large = QApplication::font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    heading_->setFont(large);
}

void WizardPage::changeEvent(QEvent* event) {
    QWizardPage::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setHeadingFont();
    }
    if (event->type() != QEvent::LanguageChange) {
        return;
    }
    const bool shown = !problem().isEmpty();
    retranslate();
    if (!shown) {
        messages_->dismiss();
    } else if (saying_) {
        messages_->showMessage(messages_->kind(), saying_());
    }
}

void WizardPage::setHeading(const QString& heading, const QString& purpose) {
    heading_->setText(heading);
    purpose_->setText(purpose);
    setAccessibleName(heading);
    scroll_->setAccessibleName(heading);
    setAccessibleDescription(purpose);
}

void WizardPage::setProblem(const QString& text) {
    saying_ = {};
    if (text == messages_->text()) {
        return;
    }
    text.isEmpty() ? messages_->dismiss() : messages_->showMessage(MessageBar::Kind::Problem, text);
}

void WizardPage::setProblem(const Saying& saying) {
    setProblem(said(saying));
    saying_ = saying;
}

void WizardPage::setInformation(const QString& text) {
    saying_ = {};
    messages_->showMessage(MessageBar::Kind::Information, text);
}

void WizardPage::setInformation(const Saying& saying) {
    setInformation(said(saying));
    saying_ = saying;
}

QLabel* textLabel(QWidget* parent, const QString& name) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

}  // namespace disyre::ui
