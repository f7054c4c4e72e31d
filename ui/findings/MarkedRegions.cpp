// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/MarkedRegions.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/healing/HealingSession.h"
#include "ui/plots/StepPlot.h"

namespace disyre::ui {

namespace {

// A dragged ellipse and new frames are followed, a few times a second at most.
constexpr int kSoonMilliseconds = 200;

/// What of these voxels is healed, since the rest has no curve yet.
std::vector<std::size_t> healed(const StepCache& cache, const std::vector<std::size_t>& voxels) {
    const std::size_t sliceSize = cache.prepared().image.sliceSize();
    std::vector<std::size_t> kept;
    std::copy_if(voxels.begin(), voxels.end(), std::back_inserter(kept), [&](std::size_t voxel) {
        return cache.complete(static_cast<int>(voxel / sliceSize));
    });
    return kept;
}

}  // namespace

std::vector<std::size_t> modelVoxelsInside(const Measurement& ellipse, const Volume& scan,
                                           const Volume& model) {
    const PlaneAxes axes = axesOf(ellipse.plane);
    std::vector<std::size_t> voxels;
    for (const auto [column, row] :
         voxelsInside(ellipse.ellipse(), scan.size[axes.column], scan.size[axes.row])) {
        std::array<double, 3> index{};
        index[axes.column] = column;
        index[axes.row] = row;
        index[axes.through] = ellipse.slice;
        const std::array<double, 3> place = model.indexAt(scan.position(index));
        std::array<int, 3> nearest{};
        bool isInside = true;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            nearest[axis] = static_cast<int>(std::lround(place[axis]));
            isInside = isInside && nearest[axis] >= 0 && nearest[axis] < model.size[axis];
        }
        if (isInside) {
            voxels.push_back(model.index(nearest[0], nearest[1], nearest[2]));
        }
    }
    std::sort(voxels.begin(), voxels.end());
    voxels.erase(std::unique(voxels.begin(), voxels.end()), voxels.end());
    return voxels;
}

MarkedRegions::MarkedRegions(HealingSession& session, Measurements& measurements, StepPlot& plot,
                             QObject* parent)
    : QObject(parent), session_(session), measurements_(measurements), plot_(plot) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &MarkedRegions::refresh);
    const auto refreshSoon = [this] {
        if (!soon_.isActive()) {
            soon_.start();
        }
    };
    connect(&measurements_, &Measurements::changed, this, refreshSoon);
    connect(&session_, &HealingSession::frameAdded, this, refreshSoon);
    connect(&session_, &HealingSession::caseShown, this, refreshSoon);
    connect(&session_, &HealingSession::healingStarted, this, refreshSoon);
    connect(&session_, &HealingSession::healingEnded, this, refreshSoon);
}

void MarkedRegions::refresh() {
    const StepCache* cache = session_.cache();
    const auto scan = session_.scan();
    std::vector<std::vector<double>> curves;
    for (const Measurement& measurement : measurements_.all()) {
        if (measurement.kind != Measurement::Kind::Ellipse) {
            continue;
        }
        // One without a curve keeps its number.
        auto& curve = curves.emplace_back();
        if (cache == nullptr || !scan) {
            continue;
        }
        const auto voxels =
            healed(*cache, modelVoxelsInside(measurement, scan->ras, cache->prepared().image));
        if (!voxels.empty()) {
            curve = cache->meansOver(voxels);
        }
    }
    plot_.setRegions(curves);
}

}  // namespace disyre::ui
