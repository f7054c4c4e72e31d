// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teaching/ComparedPage.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/teaching/SettingsColumn.h"
#include "ui/teaching/SlicePicture.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString comparedNumber(double value) {
    return QLocale().toString(value, 'f', 3);
}

float highestOf(const Patch& patch) {
    return patch.pixels.empty() ? 0.0f
                                : *std::max_element(patch.pixels.begin(), patch.pixels.end());
}

}  // namespace

ComparedPage::ComparedPage(TeachingHost& host, MessageBar& messages, QWidget* parent)
    : QWidget(parent),
      host_(host),
      messages_(messages),
      difference_(new SlicePicture(u"comparedDifference"_s, this)),
      numbers_(new QLabel(this)),
      timeTitle_(new QLabel(this)),
      time_(new QSlider(Qt::Horizontal, this)),
      timeText_(new QLabel(this)),
      healButton_(new QPushButton(this)) {
    setObjectName(u"comparedPage"_s);
    numbers_->setObjectName(u"comparedNumbers"_s);
    numbers_->setWordWrap(true);
    numbers_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    healButton_->setObjectName(u"comparedHealButton"_s);
    time_->setObjectName(u"comparedTimeSlider"_s);
    time_->setPageStep(10);
    timeTitle_->setBuddy(time_);
    timeText_->setObjectName(u"comparedTimeText"_s);
    timeText_->setMinimumWidth(timeText_->fontMetrics().horizontalAdvance(u"t = 1000"_s));
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(12);
    grid->setHorizontalSpacing(24);
    for (int side = 0; side < 2; ++side) {
        Side& one = sides_[static_cast<std::size_t>(side)];
        const QString name = side == 0 ? u"First"_s : u"Second"_s;
        one.settings = new SettingsColumn(name, this);
        one.slice = new SlicePicture(u"compared%1Slice"_s.arg(name), this);
        one.map = new SlicePicture(u"compared%1Map"_s.arg(name), this);
        one.formula = new QLabel(this);
        one.formula->setObjectName(u"compared%1Formula"_s.arg(name));
        one.figures = new QLabel(this);
        one.figures->setObjectName(u"compared%1Figures"_s.arg(name));
        for (QLabel* label : {one.formula, one.figures}) {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        grid->addWidget(one.settings, 0, side);
        grid->addWidget(one.slice, 1, side);
        grid->addWidget(one.map, 2, side);
        grid->addWidget(one.formula, 3, side, Qt::AlignTop);
        grid->addWidget(one.figures, 4, side, Qt::AlignTop);
        connect(one.settings, &SettingsColumn::settingsChanged, this, &ComparedPage::drop);
        for (SlicePicture* picture : {one.slice, one.map}) {
            connect(picture, &SlicePicture::hovered, this, &ComparedPage::takePointer);
        }
    }
    grid->addWidget(healButton_, 0, 2, Qt::AlignCenter);
    // Beside the maps and as large as they are, so that all pictures have one scale.
    grid->addWidget(numbers_, 1, 2, Qt::AlignVCenter);
    grid->addWidget(difference_, 2, 2);
    for (int column = 0; column < 3; ++column) {
        grid->setColumnStretch(column, 1);
    }
    grid->setRowStretch(1, 1);
    grid->setRowStretch(2, 1);
    connect(difference_, &SlicePicture::hovered, this, &ComparedPage::takePointer);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(timeTitle_);
    row->addWidget(time_, 1);
    row->addWidget(timeText_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(grid, 1);
    layout->addLayout(row);
    connect(time_, &QSlider::valueChanged, this, &ComparedPage::showSides);
    connect(healButton_, &QPushButton::clicked, this, [this] {
        if (healing_) {
            stop_.requestStop();
            return;
        }
        const QString why = host_.whyNoHealing();
        if (!why.isEmpty()) {
            messages_.showMessage(MessageBar::Kind::Problem, why);
            return;
        }
        drop();
        messages_.dismiss();
        stop_ = StopToken();
        healing_ = true;
        retranslate();
        heal(0);
    });
    retranslate();
    setSlice({});
}

ComparedPage::~ComparedPage() {
    stop_.requestStop();
}

void ComparedPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showSides();
    }
}

