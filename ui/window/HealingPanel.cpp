// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/HealingPanel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace disyre::ui {

HealingPanel::HealingPanel(QWidget* parent) : QGroupBox(tr("Settings"), parent) {
    setObjectName(u"healingPanel"_s);
    skip_ = new QSpinBox(this);
    skip_->setObjectName(u"skipBox"_s);
    skip_->setAccessibleName(tr("Skip"));
    skip_->setToolTip(tr("Every how many t there is a step: a smaller skip means more steps, and "
                         "more time"));
    skip_->setRange(1, scheduleSteps_);
    skip_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    stride_ = new QSpinBox(this);
    stride_->setObjectName(u"strideBox"_s);
    stride_->setAccessibleName(tr("Stride"));
    stride_->setToolTip(tr("How far the sliding window moves: a smaller stride means more windows, "
                           "and more time"));
    stride_->setRange(0, 128);
    stride_->setSuffix(tr(" px"));
    stride_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    weighting_ = new QComboBox(this);
    weighting_->setObjectName(u"weightingBox"_s);
    weighting_->setAccessibleName(tr("Foreground weighting"));
    weighting_->setToolTip(tr("What windows with much background count for in the anomaly score"));
    weighting_->addItem(tr("as the authors' code"), static_cast<int>(ForegroundWeighting::Code));
    weighting_->addItem(tr("normalised"), static_cast<int>(ForegroundWeighting::Normalised));
    weighting_->addItem(tr("off"), static_cast<int>(ForegroundWeighting::Off));
    // The combo box may be narrower than its longest entry; the panel is not to grow for it.
    weighting_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    weighting_->setMinimumContentsLength(8);
    weighting_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    note_ = new QLabel(this);
    note_->setObjectName(u"skipNote"_s);
    note_->setForegroundRole(QPalette::PlaceholderText);

    auto* form = new QFormLayout(this);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("Skip"), skip_);
    form->addRow(QString(), note_);
    form->addRow(tr("Stride"), stride_);
    form->addRow(tr("Weighting"), weighting_);

    connect(skip_, &QSpinBox::valueChanged, this, &HealingPanel::updateNote);
    connect(skip_, &QSpinBox::valueChanged, this, &HealingPanel::changed);
    connect(stride_, &QSpinBox::valueChanged, this, &HealingPanel::changed);
    connect(weighting_, &QComboBox::currentIndexChanged, this, &HealingPanel::changed);
    setCard(std::nullopt);
}

void HealingPanel::setCard(const std::optional<ModelCard>& card) {
    setEnabled(card.has_value());
    if (card) {
        scheduleSteps_ = card->schedule.steps;
        skip_->setRange(1, scheduleSteps_);
        stride_->setRange(0, card->patch);
        stride_->setSpecialValueText(tr("%1 px, a quarter").arg(card->defaultStride()));
    }
    updateNote();
}

void HealingPanel::setSettings(const HealingSettings& settings) {
    skip_->setValue(settings.skip);
    stride_->setValue(settings.stride);
    weighting_->setCurrentIndex(weighting_->findData(static_cast<int>(settings.weighting)));
}

HealingSettings HealingPanel::settings() const {
    HealingSettings settings;
    settings.skip = skip_->value();
    settings.stride = stride_->value();
    settings.weighting = static_cast<ForegroundWeighting>(weighting_->currentData().toInt());
    return settings;
}

void HealingPanel::updateNote() {
    const int steps = (scheduleSteps_ + skip_->value() - 1) / skip_->value();
    note_->setText(steps == 1 ? tr("1 step") : tr("%1 steps").arg(steps));
}

}  // namespace disyre::ui
