// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/QuestionBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <utility>

#include "ui/common/BreakableText.h"
#include "ui/common/Theme.h"
#include "ui/common/ThemedIcon.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

QuestionBar::QuestionBar(const QString& name, QWidget* parent) : QFrame(parent) {
    setObjectName(name);
    icon_ = new QLabel(this);
    label_ = new QLabel(this);
    label_->setObjectName(name + u"Text"_s);
    label_->setWordWrap(true);
    label_->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(icon_);
    layout->addWidget(label_, 1);
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        buttons_[i] = new QPushButton(this);
        buttons_[i]->setObjectName(name + (i == 0 ? u"First"_s : u"Second"_s));
        layout->addWidget(buttons_[i]);
        connect(buttons_[i], &QPushButton::clicked, this, [this, i] {
            hide();
            const auto act = std::exchange(answers_[i].act, {});
            if (act) {
                act();
            }
        });
    }
    hide();
    retranslate();
}

void QuestionBar::ask(Saying text, Answer first, Answer second) {
    text_ = std::move(text);
    answers_ = {std::move(first), std::move(second)};
    icon_->setPixmap(themedIcon(u"information"_s).pixmap(QSize(16, 16), devicePixelRatioF()));
    retranslate();
    show();
}

QString QuestionBar::text() const {
    return isHidden() ? QString() : said(text_);
}

void QuestionBar::retranslate() {
    label_->setText(breakable(said(text_)));
    setAccessibleName(said(text_));
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        const QString text = said(answers_[i].text);
        buttons_[i]->setText(text);
        // A button that nothing was asked with yet has a name, too.
        buttons_[i]->setAccessibleName(text.isEmpty() ? tr("Answer") : QString(text).remove(u'&'));
        buttons_[i]->setToolTip(tr("Answer the question beside this button"));
        buttons_[i]->setVisible(!text.isEmpty());
    }
}

void QuestionBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void QuestionBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const bool dark = Theme::darkShown();
    painter.fillRect(rect(), dark ? QColor(0x46, 0x32, 0x1c) : QColor(0xfb, 0xe9, 0xc9));
    painter.fillRect(QRect(0, 0, 4, height()),
                     dark ? QColor(0xe0, 0x9a, 0x3c) : QColor(0xa8, 0x66, 0x00));
}

}  // namespace disyre::ui