void ComparedPage::retranslate() {
    healButton_->setText(healing_ ? tr("S&top") : tr("&Heal with both"));
    healButton_->setStyleSheet(healing_ ? QString() : Theme::accentButtonStyle());
    healButton_->setToolTip(
        healing_ ? tr("Ends the healing of this slice")
                 : tr("Heals the corrupted slice of the bench twice, once with each settings"));
    timeTitle_->setText(tr("Step at &t"));
    time_->setAccessibleName(tr("The t whose steps are shown of both healings"));
    time_->setToolTip(
        tr("Both healings are shown after the step that t lies in; the largest t is "
           "the first step, on the right"));
    difference_->setToolTip(
        tr("Where the two anomaly maps differ: the first map minus the second one, without its "
           "sign"));
    for (Side& side : sides_) {
        side.slice->setToolTip(tr("The slice after this step with these settings"));
        side.map->setToolTip(tr("The anomaly map with these settings"));
    }
}

void ComparedPage::offerSettings() {
    const ModelCard card = host_.card();
    HealingSettings settings = host_.settings();
    time_->setRange(0, card.schedule.steps);
    time_->setValue(card.schedule.steps);
    if (offered_) {
        return;
    }
    offered_ = true;
    sides_[0].settings->setSettings(settings, card.schedule.steps, card.patch);
    // The second begins with something else, so that there is a difference to see.
    settings.skip = std::min(card.schedule.steps, 2 * settings.skip);
    sides_[1].settings->setSettings(settings, card.schedule.steps, card.patch);
}

void ComparedPage::setSlice(const std::optional<BenchSlice>& slice) {
    const bool isSame = slice && slice_ && slice->corrupted.pixels == slice_->corrupted.pixels &&
                        slice->brain == slice_->brain && slice->mask.pixels == slice_->mask.pixels;
    healButton_->setEnabled(slice.has_value());
    if (slice) {
        offerSettings();
    }
    if (isSame) {
        return;
    }
    slice_ = slice;
    drop();
}

void ComparedPage::drop() {
    stop_.requestStop();
    for (Side& side : sides_) {
        side.healed.reset();
    }
    showSides();
}

void ComparedPage::heal(int side) {
    Side& one = sides_[static_cast<std::size_t>(side)];
    one.used = one.settings->settings();
    host_.heal(
        slice_->volume, slice_->brain, slice_->slice, one.used, stop_,
        [this, side](int done, int all) {
            numbers_->setText(
                tr("Healing %1 of 2: step %2 of %3").arg(side + 1).arg(done).arg(all));
        },
        [this, side, stop = stop_](const HealedSlice& healed) {
            if (stop.stopRequested() || healed.steps.empty()) {
                endHealing();
                return;
            }
            Side& done = sides_[static_cast<std::size_t>(side)];
            done.healed = healed;
            done.measures =
                measureHealing(slice_->healthy, slice_->corrupted, slice_->mask, healed);
            if (side == 0) {
                heal(1);
                return;
            }
            endHealing();
            Q_EMIT healingEnded();
        },
        [this](const Saying& reason) {
            for (Side& each : sides_) {
                each.healed.reset();
            }
            endHealing();
            if (reason) {
                messages_.showMessage(MessageBar::Kind::Problem, said(reason));
            }
        });
}

void ComparedPage::endHealing() {
    healing_ = false;
    retranslate();
    if (isComplete()) {
        const Patch& map = sides_[0].healed->map;
        const auto most = std::max_element(map.pixels.begin(), map.pixels.end());
        const auto at = static_cast<int>(most - map.pixels.begin());
        pixel_ = {at / map.width, at % map.width};
    }
    showSides();
}

int ComparedPage::step(int side) const {
    const auto& healed = sides_[static_cast<std::size_t>(side)].healed;
    if (!healed) {
        return 0;
    }
    // The steps go down in t; the one that is shown is the last one that has begun at t or above.
    int shown = 0;
    for (std::size_t i = 0; i < healed->steps.size(); ++i) {
        if (healed->steps[i].t >= time_->value()) {
            shown = static_cast<int>(i);
        }
    }
    return shown;
}

