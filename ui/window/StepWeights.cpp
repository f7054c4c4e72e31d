// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/StepWeights.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr std::size_t kMostSliders = 6;
constexpr int kFull = 100;

}  // namespace

StepWeights::StepWeights(QWidget* parent) : QWidget(parent), reset_(new QToolButton(this)) {
    setObjectName(u"stepWeights"_s);
    reset_->setObjectName(u"stepWeightsResetButton"_s);
    connect(reset_, &QToolButton::clicked, this, [this] {
        for (QSlider* slider : sliders_) {
            const QSignalBlocker quiet(slider);
            slider->setValue(kFull);
        }
        Q_EMIT changed();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(reset_, 0, Qt::AlignRight);
    makeSliders();
    retranslate();
}

void StepWeights::setSteps(const std::vector<int>& ts) {
    if (ts != ts_) {
        ts_ = ts;
        makeSliders();
        retranslate();
    }
}

void StepWeights::makeSliders() {
    delete row_;
    sliders_.clear();
    labels_.clear();
    row_ = new QWidget(this);
    auto* grid = new QGridLayout(row_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(2);
    const std::size_t count = std::min(kMostSliders, ts_.size());
    for (std::size_t i = 0; i < count; ++i) {
        auto* slider = new QSlider(Qt::Vertical, row_);
        slider->setObjectName(u"stepWeight%1"_s.arg(i + 1));
        slider->setRange(0, kFull);
        slider->setValue(kFull);
        slider->setMinimumHeight(56);
        connect(slider, &QSlider::valueChanged, this, &StepWeights::changed);
        grid->addWidget(slider, 0, static_cast<int>(i), Qt::AlignHCenter);
        auto* label = new QLabel(row_);
        label->setAlignment(Qt::AlignHCenter);
        grid->addWidget(label, 1, static_cast<int>(i));
        sliders_.push_back(slider);
        labels_.push_back(label);
    }
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, row_);
    reset_->setEnabled(count > 0);
}

void StepWeights::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StepWeights::retranslate() {
    reset_->setText(tr("All alike"));
    reset_->setAccessibleName(tr("Let all steps count alike"));
    reset_->setToolTip(tr("Let all steps count alike, as in the anomaly score"));
    for (std::size_t i = 0; i < sliders_.size(); ++i) {
        const std::size_t first = i * ts_.size() / sliders_.size();
        const std::size_t last = (i + 1) * ts_.size() / sliders_.size() - 1;
        const QString steps =
            first == last ? QString::number(ts_[first]) : u"%1–%2"_s.arg(ts_[first]).arg(ts_[last]);
        sliders_[i]->setAccessibleName(tr("Weight of t = %1").arg(steps));
        sliders_[i]->setToolTip(
            tr("How much the change at t = %1 counts in the overlay").arg(steps));
        labels_[i]->setText(i == 0 ? tr("t = %1").arg(steps) : steps);
    }
}

void StepWeights::setWeights(const std::vector<double>& weights) {
    if (weights.size() != ts_.size()) {
        return;
    }
    for (std::size_t i = 0; i < sliders_.size(); ++i) {
        const QSignalBlocker quiet(sliders_[i]);
        sliders_[i]->setValue(qRound(weights[i * ts_.size() / sliders_.size()] * kFull));
    }
    Q_EMIT changed();
}

std::vector<double> StepWeights::weights() const {
    std::vector<double> weights(ts_.size(), 0.0);
    for (std::size_t i = 0; i < sliders_.size(); ++i) {
        const std::size_t first = i * ts_.size() / sliders_.size();
        const std::size_t end = (i + 1) * ts_.size() / sliders_.size();
        std::fill(weights.begin() + static_cast<std::ptrdiff_t>(first),
                  weights.begin() + static_cast<std::ptrdiff_t>(end),
                  sliders_[i]->value() / static_cast<double>(kFull));
    }
    return weights;
}

}  // namespace disyre::ui
