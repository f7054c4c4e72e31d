// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/MicroscopePage.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "ui/teaching/SlicePicture.h"
#include "ui/teaching/WindowsPane.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString threeDigits(double value) {
    return QLocale().toString(value, 'f', 3);
}

}  // namespace

MicroscopePage::MicroscopePage(QWidget* parent)
    : QWidget(parent),
      hint_(new QLabel(this)),
      before_(new SlicePicture(u"microscopeBefore"_s, this)),
      estimatePicture_(new SlicePicture(u"microscopeEstimate"_s, this)),
      change_(new SlicePicture(u"microscopeChange"_s, this)),
      after_(new SlicePicture(u"microscopeAfter"_s, this)),
      windowsBox_(new QCheckBox(this)),
      windows_(new WindowsPane(this)),
      stepTitle_(new QLabel(this)),
      stepSlider_(new QSlider(Qt::Horizontal, this)),
      stepText_(new QLabel(this)),
      formula_(new QLabel(this)),
      numbers_(new QLabel(this)) {
    setObjectName(u"microscopePage"_s);
    hint_->setObjectName(u"microscopeHint"_s);
    hint_->setWordWrap(true);
    stepSlider_->setObjectName(u"microscopeStepSlider"_s);
    stepSlider_->setPageStep(1);
    stepTitle_->setBuddy(stepSlider_);
    stepText_->setObjectName(u"microscopeStepText"_s);
    formula_->setObjectName(u"microscopeFormula"_s);
    numbers_->setObjectName(u"microscopeNumbers"_s);
    for (QLabel* label : {formula_, numbers_}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setWordWrap(true);
        QFont large = label->font();
        large.setPointSizeF(large.pointSizeF() * 1.3);
        label->setFont(large);
    }
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    int number = 0;
    for (SlicePicture* picture : {before_, estimatePicture_, change_, after_}) {
        grid->addWidget(picture, number / 2, number % 2);
        ++number;
        connect(picture, &SlicePicture::hovered, this, &MicroscopePage::takePointer);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(stepTitle_);
    row->addWidget(stepSlider_, 1);
    row->addWidget(stepText_);
    windowsBox_->setObjectName(u"microscopeWindowsBox"_s);
    row->addWidget(windowsBox_);
    windows_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(hint_);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addLayout(grid, 2);
    middle->addWidget(windows_, 1);
    layout->addLayout(middle, 1);
    layout->addLayout(row);
    layout->addWidget(formula_);
    layout->addWidget(numbers_);
    connect(stepSlider_, &QSlider::valueChanged, this, &MicroscopePage::showStep);
    connect(windowsBox_, &QCheckBox::toggled, this, &MicroscopePage::showWindows);
    connect(windows_, &WindowsPane::windowChosen, this, &MicroscopePage::showEstimate);
    retranslate();
    setHealed({});
}

void MicroscopePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showStep();
    }
}

void MicroscopePage::retranslate() {
    hint_->setText(
        tr("Nothing is healed yet. Press Heal it on the bench; its steps are then "
           "taken apart here."));
    estimatePicture_->setToolTip(
        tr("What the network answers when it is shown x_t and told t: how the slice would be "
           "without its anomaly"));
    change_->setCaption(tr("Their difference, |x_t - x0_hat|"));
    change_->setToolTip(
        tr("What the network would change. The mean of these over the steps is "
           "the anomaly score."));
    before_->setToolTip(
        tr("The slice as this step begins; rest the pointer on a pixel to see its "
           "numbers"));
    after_->setToolTip(
        tr("The slice as the next step begins: the estimate, with a share of the "
           "difference left in it"));
    windowsBox_->setText(tr("Sliding &windows"));
    windowsBox_->setToolTip(
        tr("Draws the overlapping windows that the slice is healed in, and lists what each of them "
           "says about the pixel under the pointer"));
    stepTitle_->setText(tr("&Step"));
    stepSlider_->setAccessibleName(tr("The step of healing that is taken apart"));
    stepSlider_->setToolTip(tr("The step of healing that is taken apart; the arrow keys move it"));
}

const SliceStep* MicroscopePage::shown() const {
    const auto number = static_cast<std::size_t>(step());
    return healed_ && number < healed_->steps.size() ? &healed_->steps[number] : nullptr;
}

int MicroscopePage::step() const {
    return stepSlider_->value() - 1;
}