void ComparedPage::showSides() {
    time_->setEnabled(isComplete());
    timeText_->setText(tr("t = %1").arg(time_->value()));
    if (!isComplete()) {
        for (Side& side : sides_) {
            side.slice->setSlice({});
            side.slice->setCaption(tr("The slice"));
            side.map->setSlice({});
            side.map->setCaption(tr("Anomaly map"));
            side.formula->clear();
            side.figures->clear();
        }
        difference_->setSlice({});
        difference_->setCaption(tr("Difference of the maps"));
        if (!healing_) {
            numbers_->setText(tr("Choose two settings and heal the slice of the bench with both."));
        }
        return;
    }
    // One scale for both maps, or they could not be compared.
    const float high =
        std::max({0.01f, highestOf(sides_[0].healed->map), highestOf(sides_[1].healed->map)});
    for (int number = 0; number < 2; ++number) {
        Side& side = sides_[static_cast<std::size_t>(number)];
        const SliceStep& step = side.healed->steps[static_cast<std::size_t>(this->step(number))];
        side.slice->setSlice(sliceGrey(step.after));
        side.slice->setCaption(tr("After step %1 of %2, from t = %3")
                                   .arg(this->step(number) + 1)
                                   .arg(side.healed->steps.size())
                                   .arg(step.t));
        side.map->setHeat(side.healed->map, high);
        side.map->setCaption(tr("Anomaly map, up to %1").arg(comparedNumber(high)));
        switch (side.used.score) {
            case ScoreKind::MultiStep:
                side.formula->setText(tr("next x = x0_hat + a (x_t - x0_hat), with a = %1")
                                          .arg(comparedNumber(step.share)));
                break;
            case ScoreKind::SingleStep:
                side.formula->setText(
                    tr("One step: the score is |x - x0_hat| at t = %1").arg(step.t));
                break;
            case ScoreKind::MeanOfSingleSteps:
                side.formula->setText(
                    tr("x stays as it is: the score is the mean of |x - x0_hat| over the steps"));
                break;
        }
        side.figures->setText(side.measures.hasAnomaly
                                  ? tr("Average precision %1 (by chance %2), best Dice %3")
                                        .arg(comparedNumber(side.measures.averagePrecision),
                                             comparedNumber(side.measures.chance),
                                             comparedNumber(side.measures.bestDice))
                                  : tr("There is no anomaly to compare the map with."));
    }
    const Patch& first = sides_[0].healed->map;
    Patch difference(first.height, first.width);
    for (std::size_t i = 0; i < difference.pixels.size(); ++i) {
        difference.pixels[i] = std::abs(first.pixels[i] - sides_[1].healed->map.pixels[i]);
    }
    const float most = std::max(0.001f, highestOf(difference));
    difference_->setHeat(difference, most);
    difference_->setCaption(tr("Difference of the maps, up to %1").arg(comparedNumber(most)));
    showPixel();
}

void ComparedPage::showPixel() {
    if (!isComplete() || !sides_[0].healed->map.contains(pixel_.first, pixel_.second)) {
        return;
    }
    difference_->setPixel(pixel_);
    std::array<double, 2> values{};
    std::array<double, 2> scores{};
    for (int side = 0; side < 2; ++side) {
        const Side& one = sides_[static_cast<std::size_t>(side)];
        one.slice->setPixel(pixel_);
        one.map->setPixel(pixel_);
        const auto i = static_cast<std::size_t>(side);
        values[i] =
            static_cast<double>(one.healed->steps[static_cast<std::size_t>(step(side))].after.at(
                pixel_.first, pixel_.second));
        scores[i] = static_cast<double>(one.healed->map.at(pixel_.first, pixel_.second));
    }
    numbers_->setText(tr("Row %1, column %2: x is %3 and %4, the score %5 and %6 (difference %7)")
                          .arg(pixel_.first + 1)
                          .arg(pixel_.second + 1)
                          .arg(comparedNumber(values[0]), comparedNumber(values[1]),
                               comparedNumber(scores[0]), comparedNumber(scores[1]),
                               comparedNumber(std::abs(scores[0] - scores[1]))));
}

void ComparedPage::takePointer(const SlicePoint& at) {
    const int row = static_cast<int>(std::floor(at.row));
    const int column = static_cast<int>(std::floor(at.column));
    if (isComplete() && sides_[0].healed->map.contains(row, column)) {
        pixel_ = {row, column};
        showPixel();
    }
}

}  // namespace disyre::ui
