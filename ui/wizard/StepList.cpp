// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/StepList.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

StepList::StepList(const QStringList& steps, QWidget* parent) : QWidget(parent) {
    setObjectName(u"stepList"_s);
    setAccessibleName(tr("Steps"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 16);
    layout->setSpacing(0);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        auto* label = new QLabel(u"%1  %2"_s.arg(i + 1).arg(steps.at(i)), this);
        label->setContentsMargins(16, 8, 24, 8);
        // As wide in bold as it may become.
        QFont bold = label->font();
        bold.setBold(true);
        label->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(label->text()) + 40);
        layout->addWidget(label);
        labels_.push_back(label);
    }
    layout->addStretch();
    setCurrent(0);
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
    }
}

}  // namespace disyre::ui
