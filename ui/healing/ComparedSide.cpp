// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/ComparedSide.h"

#include <algorithm>

#include "core/healing/ScanLevel.h"
#include "core/preprocess/Orientation.h"
#include "core/preprocess/Resample.h"
#include "ui/common/Paths.h"
#include "ui/healing/OpenedResult.h"

namespace disyre::ui {

namespace {

double thresholdOf(const HealingCase& one) {
    if (one.ownThreshold) {
        return *one.ownThreshold;
    }
    if (one.opened) {
        return one.opened->saved.review.threshold.value;
    }
    if (!one.cache) {
        return -1.0;
    }
    const HealingSetup& setup = one.setup;
    return scanThreshold(suggestedThreshold(setup.card, setup.settings),
                         scanLevel(healthyScoresFor(setup.card, setup.settings), setup.region,
                                   one.upperQuartile()),
                         one.cache->largestScore())
        .threshold;
}

void countSlices(ComparedSide& side) {
    side.slicesHealed = side.cache->slicesComplete();
    side.slicesInAll = side.cache->slicesWithBrain();
}

/// What lies on another grid, carried there.
class Carrier {
public:
    Carrier(const Volume& grid, const Affine& gridToSide)
        : grid_(grid), sideToGrid_(inverseOf(gridToSide)) {}

    [[nodiscard]] Volume grey(const Volume& volume) const {
        return greyOnGridOf(grid_, inGridSpace(volume));
    }
    [[nodiscard]] std::shared_ptr<const Mask> mask(const Mask& mask, const Affine& affine) const {
        Volume volume(mask.size, affine);
        std::copy(mask.voxels.begin(), mask.voxels.end(), volume.voxels.begin());
        const Volume carried = labelsOnGridOf(grid_, inGridSpace(volume));
        auto result = std::make_shared<Mask>(carried.size);
        std::transform(carried.voxels.begin(), carried.voxels.end(), result->voxels.begin(),
                       [](float value) -> std::uint8_t { return value > 0.0f ? 1 : 0; });
        return result;
    }

private:
    /// The same voxels at their places in the grid's space.
    [[nodiscard]] Volume inGridSpace(Volume volume) const {
        Affine moved{};
        const auto first = movedBy(sideToGrid_, volume.position({0.0, 0.0, 0.0}));
        for (std::size_t column = 0; column < 3; ++column) {
            std::array<double, 3> index{};
            index[column] = 1.0;
            const auto next = movedBy(sideToGrid_, volume.position(index));
            for (std::size_t row = 0; row < 3; ++row) {
                moved[row][column] = next[row] - first[row];
                moved[row][3] = first[row];
            }
        }
        volume.affine = moved;
        return volume;
    }

    const Volume& grid_;
    Affine sideToGrid_;
};

}  // namespace

ComparedSide sideOf(const HealingCase& one) {
    ComparedSide side;
    side.name = one.name;
    side.scan = one.scan;
    if (!one.scan) {
        return side;
    }
    side.cache = one.cache;
    side.brain =
        one.ownMask ? std::shared_ptr<const Mask>(one.ownMask, &one.ownMask->ras) : one.foundMask;
    side.places = one.namedPlaces() != nullptr ? one.places : nullptr;
    side.contrast = one.traits().tissue.contrast;
    side.threshold = thresholdOf(one);
    if (side.cache) {
        countSlices(side);
    }
    if (one.opened) {
        side.model = QString::fromStdString(one.opened->saved.model);
    } else if (one.cache) {
        side.model = QString::fromStdString(one.setup.card.name);
    }
    return side;
}

ComparedSide sideOfResults(const std::filesystem::path& folder, const StopToken& stop) {
    const auto opened = openResult(folder, stop);
    ComparedSide side;
    side.name = toText(folder.filename());
    side.scan = opened->scan;
    side.cache = opened->cache;
    side.brain = opened->brain ? opened->brain : opened->scan->strippedBrain;
    side.contrast = opened->scan->traits.tissue.contrast;
    side.threshold = opened->saved.review.threshold.value;
    countSlices(side);
    side.slicesInAll = side.slicesHealed;  // What is not in the file is not known any more.
    side.model = QString::fromStdString(opened->saved.model);
    return side;
}

bool isOneScan(const OpenedScan& a, const OpenedScan& b) {
    return &a == &b || (a.ras.size == b.ras.size && a.ras.affine == b.ras.affine &&
                        a.ras.voxels == b.ras.voxels);
}

ComparedSide carriedToGrid(const OpenedScan& grid, const ComparedSide& side,
                           const Affine& gridToSide, const StopToken& stop) {
    const Carrier carrier(grid.ras, gridToSide);
    const OpenedScan& from = *side.scan;
    auto scan = std::make_shared<OpenedScan>();
    scan->name = side.name;
    scan->ras = carrier.grey(from.ras);
    scan->scan = scan->ras;
    scan->axes = grid.axes;
    scan->displayLow = from.displayLow;
    scan->displayHigh = from.displayHigh;
    // Both sides are fitted to the same box and begin with the same slice.
    scan->tissueFirst = grid.tissueFirst;
    scan->tissueLast = grid.tissueLast;
    scan->firstSlice = grid.firstSlice;
    scan->traits = from.traits;
    stop.throwIfStopped();
    ComparedSide carried = side;
    if (side.brain) {
        carried.brain = carrier.mask(*side.brain, from.ras.affine);
    }
    if (side.isHealed()) {
        const PreparedScan& prepared = side.cache->prepared();
        const Volume map =
            carrier.grey(toRas(mapToScan(prepared, from.scan, side.cache->anomalyMap())));
        stop.throwIfStopped();
        const Volume restored =
            toRas(restorationOnScan(prepared, from.scan, side.cache->restoration()));
        // The change is carried and not the restoration, so that no edge of the scan turns up in
        // it.
        Volume change = restored;
        for (std::size_t i = 0; i < change.voxels.size(); ++i) {
            change.voxels[i] -= from.ras.voxels[i];
        }
        change = carrier.grey(change);
        stop.throwIfStopped();
        for (std::size_t i = 0; i < change.voxels.size(); ++i) {
            change.voxels[i] += scan->ras.voxels[i];
        }
        carried.cache =
            cacheOfVolumes(*scan, map, change, carried.brain.get(), side.cache->ts().front());
    } else {
        carried.cache.reset();
    }
    carried.scan = std::move(scan);
    return carried;
}

}  // namespace disyre::ui
