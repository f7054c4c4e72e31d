// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SlicePresenter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"
#include "ui/viewer/FrameClock.h"
#include "ui/viewer/OverlayColours.h"
#include "ui/window/SliceTexts.h"

namespace disyre::ui {

namespace {

constexpr int kOtherPlanesMilliseconds = 400;

std::bitset<3> only(Plane plane) {
    return std::bitset<3>(1u << static_cast<unsigned>(plane));
}

std::bitset<3> allButAxial() {
    return only(Plane::Coronal) | only(Plane::Sagittal);
}

}  // namespace

SlicePresenter::SlicePresenter(ShownCase shown, SliceDisplays& displays, QObject* parent)
    : QObject(parent), shown_(std::move(shown)), displays_(displays), planesInTurn_(allButAxial()) {
    connect(&FrameClock::instance(), &FrameClock::frame, this, &SlicePresenter::takeTurn);
    otherPlanesTimer_.setSingleShot(true);
    otherPlanesTimer_.setInterval(kOtherPlanesMilliseconds);
    connect(&otherPlanesTimer_, &QTimer::timeout, this,
            [this] { refreshLater(std::exchange(planesInTurn_, allButAxial())); });
}

std::array<SliceDisplay*, 4> SlicePresenter::allDisplays() const {
    return {&displays_.display(Plane::Axial), &displays_.display(Plane::Coronal),
            &displays_.display(Plane::Sagittal), &displays_.originalDisplay()};
}

void SlicePresenter::showScan() {
    const auto scan = shown_.scan();
    measurements_.setScan(scan);
    if (!scan) {
        scan_.reset();
        windowLevel_.setScan(nullptr);
        refreshLater();
        return;
    }
    windowLevel_.setScan(scan);
    scan_ = scan;
    pointer_.reset();
    crosshair_ = {(scan->tissueFirst[0] + scan->tissueLast[0]) / 2,
                  (scan->tissueFirst[1] + scan->tissueLast[1]) / 2, scan->firstSlice};
    for (const Plane plane : kPlanes) {
        displays_.display(plane).setFitArea(scan->tissueIn(plane));
    }
    crosshairMoved_ = true;
    refreshNow();
    for (SliceDisplay* display : allDisplays()) {
        display->fit();
    }
}

// ---- Cross-hair and pointer

void SlicePresenter::setCrosshair(const Voxel& voxel) {
    const auto scan = shown_.scan();
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
    const bool shown = crosshairShown_ && shown_.scan();
    for (SliceDisplay* display : allDisplays()) {
        const PlaneAxes axes = axesOf(display->plane());
        display->setCrosshair(
            shown ? std::optional(QPointF(crosshair_[axes.column], crosshair_[axes.row]))
                  : std::nullopt);
    }
}

void SlicePresenter::moveCrosshair(Plane plane, double column, double row) {
    const PlaneAxes axes = axesOf(plane);
    Voxel voxel = crosshair_;
    voxel[axes.column] = static_cast<int>(std::lround(column));
    voxel[axes.row] = static_cast<int>(std::lround(row));
    setCrosshair(voxel);
}

void SlicePresenter::scroll(Plane plane, int slices) {
    Voxel voxel = crosshair_;
    voxel[axesOf(plane).through] += slices;
    setCrosshair(voxel);
}

void SlicePresenter::setSlice(int slice) {
    setCrosshair({crosshair_[0], crosshair_[1], slice});
}

double SlicePresenter::sliceMillimetres() const {
    const auto scan = shown_.scan();
    if (!scan) {
        return 0.0;
    }
    const Size3& size = scan->ras.size;
    return scan->ras.position({(size[0] - 1) / 2.0, (size[1] - 1) / 2.0, double(slice())})[2];
}

void SlicePresenter::setPointer(Plane plane, double column, double row) {
    pointer_ = Pointer{plane, column, row};
    askForFrame();
}

void SlicePresenter::clearPointer() {
    pointer_.reset();
    askForFrame();
}

// ---- Step and layers

void SlicePresenter::setPosition(int position, bool newest) {
    const ShownStep step{position, newest};
    if (step == step_) {
        return;
    }
    const bool onlyAxial = newest && step_.newest;
    step_ = step;
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

void SlicePresenter::setSecondLayer(std::function<SecondLayer(Plane, int)> second) {
    second_ = std::move(second);
    refreshLater();
}

void SlicePresenter::setCovered(bool covered) {
    if (covered != covered_) {
        covered_ = covered;
        refreshLater();
    }
}

void SlicePresenter::setOutlines(std::function<std::vector<QLineF>(Plane, int)> outlines) {
    outlines_ = std::move(outlines);
}

void SlicePresenter::setMarks(std::function<std::vector<NumberMark>(Plane, int)> marks) {
    marks_ = std::move(marks);
    refreshLater();
}

void SlicePresenter::setCompare(Compare compare) {
    compare_ = compare;
    displays_.setSideBySide(compare == Compare::SideBySide);
    refreshLater();
}

BaseLayer SlicePresenter::shownBase() const {
    return originalShown_ || covered_ ? BaseLayer::Scan : choice_.base;
}

// ---- Window and level

void SlicePresenter::resetWindowLevel() {
    windowLevel_.reset();
    showContrast();
}

void SlicePresenter::setAutomaticWindowLevel() {
    refreshNow();
    windowLevel_.setAutomatic(shownBase(), layersOf(displays_.activePlane()));
    showContrast();
}

void SlicePresenter::setFullWindowLevel() {
    windowLevel_.setFull();
    showContrast();
}

void SlicePresenter::setBrainWindowLevel() {
    windowLevel_.setBrain(shown_.mask());
    showContrast();
}

void SlicePresenter::setNarrowWindowLevel() {
    windowLevel_.setNarrow(shown_.mask());
    showContrast();
}

void SlicePresenter::changeWindowLevel(double windowFactor, double levelShare) {
    windowLevel_.change(shownBase(), windowFactor, levelShare);
    showContrast();
}

void SlicePresenter::takeWindowLevel(const Contrast& contrast, bool original) {
    windowLevel_.set(original ? BaseLayer::Scan : shownBase(), contrast);
    showContrast();
}

void SlicePresenter::setContrasts(const Contrast& picture, const Contrast& difference) {
    windowLevel_.set(BaseLayer::Scan, picture);
    windowLevel_.set(BaseLayer::Difference, difference);
    showContrast();
}

void SlicePresenter::showContrast() {
    const Contrast& original = windowLevel_.of(BaseLayer::Scan);
    for (SliceDisplay* display : allDisplays()) {
        const bool showsOriginal = display == &displays_.originalDisplay();
        const Contrast& contrast = showsOriginal ? original : windowLevel_.of(shownBase());
        display->setWindowLevel(contrast.window, contrast.level);
        display->setOriginalWindowLevel(original.window, original.level);
    }
    Q_EMIT contrastChanged();
}

// ---- Drawing

void SlicePresenter::refreshLater() {
    refreshLater(Planes().set());
}

void SlicePresenter::refreshForemostLater() {
    refreshLater(only(displays_.foremost()));
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

void SlicePresenter::takeFrame(bool inView, bool affectsView) {
    if (inView) {
        refreshLater(only(Plane::Axial));
    } else if (affectsView) {
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

void SlicePresenter::refresh() {
    if (std::exchange(crosshairMoved_, false)) {
        Q_EMIT crosshairMoved();
        // Whatever the signal has changed is drawn now, so that no further frame is needed.
        frameAsked_ = false;
    }
    if (const auto scan = shown_.scan()) {
        updateOverlayMaximum();
        for (const Plane plane : kPlanes) {
            const auto bit = static_cast<std::size_t>(plane);
            if (stale_[bit] && displays_.isShown(plane)) {
                stale_.reset(bit);
                refreshPlane(*scan, plane);
            }
        }
        placeCrosshair();
        showContrast();
    } else {
        clearDisplays();
    }
    Q_EMIT refreshed();
    Q_EMIT readoutChanged();
}

void SlicePresenter::clearDisplays() {
    for (SliceDisplay* display : allDisplays()) {
        display->clear();
    }
    layers_ = {};
    stale_.reset();
}

void SlicePresenter::refreshPlane(const OpenedScan& scan, Plane plane) {
    layers_[static_cast<std::size_t>(plane)] =
        cutLayers(scan, cacheInSight(), plane, crosshair_[axesOf(plane).through], step_, choice_);
    const BaseLayer base = shownBase();
    SliceContent content = contentOf(scan, plane, base, choice_.overlay && !originalShown_);
    if (compare_ == Compare::Swipe) {
        content.original = layersOf(plane).scan;
    }
    if (second_ && !originalShown_) {
        content.second = second_(plane, content.slice);
    }
    content.besideDivider = SliceTexts::layerName(base);
    displays_.display(plane).showContent(std::move(content));
    if (displays_.sideBySide() && plane == displays_.foremost()) {
        displays_.originalDisplay().showContent(contentOf(scan, plane, BaseLayer::Scan, false));
    }
}

SliceContent SlicePresenter::contentOf(const OpenedScan& scan, Plane plane, BaseLayer base,
                                       bool overlay) const {
    const SliceLayers& layers = layersOf(plane);
    const PlaneAxes axes = axesOf(plane);
    const auto spacing = scan.ras.spacing();
    const int width = scan.ras.size[axes.column];
    SliceContent content;
    content.grid = {width, scan.ras.size[axes.row], spacing[axes.column], spacing[axes.row]};
    content.slice = crosshair_[axes.through];
    content.fitArea = scan.tissueIn(plane);
    content.title = SliceTexts::title(scan, cacheInSight(), plane, crosshair_, step_, base);
    content.base = layers.base(base);
    if (overlay && !layers.scores.empty()) {
        content.scores = choice_.style.meaning == ThresholdMeaning::Outline
                             ? outlineOf(layers.scores, width, choice_.threshold)
                             : layers.scores;
        // Grey on a grey brain reads as tissue, and a line of voxels alone is easily overlooked.
        if (choice_.style.map == ScoreMap::Grey ||
            choice_.style.meaning == ThresholdMeaning::Outline) {
            content.contour = contourOf(layers.scores, width, choice_.threshold);
        }
        if (marks_) {
            content.marks = marks_(plane, content.slice);
        }
        if (outlines_) {
            const auto lines = outlines_(plane, content.slice);
            content.contour.insert(content.contour.end(), lines.begin(), lines.end());
        }
    }
    content.threshold = choice_.threshold;
    content.maximum = overlayMaximum_;
    content.opacity = choice_.opacity;
    content.style = choice_.style;
    content.overlayTitle = SliceTexts::overlayName(choice_.kind);
    if (base == BaseLayer::Difference && !layers.change.empty()) {
        content.differenceTitle = SliceTexts::differenceName();
    }
    return content;
}

void SlicePresenter::updateOverlayMaximum() {
    const double maximum = overlayMaximum(cacheInSight(), choice_);
    if (maximum != overlayMaximum_) {
        overlayMaximum_ = maximum;
        for (SliceDisplay* display : allDisplays()) {
            display->setOverlayRange(choice_.threshold, overlayMaximum_);
        }
        Q_EMIT overlayMaximumChanged(maximum);
    }
}

// ---- Numbers

std::optional<Readout> SlicePresenter::readAt(Plane plane, double column, double row) const {
    const auto scan = shown_.scan();
    if (!scan) {
        return std::nullopt;
    }
    const PlaneAxes axes = axesOf(plane);
    std::array<double, 3> place{double(crosshair_[0]), double(crosshair_[1]),
                                double(crosshair_[2])};
    place[axes.column] = column;
    place[axes.row] = row;
    return readoutAt(*scan, plane, place, layersOf(plane));
}

std::optional<Readout> SlicePresenter::readout() const {
    if (pointer_) {
        return readAt(pointer_->plane, pointer_->column, pointer_->row);
    }
    const Plane plane = displays_.foremost();
    const PlaneAxes axes = axesOf(plane);
    return readAt(plane, crosshair_[axes.column], crosshair_[axes.row]);
}

QString SlicePresenter::textOf(const Measurement& measurement) const {
    const auto scan = shown_.scan();
    return scan ? measurementText(*scan, measurement, layersOf(measurement.plane)) : QString();
}

}  // namespace disyre::ui
