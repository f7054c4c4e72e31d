// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsFinder.h"

#include <algorithm>

#include "core/anatomy/MirroredPlace.h"
#include "core/card/HealthyPercent.h"
#include "core/findings/FindingFacts.h"

namespace disyre::ui {

namespace {

// How long requests are gathered before a search begins: several are made in one go, such as when
// another scan is shown.
constexpr int kPauseMilliseconds = 10;

/// The place of a voxel, in RAS millimetres.
std::array<double, 3> placeOf(std::size_t voxel, const Volume& map) {
    const auto row = static_cast<std::size_t>(map.size[0]);
    return map.position({static_cast<double>(voxel % row),
                         static_cast<double>(voxel % map.sliceSize() / row),
                         static_cast<double>(voxel / map.sliceSize())});
}

}  // namespace

int strongestStep(const Finding& finding) {
    const auto& means = finding.stepMeans;
    return means.empty()
               ? 0
               : static_cast<int>(std::max_element(means.begin(), means.end()) - means.begin()) + 1;
}

Finding measuredFinding(const std::vector<std::size_t>& voxels, const Volume& map,
                        const StepCache& cache, const FindingReference& reference) {
    const FindingFacts facts = factsOf(map, Region{voxels});
    Finding finding;
    finding.millilitres = facts.millilitres;
    finding.meanScore = facts.meanScore;
    finding.peakScore = facts.peakScore;
    finding.peak = facts.peak;
    finding.stepMeans = cache.meansOver(voxels);
    finding.voxels = voxels;
    finding.extent = facts.extent;
    if (reference.places && reference.places->isGood()) {
        const TemplateRegistration& fit = reference.places->registration();
        finding.midlineDistance = midlineDistance(fit, facts.centre);
        finding.asymmetry = asymmetryOf(map, voxels, fit);
    }
    if (reference.healthy) {
        finding.healthyPercent = healthyPercent(*reference.healthy, facts.meanScore);
    }
    return finding;
}

FoundInMap searchMap(const StepCache& cache, const std::vector<double>& weights, double threshold,
                     const FindingReference& reference, std::shared_ptr<const Volume> known) {
    FoundInMap found;
    found.map =
        known ? std::move(known) : std::make_shared<const Volume>(cache.anomalyMap(weights));
    const Volume& map = *found.map;
    const auto highest = std::max_element(map.voxels.begin(), map.voxels.end());
    if (highest != map.voxels.end() && *highest > 0.0f) {
        found.strongest = {static_cast<double>(*highest),
                           placeOf(static_cast<std::size_t>(highest - map.voxels.begin()), map)};
    }
    // At a threshold of zero the whole background would be one region.
    if (threshold <= 0) {
        return found;
    }
    for (const ListedRegion& listed : listedRegions(map, static_cast<float>(threshold))) {
        if (found.findings.size() == kMostFindings) {
            break;
        }
        found.findings.push_back(measuredFinding(listed.region.voxels, map, cache, reference));
        found.findings.back().isBelow = listed.isBelow;
    }
    return found;
}

std::vector<Finding> findingsOf(const StepCache& cache, const std::vector<double>& weights,
                                double threshold) {
    return searchMap(cache, weights, threshold).findings;
}

FindingsFinder::FindingsFinder(QObject* parent)
    : QObject(parent), worker_(this, Worker::Priority::Normal) {
    timer_.setSingleShot(true);
    timer_.setInterval(kPauseMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &FindingsFinder::begin);
}

FindingsFinder::~FindingsFinder() {
    ++*newest_;
}

void FindingsFinder::find(std::shared_ptr<const StepCache> cache,
                          const std::vector<double>& weights, double threshold,
                          const FindingReference& reference, std::optional<int> content) {
    origin_ = {std::move(cache), weights, content};
    threshold_ = threshold;
    reference_ = reference;
    looking_ = true;
    if (!timer_.isActive()) {
        timer_.start();
    }
}

void FindingsFinder::begin() {
    const int search = ++*newest_;
    if (!origin_.cache) {
        end({}, origin_);
        return;
    }
    const auto known = origin_.content && origin_ == foundIn_ ? found_.map : nullptr;
    worker_.add([this, search, newest = newest_, origin = origin_, threshold = threshold_,
                 reference = reference_, known](const Worker::Reply& reply, const StopToken& stop) {
        if (search != *newest || stop.stopRequested()) {
            return;
        }
        reply([this, search, origin,
               found = searchMap(*origin.cache, origin.weights, threshold, reference, known)] {
            if (search == *newest_) {
                end(found, origin);
            }
        });
    });
}

void FindingsFinder::end(FoundInMap inMap, const Origin& origin) {
    found_ = std::move(inMap);
    foundIn_ = origin;
    // Another search may have been asked for meanwhile.
    looking_ = timer_.isActive();
    Q_EMIT found();
}

}  // namespace disyre::ui
