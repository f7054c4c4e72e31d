// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/SliceLayers.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/healing/HealedPlane.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

namespace {

constexpr double kSmallestMaximum = 0.01;

/// The next number above a value that has one digit, or is 1.5 times a power of ten. This way the
/// colours keep their meaning while the largest score still grows a little.
double roundNumberAbove(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (factor * power >= value * (1 - 1e-9)) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

double largestIn(const StepCache& cache, const LayerChoice& choice) {
    switch (choice.kind) {
        case OverlayKind::StepGradient:
            return cache.largestGradient();
        case OverlayKind::WeightedSteps:
            return cache.weightedScoreBound(choice.weights);
        case OverlayKind::Score:
            break;
    }
    return cache.largestScore();
}

std::vector<float> axialScores(const StepCache& cache, int position, int slice,
                               const LayerChoice& choice) {
    switch (choice.kind) {
        case OverlayKind::StepGradient:
            return cache.gradientOnScan(position, slice);
        case OverlayKind::WeightedSteps:
            return cache.weightedScoreOnScan(choice.weights, slice);
        case OverlayKind::Score:
            break;
    }
    return cache.scoreOnScan(position, slice);
}

void cutAxial(const StepCache& cache, int slice, const ShownStep& step, const LayerChoice& choice,
              SliceLayers& layers) {
    const int position = std::min(step.position, cache.positionsOf(slice));
    layers.change = cache.changeOnScan(position, slice);
    // The scan as it is has no score: that of all steps belongs to the last one.
    if (position > 0) {
        layers.scores = axialScores(cache, position, slice, choice);
    }
}

void cutAcross(const StepCache& cache, Plane plane, int index, const ShownStep& step,
               const LayerChoice& choice, SliceLayers& layers) {
    const int position = step.newest ? cache.steps() : step.position;
    const HealedPlane healed(cache, plane, index, position);
    layers.change = healed.change();
    if (position < 1) {
        return;
    }
    if (choice.kind == OverlayKind::StepGradient) {
        layers.scores = healed.gradient();
        return;
    }
    const bool weighted = choice.kind == OverlayKind::WeightedSteps;
    const int counted = weighted ? cache.steps() : position;
    layers.scores =
        HealedPlane(cache, plane, index, counted)
            .score(weighted ? choice.weights
                            : std::vector<double>(static_cast<std::size_t>(counted), 1.0));
}

}  // namespace

std::vector<float> SliceLayers::base(BaseLayer layer) const {
    std::vector<float> shown = scan;
    if (layer == BaseLayer::Restored && !change.empty()) {
        std::transform(shown.begin(), shown.end(), change.begin(), shown.begin(), std::plus<>());
    } else if (layer == BaseLayer::Difference) {
        shown = change;
        shown.resize(scan.size(), 0.0f);
    }
    return shown;
}

SliceLayers cutLayers(const OpenedScan& scan, const StepCache* cache, Plane plane, int index,
                      const ShownStep& step, const LayerChoice& choice) {
    SliceLayers layers;
    layers.scan = scan.slice(index, plane);
    if (cache == nullptr) {
        return layers;
    }
    if (plane == Plane::Axial) {
        cutAxial(*cache, index, step, choice, layers);
    } else {
        cutAcross(*cache, plane, index, step, choice, layers);
    }
    return layers;
}

double overlayMaximum(const StepCache* cache, const LayerChoice& choice) {
    double largest = std::max(kSmallestMaximum, 2.0 * choice.threshold);
    if (cache != nullptr) {
        largest = std::max(largest, largestIn(*cache, choice));
    }
    return roundNumberAbove(largest);
}

}  // namespace disyre::ui
