// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include "ui/common/BreakableText.h"
#include "ui/common/Theme.h"
#include "ui/common/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
    setObjectName(u"messageBar"_s);
    icon_ = new QLabel(this);
    label_ = new QLabel(this);
    label_->setObjectName(u"messageText"_s);
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    close_ = new QToolButton(this);
    close_->setObjectName(u"messageCloseButton"_s);
    close_->setIcon(themedIcon(u"close"_s));
    close_->setAutoRaise(true);
    close_->setFocusPolicy(Qt::TabFocus);
    connect(close_, &QToolButton::clicked, this, &MessageBar::dismiss);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(icon_, 0, Qt::AlignTop);
    layout->addWidget(label_, 1);
    layout->addWidget(close_, 0, Qt::AlignTop);
    hide();
    retranslate();
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void MessageBar::retranslate() {
    setAccessibleName(tr("Message"));
    close_->setAccessibleName(tr("Dismiss the message"));
    close_->setToolTip(tr("Dismiss the message"));
}

void MessageBar::showMessage(Kind kind, const QString& text) {
    kind_ = kind;
    text_ = text;
    const QIcon icon = themedIcon(kind == Kind::Problem ? u"warning"_s : u"information"_s);
    icon_->setPixmap(icon.pixmap(QSize(16, 16), devicePixelRatioF()));
    label_->setText(breakable(text));
    label_->setAccessibleName(text);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
    text_.clear();
    // A text that is hidden could still be read out, in a language that the window had before.
    label_->clear();
    label_->setAccessibleName({});
    hide();
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool dark = Theme::darkShown();
    QColor back = dark ? QColor(0x2c, 0x30, 0x35) : QColor(0xe0, 0xe4, 0xe9);
    QColor edge = palette().color(QPalette::Highlight);
    if (kind_ == Kind::Problem) {
        back = dark ? QColor(0x46, 0x32, 0x1c) : QColor(0xfb, 0xe9, 0xc9);
        edge = dark ? QColor(0xe0, 0x9a, 0x3c) : QColor(0xa8, 0x66, 0x00);
    }
    painter.fillRect(rect(), back);
    painter.fillRect(QRect(0, 0, 4, height()), edge);
}

}  // namespace disyre::ui
