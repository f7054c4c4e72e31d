// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowLevel.h"

#include "ui/healing/OpenedScan.h"

namespace disyre::ui {

namespace {

// The window of the difference at first, as a share of the scan's range of intensities. Healing
// seldom changes more than a third of that range in either direction.
constexpr double kDifferenceShare = 0.6;

double rangeOf(const OpenedScan& scan) {
    return scan.displayHigh - scan.displayLow;
}

}  // namespace

void WindowLevel::setScan(const std::shared_ptr<const OpenedScan>& scan) {
    if (scan && scan_ && scan != scan_) {
        picture_ = carriedOver(picture_, *scan_, *scan);
        difference_.window *= rangeOf(*scan) / rangeOf(*scan_);
    }
    const bool first = scan_ == nullptr;
    scan_ = scan;
    if (first) {
        reset();
    }
}

void WindowLevel::set(BaseLayer layer, const Contrast& contrast) {
    contrastOf(layer) = contrast;
}

void WindowLevel::reset() {
    if (scan_) {
        picture_ = openingContrast(*scan_);
        difference_ = {rangeOf(*scan_) * kDifferenceShare, 0.0};
    }
}

void WindowLevel::setFull() {
    if (scan_) {
        picture_ = fullContrast(*scan_);
    }
}

void WindowLevel::setBrain(const Mask* mask) {
    if (scan_) {
        picture_ = brainContrast(*scan_, mask, BrainShare::Whole);
    }
}

void WindowLevel::setNarrow(const Mask* mask) {
    if (scan_) {
        picture_ = brainContrast(*scan_, mask, BrainShare::Middle);
    }
}

void WindowLevel::setAutomatic(BaseLayer layer, const SliceLayers& slice) {
    if (!scan_) {
        return;
    }
    if (layer == BaseLayer::Difference) {
        difference_ = automaticDifference(slice.change, difference_);
    } else {
        picture_ = automaticContrast(slice.scan, scan_->displayLow, picture_);
    }
}

void WindowLevel::change(BaseLayer layer, double windowFactor, double levelShare) {
    Contrast& contrast = contrastOf(layer);
    contrast.level += levelShare * contrast.window;
    contrast.window *= windowFactor;
}

}  // namespace disyre::ui
