// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SlicePresenter.h"

#include <algorithm>
#include <cmath>

#include "ui/healing/HealingSession.h"
#include "ui/viewer/SliceView.h"

namespace disyre::ui {

namespace {

constexpr double kSmallestMaximum = 0.01;
// A change of a third of the brain's intensity range is as much as healing usually makes.
constexpr double kDifferenceShare = 0.6;

/// The next number with one digit, or 1.5: colours keep their meaning while the largest score
/// still grows a little.
double roundNumberAbove(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (factor * power >= value * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

}  // namespace

SlicePresenter::SlicePresenter(HealingSession& session, SliceView& view, QObject* parent)
    : QObject(parent), session_(session), view_(view) {
    refreshTimer_.setSingleShot(true);
    refreshTimer_.setInterval(0);
    connect(&refreshTimer_, &QTimer::timeout, this, &SlicePresenter::refresh);
    connect(&view_, &SliceView::windowLevelChanged, this, [this](double window, double level) {
        (shownBase() == BaseLayer::Difference ? differenceContrast_ : contrast_) = {window, level};
    });
}

void SlicePresenter::setSlice(int slice) {
    const auto scan = session_.scan();
    slice_ = scan ? std::clamp(slice, 0, scan->slices() - 1) : 0;
    refreshLater();
}

double SlicePresenter::sliceMillimetres() const {
    const auto scan = session_.scan();
    if (!scan) {
        return 0.0;
    }
    const Size3& size = scan->ras.size;
    return scan->ras.position({(size[0] - 1) / 2.0, (size[1] - 1) / 2.0, double(slice_)})[2];
}

void SlicePresenter::setPosition(int position) {
    if (position != position_) {
        position_ = position;
        refreshLater();
    }
}

void SlicePresenter::setChoice(const LayerChoice& choice) {
    choice_ = choice;
    refreshLater();
}

void SlicePresenter::setOriginalShown(bool shown) {
    originalShown_ = shown;
    refreshLater();
}

void SlicePresenter::resetWindowLevel() {
    const auto scan = session_.scan();
    if (!scan) {
        return;
    }
    const double range = scan->displayHigh - scan->displayLow;
    contrast_ = {range, scan->displayLow + range / 2};
    differenceContrast_ = {range * kDifferenceShare, 0.0};
    refreshLater();
}

void SlicePresenter::refreshLater() {
    if (!refreshTimer_.isActive()) {
        refreshTimer_.start();
    }
}

void SlicePresenter::refreshNow() {
    refreshTimer_.stop();
    refresh();
}

BaseLayer SlicePresenter::shownBase() const {
    return originalShown_ ? BaseLayer::Scan : choice_.base;
}

void SlicePresenter::refresh() {
    const auto scan = session_.scan();
    if (!scan) {
        view_.clear();
        scanValues_.clear();
        change_.clear();
        scores_.clear();
        Q_EMIT refreshed();
        return;
    }
    scanValues_ = scan->slice(slice_);
    change_.clear();
    scores_.clear();
    const StepCache* cache = session_.cache();
    int available = 0;
    int shown = 0;
    if (cache != nullptr) {
        available = cache->positionsOf(slice_);
        shown = std::min(position_, available);
        change_ = cache->changeOnScan(shown, slice_);
        scores_ = scoresAt(*cache, shown);
    }
    updateOverlayMaximum();

    const BaseLayer base = shownBase();
    std::vector<float> picture = scanValues_;
    if (base == BaseLayer::Restored && !change_.empty()) {
        std::transform(picture.begin(), picture.end(), change_.begin(), picture.begin(),
                       std::plus<>());
    } else if (base == BaseLayer::Difference) {
        picture = change_;
        picture.resize(scanValues_.size(), 0.0f);
    }
    const auto spacing = scan->ras.spacing();
    view_.setBase({scan->ras.size[0], scan->ras.size[1], spacing[0], spacing[1]},
                  std::move(picture));
    const Contrast& contrast = base == BaseLayer::Difference ? differenceContrast_ : contrast_;
    view_.setWindowLevel(contrast.window, contrast.level);
    const bool overlay = choice_.overlay && !originalShown_;
    view_.setOverlayRange(choice_.threshold, overlayMaximum_);
    view_.setOverlayOpacity(choice_.opacity);
    view_.setOverlayLook(choice_.look);
    view_.setOverlayTitle(overlayTitle());
    view_.setOverlay(!overlay || scores_.empty() ? std::vector<float>()
                     : choice_.look.meaning == ThresholdMeaning::Outline
                         ? outlineOf(scores_, scan->ras.size[0], choice_.threshold)
                         : scores_);
    view_.setTitle(titleOf(base, shown, available));
    Q_EMIT refreshed();
}

std::vector<float> SlicePresenter::scoresAt(const StepCache& cache, int shown) const {
    switch (choice_.kind) {
        case OverlayKind::StepGradient:
            return cache.gradientOnScan(shown, slice_);
        case OverlayKind::WeightedSteps:
            return cache.weightedScoreOnScan(choice_.weights, slice_);
        case OverlayKind::Score:
            break;
    }
    return cache.scoreOnScan(shown, slice_);
}

QString SlicePresenter::overlayTitle() const {
    switch (choice_.kind) {
        case OverlayKind::StepGradient:
            return tr("change of this step");
        case OverlayKind::WeightedSteps:
            return tr("weighted score");
        case OverlayKind::Score:
            break;
    }
    return tr("anomaly score");
}

QString SlicePresenter::titleOf(BaseLayer base, int shown, int available) const {
    const StepCache* cache = session_.cache();
    if (base == BaseLayer::Scan) {
        return tr("scan");
    }
    if (available == 0) {
        return cache != nullptr ? tr("scan, this slice is not healed yet") : tr("scan");
    }
    if (shown == 0) {
        return base == BaseLayer::Restored ? tr("scan as it is") : tr("difference: none yet");
    }
    const QString after = tr("after step %1 of %2").arg(shown).arg(cache->steps());
    return base == BaseLayer::Restored ? tr("restored, %1").arg(after)
                                       : tr("difference, %1").arg(after);
}

void SlicePresenter::updateOverlayMaximum() {
    double largest = std::max(kSmallestMaximum, 2.0 * choice_.threshold);
    if (const StepCache* cache = session_.cache()) {
        const double inMap = choice_.kind == OverlayKind::StepGradient ? cache->largestGradient()
                             : choice_.kind == OverlayKind::WeightedSteps
                                 ? cache->weightedScoreBound(choice_.weights)
                                 : cache->largestScore();
        largest = std::max(largest, inMap);
    }
    const double maximum = roundNumberAbove(largest);
    if (maximum != overlayMaximum_) {
        overlayMaximum_ = maximum;
        Q_EMIT overlayMaximumChanged(maximum);
    }
}

std::optional<SlicePresenter::Readout> SlicePresenter::readAt(double column, double row) const {
    const auto scan = session_.scan();
    if (!scan) {
        return std::nullopt;
    }
    const int x = static_cast<int>(std::lround(column));
    const int y = static_cast<int>(std::lround(row));
    if (!scan->ras.contains(x, y, slice_)) {
        return std::nullopt;
    }
    Readout readout;
    readout.millimetres = scan->ras.position({column, row, double(slice_)});
    readout.voxel = scan->fileVoxel({x, y, slice_});
    readout.scan = scan->ras.at(x, y, slice_);
    const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(scan->ras.size[0]) +
                    static_cast<std::size_t>(x);
    if (at < change_.size()) {
        readout.restored = readout.scan + static_cast<double>(change_[at]);
    }
    if (at < scores_.size()) {
        readout.score = scores_[at];
    }
    return readout;
}

}  // namespace disyre::ui
