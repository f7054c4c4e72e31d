// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsFinder.h"

#include <algorithm>

namespace disyre::ui {

namespace {

// How long requests are gathered before a search begins: a threshold that is dragged asks many
// times a second.
constexpr int kPauseMilliseconds = 120;

/// The place of a voxel, in RAS millimetres.
std::array<double, 3> placeOf(std::size_t voxel, const Volume& map) {
    const auto row = static_cast<std::size_t>(map.size[0]);
    return map.position({static_cast<double>(voxel % row),
                         static_cast<double>(voxel % map.sliceSize() / row),
                         static_cast<double>(voxel / map.sliceSize())});
}

Finding describe(const ListedRegion& listed, const Volume& map, const StepCache& cache) {
    const Region& region = listed.region;
    Finding finding;
    finding.isBelow = listed.isBelow;
    finding.millilitres = static_cast<double>(region.voxels.size()) * map.voxelMillilitres();
    for (const std::size_t voxel : region.voxels) {
        finding.meanScore += static_cast<double>(map.voxels[voxel]);
    }
    const std::size_t peak = listed.peak;
    finding.meanScore /= static_cast<double>(region.voxels.size());
    finding.peakScore = static_cast<double>(map.voxels[peak]);
    finding.peak = placeOf(peak, map);
    finding.stepMeans = cache.meansOver(region.voxels);
    finding.voxels = region.voxels;
    return finding;
}

}  // namespace

FoundInMap searchMap(const StepCache& cache, const std::vector<double>& weights, double threshold) {
    FoundInMap found;
    const Volume map = cache.anomalyMap(weights);
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
        found.findings.push_back(describe(listed, map, cache));
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
                          const std::vector<double>& weights, double threshold) {
    cache_ = std::move(cache);
    weights_ = weights;
    threshold_ = threshold;
    looking_ = true;
    if (!timer_.isActive()) {
        timer_.start();
    }
}

void FindingsFinder::begin() {
    const int search = ++*newest_;
    if (!cache_) {
        end({});
        return;
    }
    worker_.add([this, search, newest = newest_, cache = cache_, weights = weights_,
                 threshold = threshold_](const Worker::Reply& reply, const StopToken& stop) {
        if (search != *newest || stop.stopRequested()) {
            return;
        }
        reply([this, search, found = searchMap(*cache, weights, threshold)] {
            if (search == *newest_) {
                end(found);
            }
        });
    });
}

void FindingsFinder::end(FoundInMap inMap) {
    found_ = std::move(inMap);
    // Another search may have been asked for meanwhile.
    looking_ = timer_.isActive();
    Q_EMIT found();
}

}  // namespace disyre::ui
