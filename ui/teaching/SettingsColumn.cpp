// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/SettingsColumn.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <array>

#include "ui/common/ChoiceBox.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr std::array kColumnScores{ScoreKind::MultiStep, ScoreKind::SingleStep,
                                   ScoreKind::MeanOfSingleSteps};
constexpr std::array kColumnWeightings{ForegroundWeighting::Code, ForegroundWeighting::Normalised,
                                       ForegroundWeighting::Off};

}  // namespace

SettingsColumn::SettingsColumn(const QString& side, QWidget* parent)
    : QWidget(parent),
      skipTitle_(new QLabel(this)),
      skip_(new QSpinBox(this)),
      strideTitle_(new QLabel(this)),
      stride_(new QSpinBox(this)),
      score_(makeChoiceBox(this, u"compared%1Score"_s.arg(side))),
      weighting_(makeChoiceBox(this, u"compared%1Weighting"_s.arg(side))) {
    setObjectName(u"compared%1"_s.arg(side));
    skip_->setObjectName(u"compared%1Skip"_s.arg(side));
    stride_->setObjectName(u"compared%1Stride"_s.arg(side));
    skipTitle_->setBuddy(skip_);
    strideTitle_->setBuddy(stride_);
    for (const ScoreKind kind : kColumnScores) {
        score_->addItem(QString(), static_cast<int>(kind));
    }
    for (const ForegroundWeighting weighting : kColumnWeightings) {
        weighting_->addItem(QString(), static_cast<int>(weighting));
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(skipTitle_, 0, 0);
    grid->addWidget(skip_, 0, 1);
    grid->addWidget(score_, 0, 2);
    grid->addWidget(strideTitle_, 1, 0);
    grid->addWidget(stride_, 1, 1);
    grid->addWidget(weighting_, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    for (QSpinBox* box : {skip_, stride_}) {
        box->setKeyboardTracking(false);
        connect(box, &QSpinBox::valueChanged, this, &SettingsColumn::settingsChanged);
    }
    for (QComboBox* box : {score_, weighting_}) {
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsColumn::settingsChanged);
    }
    retranslate();
}

void SettingsColumn::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void SettingsColumn::retranslate() {
    skipTitle_->setText(tr("Skip"));
    skip_->setAccessibleName(tr("Skip"));
    skip_->setToolTip(tr("How far apart the steps of healing are in t"));
    strideTitle_->setText(tr("Stride"));
    stride_->setAccessibleName(tr("Stride"));
    stride_->setSuffix(tr(" px"));
    stride_->setSpecialValueText(tr("usual"));
    stride_->setToolTip(tr("How far one sliding window is from the next"));
    score_->setAccessibleName(tr("Score"));
    score_->setToolTip(tr("What the anomaly score is made of"));
    const std::array scores{tr("multi-step"), tr("single step at t"), tr("mean of single steps")};
    const std::array weightings{tr("brain share"), tr("weighted mean"), tr("all alike")};
    for (int i = 0; i < 3; ++i) {
        score_->setItemText(i, scores[static_cast<std::size_t>(i)]);
        weighting_->setItemText(i, weightings[static_cast<std::size_t>(i)]);
    }
    weighting_->setAccessibleName(tr("Foreground weighting"));
    weighting_->setToolTip(
        tr("How much windows that are mostly background count in the anomaly score: by the share "
           "of their pixels that is brain, by a mean weighted with it, or all alike"));
}

void SettingsColumn::setSettings(const HealingSettings& settings, int steps, int patch) {
    others_ = settings;
    const QSignalBlocker quiet(this);
    skip_->setRange(1, steps);
    skip_->setValue(settings.skip);
    stride_->setRange(0, patch);
    stride_->setValue(settings.stride);
    score_->setCurrentIndex(score_->findData(static_cast<int>(settings.score)));
    weighting_->setCurrentIndex(weighting_->findData(static_cast<int>(settings.weighting)));
}

HealingSettings SettingsColumn::settings() const {
    HealingSettings settings = others_;
    settings.skip = skip_->value();
    settings.stride = stride_->value();
    settings.score = static_cast<ScoreKind>(score_->currentData().toInt());
    settings.weighting = static_cast<ForegroundWeighting>(weighting_->currentData().toInt());
    return settings;
}

}  // namespace disyre::ui
