// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/BrushSize.h"

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
    slider_->setAccessibleName(tr("Size of the brush in millimetres"));
    slider_->setToolTip(tr("Size of the brush; [ and ], or Shift and wheel, set it too"));
    slider_->setRange(PaintedAreas::kSmallestBrush, PaintedAreas::kLargestBrush);
    slider_->setPageStep(5);
    slider_->setFixedHeight(80);
    // A click leaves the keys with the view.
    slider_->setFocusPolicy(Qt::TabFocus);
    label_->setObjectName(u"brushSizeLabel"_s);
    label_->setAccessibleName(tr("Size of the brush"));
    label_->setAlignment(Qt::AlignHCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(slider_, 0, Qt::AlignHCenter);
    column->addWidget(label_);
    connect(slider_, &QSlider::valueChanged, this, [this](int size) { areas_.setBrush(size); });
    connect(&areas_, &PaintedAreas::brushChanged, this, &BrushSize::takeSize);
    takeSize();
}

void BrushSize::takeSize() {
    const QSignalBlocker quiet(slider_);
    slider_->setValue(areas_.brush());
    // Two lines: the strip is narrow.
    label_->setText(tr("%1\nmm").arg(areas_.brush()));
}

}  // namespace disyre::ui
