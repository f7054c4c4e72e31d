// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SlicePresenter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/healing/HealedPlane.h"
#include "ui/healing/HealingSession.h"
#include "ui/viewer/Anatomy.h"
#include "ui/viewer/FrameClock.h"
#include "ui/viewer/PaintedAreas.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/MeasureText.h"

namespace disyre::ui {

namespace {

constexpr double kSmallestMaximum = 0.01;
// A change of a third of the brain's intensity range is as much as healing usually makes.
constexpr double kDifferenceShare = 0.6;
constexpr int kOtherPlanesMilliseconds = 400;

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

std::bitset<3> only(Plane plane) {
    return std::bitset<3>(1u << static_cast<unsigned>(plane));
}

std::bitset<3> allButAxial() {
    return only(Plane::Coronal) | only(Plane::Sagittal);
}

}  // namespace

SlicePresenter::SlicePresenter(HealingSession& session, ViewGrid& views, PaintedAreas& areas,
                               QObject* parent)
    : QObject(parent),
      session_(session),
      views_(views),
      areas_(areas),
      planesInTurn_(allButAxial()) {
    connect(&FrameClock::instance(), &FrameClock::frame, this, &SlicePresenter::takeTurn);
    otherPlanesTimer_.setSingleShot(true);
    otherPlanesTimer_.setInterval(kOtherPlanesMilliseconds);
    connect(&otherPlanesTimer_, &QTimer::timeout, this,
            [this] { refreshLater(std::exchange(planesInTurn_, allButAxial())); });
    // Views that come into sight may have missed something; the companion may have another plane.
    connect(&views_, &ViewGrid::arranged, this, [this] { refreshLater(only(views_.foremost())); });
    for (SliceView* view : views_.views()) {
        connectView(*view);
    }
}

void SlicePresenter::connectView(SliceView& view) {
    view.setMeasurements(&measurements_,
                         [this](const Measurement& measurement) { return textOf(measurement); });
    view.setAreas(&areas_);
    connect(&view, &SliceView::windowLevelChanged, this,
            [this, &view](double window, double level) {
                const bool original = &view == &views_.companion();
                (original ? contrast_ : contrastInUse()) = {window, level};
                showContrast();
            });
    connect(&view, &SliceView::crosshairMoved, this, [this, &view](double column, double row) {
        const PlaneAxes axes = axesOf(view.plane());
        Voxel voxel = crosshair_;
        voxel[axes.column] = static_cast<int>(std::lround(column));
        voxel[axes.row] = static_cast<int>(std::lround(row));
        setCrosshair(voxel);
    });
    connect(&view, &SliceView::slicesScrolled, this, [this, &view](int count) {
        Voxel voxel = crosshair_;
        voxel[axesOf(view.plane()).through] += count;
        setCrosshair(voxel);
    });
    connect(&view, &SliceView::cursorMoved, this, [this, &view](double column, double row) {
        pointer_ = Pointer{view.plane(), {column, row}};
        askForFrame();
    });
    connect(&view, &SliceView::cursorLeft, this, [this] {
        pointer_.reset();
        askForFrame();
    });
}

void SlicePresenter::showScan() {
    const auto scan = session_.scan();
    if (!scan) {
        scan_.reset();
        refreshLater();
        return;
    }
    if (!scan_) {
        contrast_ = openingContrast(*scan);
        const double range = scan->displayHigh - scan->displayLow;
        differenceContrast_ = {range * kDifferenceShare, 0.0};
    } else if (scan != scan_) {
        // What a person has set once holds for the next scan too.
        contrast_ = carriedOver(contrast_, *scan_, *scan);
        differenceContrast_.window *= (scan->displayHigh - scan->displayLow) /
                                      (scan_->displayHigh - scan_->displayLow);
        measurements_.removeAll();
    }
    scan_ = scan;
    areas_.setScan(scan, scan->ras.size, scan->ras.spacing());
    pointer_.reset();
    crosshair_ = {(scan->tissueFirst[0] + scan->tissueLast[0]) / 2,
                  (scan->tissueFirst[1] + scan->tissueLast[1]) / 2, scan->firstSlice};
    for (const Plane plane : kPlanes) {
        views_.view(plane).setFitArea(scan->tissueIn(plane));
    }
    crosshairMoved_ = true;
    refreshNow();
    for (SliceView* view : views_.views()) {
        view->fit();
    }
}

void SlicePresenter::setCrosshair(const Voxel& voxel) {
    const auto scan = session_.scan();
    Voxel inside{};
    for (std::size_t i = 0; scan && i < 3; ++i) {
        inside[i] = std::clamp(voxel[i], 0, scan->ras.size[i] - 1);
    }
    if (inside == crosshair_) {
        return;
    }
    Planes stale;
    for (const Plane plane : kPlanes) {
        const std::size_t through = axesOf(plane).through;
        stale[static_cast<std::size_t>(plane)] = inside[through] != crosshair_[through];
    }
    crosshair_ = inside;
    crosshairMoved_ = true;
    refreshLater(stale);
}

void SlicePresenter::setCrosshairShown(bool shown) {
    crosshairShown_ = shown;
    placeCrosshair();
    askForFrame();
}

void SlicePresenter::placeCrosshair() {
    for (SliceView* view : views_.views()) {
        const PlaneAxes axes = axesOf(view->plane());
        const bool shown = crosshairShown_ && session_.scan();
        view->setCrosshair(shown ? std::optional(QPointF(crosshair_[axes.column],
                                                         crosshair_[axes.row]))
                                 : std::nullopt);
    }
}

void SlicePresenter::setSlice(int slice) {
    setCrosshair({crosshair_[0], crosshair_[1], slice});
}

double SlicePresenter::sliceMillimetres() const {
    const auto scan = session_.scan();
    if (!scan) {
        return 0.0;
    }
    const Size3& size = scan->ras.size;
    return scan->ras.position({(size[0] - 1) / 2.0, (size[1] - 1) / 2.0, double(slice())})[2];
}

void SlicePresenter::setPosition(int position, bool newest) {
    if (position == position_ && newest == newest_) {
        return;
    }
    const bool onlyAxial = newest && newest_;
    position_ = position;
    newest_ = newest;
    refreshLater(onlyAxial ? only(Plane::Axial) : Planes().set());
}

void SlicePresenter::setChoice(const LayerChoice& choice) {
    choice_ = choice;
    refreshLater();
}

void SlicePresenter::setOriginalShown(bool shown) {
    originalShown_ = shown;
    refreshLater();
}

void SlicePresenter::setCompare(Compare compare) {
    compare_ = compare;
    views_.setSideBySide(compare == Compare::SideBySide);
    refreshLater();
}

// ---- Window and level

void SlicePresenter::resetWindowLevel() {
    if (const auto scan = session_.scan()) {
        contrast_ = openingContrast(*scan);
        differenceContrast_ = {(scan->displayHigh - scan->displayLow) * kDifferenceShare, 0.0};
        showContrast();
    }
}

void SlicePresenter::setAutomaticWindowLevel() {
    const auto scan = session_.scan();
    if (!scan) {
        return;
    }
    refreshNow();
    const Picture& picture = pictureOf(views_.active().plane());
    if (shownBase() == BaseLayer::Difference) {
        differenceContrast_ = automaticDifference(picture.change, differenceContrast_);
    } else {
        contrast_ = automaticContrast(picture.scan, scan->displayLow, contrast_);
    }
    showContrast();
}

void SlicePresenter::setFullWindowLevel() {
    if (const auto scan = session_.scan()) {
        contrast_ = fullContrast(*scan);
        showContrast();
    }
}

void SlicePresenter::changeWindowLevel(double windowFactor, double levelShare) {
    Contrast& contrast = contrastInUse();
    contrast.level += levelShare * contrast.window;
    contrast.window *= windowFactor;
    showContrast();
}

Contrast& SlicePresenter::contrastInUse() {
    return shownBase() == BaseLayer::Difference ? differenceContrast_ : contrast_;
}

void SlicePresenter::showContrast() {
    for (SliceView* view : views_.views()) {
        const Contrast& contrast = view == &views_.companion() ? contrast_ : contrastInUse();
        view->setWindowLevel(contrast.window, contrast.level);
        view->setOriginalWindowLevel(contrast_.window, contrast_.level);
    }
}

// ---- Pictures

void SlicePresenter::refreshLater() {
    refreshLater(Planes().set());
}

void SlicePresenter::refreshLater(Planes planes) {
    stale_ |= planes;
    askForFrame();
}

void SlicePresenter::askForFrame() {
    frameAsked_ = true;
    FrameClock::instance().request();
}

void SlicePresenter::takeTurn() {
    if (std::exchange(frameAsked_, false)) {
        refresh();
    }
}

void SlicePresenter::takeFrame(bool inView, bool hasSayInView) {
    if (inView) {
        refreshLater(only(Plane::Axial));
    } else if (hasSayInView) {
        planesInTurn_ |= only(Plane::Axial);
    }
    if (!otherPlanesTimer_.isActive()) {
        otherPlanesTimer_.start();
    }
}

void SlicePresenter::refreshNow() {
    frameAsked_ = false;
    stale_.set();
    refresh();
}

BaseLayer SlicePresenter::shownBase() const {
    return originalShown_ ? BaseLayer::Scan : choice_.base;
}

bool SlicePresenter::shownAnywhere(Plane plane) const {
    return views_.view(plane).isVisibleTo(&views_);
}

void SlicePresenter::refresh() {
    if (std::exchange(crosshairMoved_, false)) {
        Q_EMIT crosshairMoved();
        frameAsked_ = false;  // what that changed is drawn now
    }
    const auto scan = session_.scan();
    if (!scan) {
        for (SliceView* view : views_.views()) {
            view->clear();
        }
        pictures_ = {};
        stale_.reset();
        Q_EMIT refreshed();
        Q_EMIT readoutChanged();
        return;
    }
    updateOverlayMaximum();
    for (const Plane plane : kPlanes) {
        const auto bit = static_cast<std::size_t>(plane);
        if (stale_[bit] && shownAnywhere(plane)) {
            stale_.reset(bit);
            refreshPlane(*scan, plane);
        }
    }
    placeCrosshair();
    showContrast();
    Q_EMIT refreshed();
    Q_EMIT readoutChanged();
}

void SlicePresenter::refreshPlane(const OpenedScan& scan, Plane plane) {
    Picture& picture = pictureOf(plane);
    cutLayers(scan, plane, picture);
    SliceView& view = views_.view(plane);
    const BaseLayer base = shownBase();
    show(view, scan, picture, base, choice_.overlay && !originalShown_);
    view.setOriginal(compare_ == Compare::Swipe ? picture.scan : std::vector<float>(),
                     nameOf(base));
    if (views_.sideBySide() && plane == views_.foremost()) {
        show(views_.companion(), scan, picture, BaseLayer::Scan, false);
    }
}

void SlicePresenter::cutLayers(const OpenedScan& scan, Plane plane, Picture& picture) const {
    const int index = crosshair_[axesOf(plane).through];
    picture.scan = scan.slice(index, plane);
    picture.change.clear();
    picture.scores.clear();
    const StepCache* cache = session_.cache();
    if (cache == nullptr) {
        return;
    }
    if (plane == Plane::Axial) {
        const int shown = std::min(position_, cache->positionsOf(index));
        picture.change = cache->changeOnScan(shown, index);
        picture.scores = axialScores(*cache, shown, index);
        return;
    }
    const int shown = newest_ ? cache->steps() : position_;
    const HealedPlane healed(*cache, plane, index, shown);
    picture.change = healed.change();
    if (choice_.kind == OverlayKind::StepGradient) {
        picture.scores = healed.gradient();
        return;
    }
    const bool weighted = choice_.kind == OverlayKind::WeightedSteps;
    // As for the axial view: at the scan as it is, the score of all steps.
    const int counted = weighted || shown < 1 ? cache->steps() : shown;
    picture.scores =
        HealedPlane(*cache, plane, index, counted)
            .score(weighted ? choice_.weights
                            : std::vector<double>(static_cast<std::size_t>(counted), 1.0));
}

std::vector<float> SlicePresenter::axialScores(const StepCache& cache, int shown,
                                               int slice) const {
    switch (choice_.kind) {
        case OverlayKind::StepGradient:
            return cache.gradientOnScan(shown, slice);
        case OverlayKind::WeightedSteps:
            return cache.weightedScoreOnScan(choice_.weights, slice);
        case OverlayKind::Score:
            break;
    }
    return cache.scoreOnScan(shown, slice);
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

void SlicePresenter::show(SliceView& view, const OpenedScan& scan, const Picture& picture,
                          BaseLayer base, bool overlay) {
    const Plane plane = view.plane();
    const PlaneAxes axes = axesOf(plane);
    std::vector<float> shown = picture.scan;
    if (base == BaseLayer::Restored && !picture.change.empty()) {
        std::transform(shown.begin(), shown.end(), picture.change.begin(), shown.begin(),
                       std::plus<>());
    } else if (base == BaseLayer::Difference) {
        shown = picture.change;
        shown.resize(picture.scan.size(), 0.0f);
    }
    const auto spacing = scan.ras.spacing();
    view.setFitArea(scan.tissueIn(plane));
    view.setSliceNumber(crosshair_[axes.through]);
    view.setBase({scan.ras.size[axes.column], scan.ras.size[axes.row], spacing[axes.column],
                  spacing[axes.row]},
                 std::move(shown));
    view.setOverlayRange(choice_.threshold, overlayMaximum_);
    view.setOverlayOpacity(choice_.opacity);
    view.setOverlayLook(choice_.look);
    view.setOverlayTitle(overlayTitle());
    view.setOverlay(!overlay || picture.scores.empty() ? std::vector<float>()
                    : choice_.look.meaning == ThresholdMeaning::Outline
                        ? outlineOf(picture.scores, scan.ras.size[axes.column], choice_.threshold)
                        : picture.scores);
    view.setTitle(titleOf(scan, plane, base));
}

QString SlicePresenter::titleOf(const OpenedScan& scan, Plane plane, BaseLayer base) const {
    const std::size_t through = axesOf(plane).through;
    const auto place =
        scan.ras.position({double(crosshair_[0]), double(crosshair_[1]), double(crosshair_[2])});
    // Where there is little room the line is broken before the number, not within it.
    const QString where =
        tr("%1 mm").arg(anatomicalText(through, place[through])).replace(u' ', QChar::Nbsp);
    const QString state = stateOf(plane, base);
    switch (plane) {
        case Plane::Coronal:
            return tr("coronal, %1\n%2").arg(where, state);
        case Plane::Sagittal:
            return tr("sagittal, %1\n%2").arg(where, state);
        case Plane::Axial:
            break;
    }
    return tr("axial, %1\n%2").arg(where, state);
}

QString SlicePresenter::nameOf(BaseLayer base) const {
    switch (base) {
        case BaseLayer::Restored:
            return tr("restored");
        case BaseLayer::Difference:
            return tr("difference");
        case BaseLayer::Scan:
            break;
    }
    return tr("scan");
}

QString SlicePresenter::stateOf(Plane plane, BaseLayer base) const {
    const StepCache* cache = session_.cache();
    if (base == BaseLayer::Scan) {
        return tr("scan");
    }
    if (cache == nullptr) {
        return base == BaseLayer::Restored ? tr("scan") : tr("difference: none yet");
    }
    if (plane == Plane::Axial) {
        const int available = cache->positionsOf(slice());
        const int shown = std::min(position_, available);
        if (available == 0) {
            return tr("scan, this slice is not healed yet");
        }
        if (shown == 0) {
            return base == BaseLayer::Restored ? tr("scan as it is") : tr("difference: none yet");
        }
        const QString after = tr("after step %1 of %2").arg(shown).arg(cache->steps());
        return base == BaseLayer::Restored ? tr("restored, %1").arg(after)
                                           : tr("difference, %1").arg(after);
    }
    if (!newest_ && position_ == 0) {
        return base == BaseLayer::Restored ? tr("scan as it is") : tr("difference: none yet");
    }
    return base == BaseLayer::Restored ? tr("restored where healed")
                                       : tr("difference where healed");
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
        for (SliceView* view : views_.views()) {
            view->setOverlayRange(choice_.threshold, overlayMaximum_);
        }
        Q_EMIT overlayMaximumChanged(maximum);
    }
}

// ---- Numbers

std::optional<SlicePresenter::Readout> SlicePresenter::readAt(Plane plane, double column,
                                                              double row) const {
    const auto scan = session_.scan();
    if (!scan) {
        return std::nullopt;
    }
    const PlaneAxes axes = axesOf(plane);
    std::array<double, 3> place{double(crosshair_[0]), double(crosshair_[1]),
                                double(crosshair_[2])};
    place[axes.column] = column;
    place[axes.row] = row;
    Voxel voxel{};
    for (std::size_t i = 0; i < 3; ++i) {
        voxel[i] = static_cast<int>(std::lround(place[i]));
    }
    if (!scan->ras.contains(voxel[0], voxel[1], voxel[2])) {
        return std::nullopt;
    }
    Readout readout;
    readout.millimetres = scan->ras.position(place);
    readout.voxel = scan->fileVoxel(voxel);
    readout.scan = scan->ras.at(voxel[0], voxel[1], voxel[2]);
    const Picture& picture = pictureOf(plane);
    const auto at = static_cast<std::size_t>(voxel[axes.row]) *
                        static_cast<std::size_t>(scan->ras.size[axes.column]) +
                    static_cast<std::size_t>(voxel[axes.column]);
    if (at < picture.change.size()) {
        readout.restored = readout.scan + static_cast<double>(picture.change[at]);
    }
    if (at < picture.scores.size()) {
        readout.score = picture.scores[at];
    }
    return readout;
}

std::optional<SlicePresenter::Readout> SlicePresenter::readout() const {
    if (pointer_) {
        return readAt(pointer_->plane, pointer_->voxel.x(), pointer_->voxel.y());
    }
    const Plane plane = views_.foremost();
    const PlaneAxes axes = axesOf(plane);
    return readAt(plane, crosshair_[axes.column], crosshair_[axes.row]);
}

QString SlicePresenter::textOf(const Measurement& measurement) const {
    const auto scan = session_.scan();
    if (!scan) {
        return {};
    }
    const PlaneAxes axes = axesOf(measurement.plane);
    const auto spacing = scan->ras.spacing();
    if (measurement.kind == Measurement::Kind::Ruler) {
        return rulerText(measurement.millimetres(spacing[axes.column], spacing[axes.row]));
    }
    const Picture& picture = pictureOf(measurement.plane);
    const int columns = scan->ras.size[axes.column];
    const PictureEllipse ellipse = measurement.ellipse();
    return ellipseText(statisticsInside(picture.scan, columns, ellipse),
                       statisticsInside(picture.scores, columns, ellipse),
                       spacing[axes.column] * spacing[axes.row], scan->displayHigh -
                       scan->displayLow);
}

}  // namespace disyre::ui
