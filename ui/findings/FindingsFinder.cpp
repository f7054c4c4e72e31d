// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/FindingsFinder.h"

#include <algorithm>

#include "core/findings/Regions.h"

namespace disyre::ui {

namespace {

// A threshold that is dragged, or slices that are healed fast, need no more.
constexpr int kPauseMilliseconds = 120;

Finding describe(const Region& region, const Volume& map, const StepCache& cache) {
    Finding finding;
    finding.millilitres = static_cast<double>(region.voxels.size()) * map.voxelMillilitres();
    std::size_t peak = region.voxels.front();
    for (const std::size_t voxel : region.voxels) {
        finding.meanScore += static_cast<double>(map.voxels[voxel]);
        if (map.voxels[voxel] > map.voxels[peak]) {
            peak = voxel;
        }
    }
    finding.meanScore /= static_cast<double>(region.voxels.size());
    finding.peakScore = static_cast<double>(map.voxels[peak]);
    const auto row = static_cast<std::size_t>(map.size[0]);
    finding.peak = map.position({static_cast<double>(peak % row),
                                 static_cast<double>(peak % map.sliceSize() / row),
                                 static_cast<double>(peak / map.sliceSize())});
    finding.stepMeans = cache.meansOver(region.voxels);
    finding.voxels = region.voxels;
    return finding;
}

}  // namespace

std::vector<Finding> findingsOf(const StepCache& cache, const std::vector<double>& weights,
                                double threshold) {
    std::vector<Finding> findings;
    // At a threshold of nothing, all the background would be one region.
    if (threshold <= 0) {
        return findings;
    }
    const Volume map = cache.anomalyMap(weights);
    for (const Region& region :
         findRegions(map, static_cast<float>(threshold), kSmallestRegionMillilitres)) {
        if (findings.size() == kMostFindings) {
            break;
        }
        findings.push_back(describe(region, map, cache));
    }
    return findings;
}

FindingsFinder::FindingsFinder(QObject* parent) : QObject(parent) {
    timer_.setSingleShot(true);
    timer_.setInterval(kPauseMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &FindingsFinder::begin);
}

FindingsFinder::~FindingsFinder() {
    ++newest_;
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
    const int job = ++newest_;
    if (!cache_) {
        end({});
        return;
    }
    worker_.post([this, job, cache = cache_, weights = weights_, threshold = threshold_] {
        if (job != newest_) {
            return;
        }
        QMetaObject::invokeMethod(
            this, [this, job, findings = findingsOf(*cache, weights, threshold)] {
                if (job == newest_) {
                    end(findings);
                }
            });
    });
}

void FindingsFinder::end(std::vector<Finding> findings) {
    findings_ = std::move(findings);
    // Another wish may have come meanwhile.
    looking_ = timer_.isActive();
    Q_EMIT found();
}

}  // namespace disyre::ui
