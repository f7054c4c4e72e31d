// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/BrushSize.h"

#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "ui/viewer/PaintedAreas.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

BrushSize::BrushSize(PaintedAreas& areas, QWidget* parent)
    : QWidget(parent),
      areas_(areas),
      slider_(new QSlider(Qt::Vertical, this)),
      label_(new QLabel(this)) {
    setObjectName(u"brushSize"_s);
    slider_->setObjectName(u"brushSizeSlider"_s);
    slider_->setRange(PaintedAreas::kSmallestBrush, PaintedAreas::kLargestBrush);
    slider_->setPageStep(5);
    slider_->setMinimumHeight(32);
    slider_->setMaximumHeight(80);
    // A click must not take the keyboard away from the view.
    slider_->setFocusPolicy(Qt::TabFocus);
    label_->setObjectName(u"brushSizeLabel"_s);
    label_->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(slider_, 0, Qt::AlignHCenter);
    column->addWidget(label_);
    connect(slider_, &QSlider::valueChanged, this, [this](int size) { areas_.setBrush(size); });
    connect(&areas_, &PaintedAreas::brushChanged, this, &BrushSize::showSize);
    retranslate();
}

void BrushSize::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void BrushSize::retranslate() {
    slider_->setAccessibleName(tr("Size of the brush in millimetres"));
    slider_->setToolTip(tr("Size of the brush; [ and ], or Shift and wheel, set it too"));
    label_->setAccessibleName(tr("Size of the brush"));
    showSize();
}

void BrushSize::showSize() {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(areas_.brush());
    // The number and its unit stand on two lines, because the strip is narrow.
    label_->setText(tr("%1\nmm").arg(areas_.brush()));
}

}  // namespace disyre::ui
