// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/StepList.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

StepList::StepList(QWidget* parent) : QWidget(parent) {
    setObjectName(u"stepList"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 16);
    layout->setSpacing(0);
    layout->addStretch();
    retranslate();
}

void StepList::setSteps(const QStringList& steps) {
    auto* rows = static_cast<QVBoxLayout*>(layout());
    while (static_cast<qsizetype>(labels_.size()) < steps.size()) {
        auto* label = new QLabel(this);
        label->setContentsMargins(16, 8, 24, 8);
        rows->insertWidget(static_cast<int>(labels_.size()), label);
        labels_.push_back(label);
    }
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        QLabel* label = labels_[i];
        label->setText(u"%1  %2"_s.arg(i + 1).arg(steps.at(static_cast<qsizetype>(i))));
        // The label has room for its text in bold, which marks the present step.
        QFont bold = label->font();
        bold.setBold(true);
        label->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(label->text()) + 48);
    }
    setCurrent(current_);
}

void StepList::setCurrent(int step) {
    current_ = step;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        const bool present = static_cast<int>(i) == step;
        QFont font = this->font();
        font.setBold(present);
        labels_[i]->setFont(font);
        QPalette colours = palette();
        if (static_cast<int>(i) > step) {
            colours.setColor(QPalette::WindowText, colours.color(QPalette::PlaceholderText));
        }
        labels_[i]->setPalette(colours);
    }
    update();
}

void StepList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    if (current_ >= 0 && current_ < static_cast<int>(labels_.size())) {
        const QRect row = labels_[static_cast<std::size_t>(current_)]->geometry();
        painter.fillRect(QRect(0, row.top(), 4, row.height()),
                         palette().color(QPalette::Highlight));
    }
}

void StepList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        setCurrent(current_);
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StepList::retranslate() {
    setAccessibleName(tr("Steps"));
}

}  // namespace disyre::ui
