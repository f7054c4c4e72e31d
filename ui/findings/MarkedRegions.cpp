// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findings/MarkedRegions.h"

#include <algorithm>
#include <cmath>

#include "ui/healing/HealingJob.h"
#include "ui/viewer/PaintedAreas.h"

namespace disyre::ui {

namespace {

// How long changes are gathered before the curves are made anew: an ellipse that is dragged and new
// frames change them many times a second.
constexpr int kSoonMilliseconds = 200;

/// Keeps the voxels that lie in healed slices, because the others have no values yet.
std::vector<std::size_t> healed(const StepCache& cache, const std::vector<std::size_t>& voxels) {
    const std::size_t sliceSize = cache.prepared().image.sliceSize();
    std::vector<std::size_t> kept;
    std::copy_if(voxels.begin(), voxels.end(), std::back_inserter(kept), [&](std::size_t voxel) {
        return cache.complete(static_cast<int>(voxel / sliceSize));
    });
    return kept;
}

std::vector<std::size_t> eachOnce(std::vector<std::size_t> voxels) {
    std::sort(voxels.begin(), voxels.end());
    voxels.erase(std::unique(voxels.begin(), voxels.end()), voxels.end());
    return voxels;
}

}  // namespace

std::optional<std::size_t> modelVoxelOf(const std::array<int, 3>& scanVoxel, const Volume& scan,
                                        const Volume& model) {
    const std::array<double, 3> place = model.indexAt(
        scan.position({double(scanVoxel[0]), double(scanVoxel[1]), double(scanVoxel[2])}));
    std::array<int, 3> nearest{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        nearest[axis] = static_cast<int>(std::lround(place[axis]));
    }
    if (!model.contains(nearest[0], nearest[1], nearest[2])) {
        return std::nullopt;
    }
    return model.index(nearest[0], nearest[1], nearest[2]);
}

std::vector<std::size_t> modelVoxelsInside(const Measurement& ellipse, const Volume& scan,
                                           const Volume& model) {
    const PlaneAxes axes = axesOf(ellipse.plane);
    std::vector<std::size_t> voxels;
    for (const auto [column, row] :
         voxelsInside(ellipse.ellipse(), scan.size[axes.column], scan.size[axes.row])) {
        std::array<int, 3> index{};
        index[axes.column] = column;
        index[axes.row] = row;
        index[axes.through] = ellipse.slice;
        if (const auto voxel = modelVoxelOf(index, scan, model)) {
            voxels.push_back(*voxel);
        }
    }
    return eachOnce(std::move(voxels));
}

MarkedRegions::MarkedRegions(CaseList& cases, HealingJob& job, Measurements& measurements,
                             PaintedAreas& areas, QObject* parent)
    : QObject(parent), cases_(cases), measurements_(measurements), areas_(areas) {
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &MarkedRegions::refresh);
    const auto refreshSoon = [this] {
        if (!soon_.isActive()) {
            soon_.start();
        }
    };
    connect(&measurements_, &Measurements::changed, this, refreshSoon);
    connect(&measurements_, &Measurements::changed, this, &MarkedRegions::changed);
    connect(&areas_, &PaintedAreas::changed, this, refreshSoon);
    connect(&areas_, &PaintedAreas::changed, this, &MarkedRegions::changed);
    connect(&job, &HealingJob::frameAdded, this, refreshSoon);
    connect(&cases_, &CaseList::caseShown, this, refreshSoon);
    connect(&job, &HealingJob::healingStarted, this, refreshSoon);
    connect(&job, &HealingJob::healingEnded, this, refreshSoon);
}

std::vector<std::size_t> MarkedRegions::ellipseColours() const {
    // Areas beyond the fourth repeat the colours of the first four.
    constexpr std::size_t kColours = 4;
    std::vector<std::size_t> free;
    for (std::size_t colour = kColours; colour-- > 0;) {
        bool isUsed = false;
        for (int area = static_cast<int>(colour) + 1; area <= PaintedAreas::kMostAreas;
             area += static_cast<int>(kColours)) {
            isUsed = isUsed || areas_.voxelCount(area) > 0;
        }
        if (!isUsed) {
            free.push_back(colour);
        }
    }
    return free;
}

std::vector<MarkedRegion> MarkedRegions::regions(const Volume& model) const {
    std::vector<MarkedRegion> regions;
    const auto scan = cases_.scan();
    const std::vector<std::size_t> colours = ellipseColours();
    std::size_t ellipses = 0;
    for (const Measurement& measurement : measurements_.all()) {
        if (scan && measurement.kind == Measurement::Kind::Ellipse) {
            const std::size_t colour = ellipses < colours.size() ? colours[ellipses] : kNoColour;
            regions.push_back({tr("ellipse %1").arg(++ellipses), colour,
                               modelVoxelsInside(measurement, scan->ras, model)});
        }
    }
    for (int area = 1; scan && area <= PaintedAreas::kMostAreas; ++area) {
        if (areas_.voxelCount(area) > 0) {
            std::vector<std::size_t> voxels;
            for (const auto& painted : areas_.voxelsOf(area)) {
                if (const auto voxel = modelVoxelOf(painted, scan->ras, model)) {
                    voxels.push_back(*voxel);
                }
            }
            regions.push_back(
                {areaName(area), static_cast<std::size_t>(area - 1), eachOnce(std::move(voxels))});
        }
    }
    return regions;
}

QStringList MarkedRegions::names() const {
    QStringList names;
    for (const Measurement& measurement : measurements_.all()) {
        if (measurement.kind == Measurement::Kind::Ellipse) {
            names << tr("ellipse %1").arg(names.size() + 1);
        }
    }
    for (int area = 1; area <= PaintedAreas::kMostAreas; ++area) {
        if (areas_.voxelCount(area) > 0) {
            names << areaName(area);
        }
    }
    return names;
}

QString MarkedRegions::areaName(int area) const {
    return tr("area %1").arg(area);
}

std::vector<RegionCurve> MarkedRegions::curves() const {
    const StepCache* cache = cases_.cache();
    std::vector<RegionCurve> curves;
    if (cache != nullptr) {
        for (const MarkedRegion& region : regions(cache->prepared().image)) {
            const auto voxels = healed(*cache, region.voxels);
            // A region without a curve is listed too, because the list is saved with the results.
            curves.push_back({region.name, region.colour,
                              voxels.empty() ? std::vector<double>() : cache->meansOver(voxels)});
        }
    }
    return curves;
}

void MarkedRegions::refresh() {
    Q_EMIT curvesChanged(curves());
}

}  // namespace disyre::ui
