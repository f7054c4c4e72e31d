// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/healing/HealedPlane.h"

#include <algorithm>
#include <cmath>

namespace disyre::ui {

HealedPlane::HealedPlane(const StepCache& cache, Plane plane, int scanSlice, int upTo)
    : cache_(cache), plane_(plane), scanSlice_(scanSlice) {
    for (int z = 0; z < cache.modelSlices(); ++z) {
        steps_.push_back(std::min(upTo, cache.stepsOf(z)));
    }
}

bool HealedPlane::anything() const {
    return std::any_of(steps_.begin(), steps_.end(), [](int steps) { return steps > 0; });
}

template <typename ValueOf>
std::vector<float> HealedPlane::cut(ValueOf valueOf) const {
    if (!anything()) {
        return {};
    }
    const PreparedScan& prepared = cache_.prepared();
    const Size3& size = prepared.image.size;
    const PlaneAxes axes = axesOf(plane_);
    const double position =
        (scanSlice_ - prepared.originInScan[axes.through]) / prepared.spacingInScan[axes.through];
    const int last = size[axes.through] - 1;
    const int low = std::clamp(static_cast<int>(std::floor(position)), 0, last);
    const int high = std::min(low + 1, last);

    // Clearing a whole grid for every picture would be slow. This one is therefore reused as it is,
    // and just those of its voxels are written that the cut reads.
    Grid<float>& map = cache_.scratch();
    const auto stepsAt = [&](int z) {
        return z >= 0 && z < size[2] ? steps_[static_cast<std::size_t>(z)] : 0;
    };
    for (int z = 0; z < size[2]; ++z) {
        // A slice of the scan may lie between a healed and an unhealed slice of the model. It then
        // shows the healed one alone, because the mean of the two would show only half of the
        // change.
        int from = z;
        for (const int neighbour : {z - 1, z + 1}) {
            from = stepsAt(from) > 0 ? from : neighbour;
        }
        const int steps = stepsAt(from);
        std::array<int, 3> voxel{0, 0, z};
        for (voxel[axes.through] = low; voxel[axes.through] <= high; ++voxel[axes.through]) {
            for (voxel[axes.column] = 0; voxel[axes.column] < size[axes.column];
                 ++voxel[axes.column]) {
                map.at(voxel[0], voxel[1], z) =
                    steps > 0 ? valueOf(steps, map.index(voxel[0], voxel[1], from)) : 0.0f;
            }
        }
    }
    std::vector<float> slice = mapSliceToScan(prepared, map, scanSlice_, plane_);
    const auto columns = static_cast<std::size_t>(prepared.scanMask.size[axes.column]);
    for (int z = 0; z < prepared.scanMask.size[2]; ++z) {
        if (stepsAt(modelSliceOf(prepared, z)) == 0) {
            std::fill_n(
                slice.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(z) * columns),
                columns, 0.0f);
        }
    }
    return slice;
}

std::vector<float> HealedPlane::change() const {
    const PreparedScan& prepared = cache_.prepared();
    const auto range = static_cast<float>(prepared.intensityHigh - prepared.intensityLow);
    const std::vector<float>& field = prepared.biasField.voxels;
    return cut([&](int steps, std::size_t voxel) {
        const float shading = field.empty() ? 1.0f : field[voxel];
        return range * shading * cache_.changeAt(steps - 1).voxels[voxel];
    });
}

std::vector<float> HealedPlane::gradient() const {
    return cut(
        [&](int steps, std::size_t voxel) { return cache_.gradientAt(steps - 1).voxels[voxel]; });
}

std::vector<float> HealedPlane::score(const std::vector<double>& weights) const {
    return cut([&](int steps, std::size_t voxel) {
        double sum = 0.0;
        double total = 0.0;
        const int end = std::min(steps, static_cast<int>(weights.size()));
        for (int step = 0; step < end; ++step) {
            const double weight = weights[static_cast<std::size_t>(step)];
            sum += weight * static_cast<double>(cache_.weightedAt(step).voxels[voxel]);
            total += weight;
        }
        return total > 0 ? static_cast<float>(sum / total) : 0.0f;
    });
}

}  // namespace disyre::ui