void MicroscopePage::setHealed(const std::optional<HealedSlice>& healed) {
    healed_ = healed;
    const bool has = healed_ && !healed_->steps.empty();
    hint_->setVisible(!has);
    stepSlider_->setEnabled(has);
    stepSlider_->setRange(1, has ? static_cast<int>(healed_->steps.size()) : 1);
    stepSlider_->setValue(1);
    if (has) {
        // The pixel that changes most has the numbers worth looking at.
        const Patch& change = healed_->steps.front().change;
        const auto most = std::max_element(change.pixels.begin(), change.pixels.end());
        const auto at = static_cast<int>(most - change.pixels.begin());
        pixel_ = {at / change.width, at % change.width};
    }
    windowsBox_->setEnabled(has);
    windows_->setWindows({}, 0, 0);
    if (has && windowsBox_->isChecked()) {
        Q_EMIT windowsWanted();
    }
    showStep();
}

void MicroscopePage::showStep() {
    const SliceStep* step = shown();
    if (step == nullptr) {
        for (SlicePicture* picture : {before_, estimatePicture_, change_, after_}) {
            picture->setSlice({});
        }
        estimatePicture_->setCaption(tr("Estimate of the healthy slice, x0_hat"));
        before_->setCaption(tr("x_t"));
        after_->setCaption(tr("The next x"));
        stepText_->clear();
        formula_->clear();
        numbers_->clear();
        return;
    }
    estimate_ = estimateOf(*step);
    const auto number = static_cast<std::size_t>(this->step());
    const int next = number + 1 < healed_->steps.size() ? healed_->steps[number + 1].t : 0;
    before_->setCaption(tr("x_t with t = %1").arg(step->t));
    after_->setCaption(next > 0 ? tr("The next x, with t = %1").arg(next)
                                : tr("The next x: the restoration"));
    before_->setSlice(sliceGrey(step->before));
    const float most = *std::max_element(step->change.pixels.begin(), step->change.pixels.end());
    change_->setHeat(step->change, std::max(0.05f, most));
    after_->setSlice(sliceGrey(step->after));
    stepText_->setText(tr("%1 of %2").arg(this->step() + 1).arg(healed_->steps.size()));
    formula_->setText(
        tr("next x = x0_hat + a (x_t - x0_hat), with a = %1: the share of the difference "
           "that is left for the next step")
            .arg(threeDigits(step->share)));
    showPixel();
}

void MicroscopePage::showPixel() {
    const SliceStep* step = shown();
    if (step == nullptr || !estimate_.contains(pixel_.first, pixel_.second)) {
        return;
    }
    windows_->showPixel(this->step(), pixel_);
    showEstimate();
    for (SlicePicture* picture : {before_, estimatePicture_, change_, after_}) {
        picture->setPixel(pixel_);
    }
    const auto valueOf = [this](const Patch& patch) {
        return threeDigits(patch.at(pixel_.first, pixel_.second));
    };
    numbers_->setText(tr("Row %1, column %2:  %3 = %4 + %5 · (%6 - %4)")
                          .arg(pixel_.first + 1)
                          .arg(pixel_.second + 1)
                          .arg(valueOf(step->after), valueOf(estimate_), threeDigits(step->share),
                               valueOf(step->before)));
}

void MicroscopePage::showEstimate() {
    const bool alone = windowsBox_->isChecked() && windows_->chosen().has_value();
    estimatePicture_->setSlice(sliceGrey(alone ? windows_->withChosen(estimate_) : estimate_));
    estimatePicture_->setCaption(alone ? tr("Estimate of window %1 alone, in its frame")
                                             .arg(QLocale().toString(*windows_->chosen() + 1))
                                       : tr("Estimate of the healthy slice, x0_hat"));
    const auto frames =
        windowsBox_->isChecked() ? windows_->frames() : std::vector<SlicePicture::Frame>{};
    before_->setFrames(frames);
    estimatePicture_->setFrames(frames.empty() ? frames
                                               : std::vector<SlicePicture::Frame>{frames.back()});
}

void MicroscopePage::showWindows(bool shown) {
    windows_->setVisible(shown);
    if (shown && healed_ && !windows_->windows()) {
        Q_EMIT windowsWanted();
    }
    showPixel();
}

void MicroscopePage::setWindows(const SliceWindows& windows) {
    windows_->setWindows(windows, estimate_.height, estimate_.width);
    showPixel();
}

void MicroscopePage::takePointer(const SlicePoint& at) {
    const int row = static_cast<int>(std::floor(at.row));
    const int column = static_cast<int>(std::floor(at.column));
    if (shown() != nullptr && estimate_.contains(row, column)) {
        pixel_ = {row, column};
        showPixel();
    }
}

}  // namespace disyre::ui
