// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/image/Plane.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

/// A coronal or sagittal cut through what is healed so far. It crosses many axial slices, each of
/// which shows its last step done, but none after `upTo`; those without a step stay as they are.
class HealedPlane {
public:
    /// @param scanSlice of the scan's RAS grid, along the plane's axis.
    HealedPlane(const StepCache& cache, Plane plane, int scanSlice, int upTo);

    [[nodiscard]] bool anything() const;
    /// The change and the step gradient of the step that each slice shows, as
    /// StepCache::changeOnScan() and gradientOnScan() give them for axial slices; empty if no slice
    /// has a step.
    [[nodiscard]] std::vector<float> change() const;
    [[nodiscard]] std::vector<float> gradient() const;
    /// The mean of the weighted step gradients, each step counting as much as its weight; empty if
    /// no slice has a step.
    [[nodiscard]] std::vector<float> score(const std::vector<double>& weights) const;

private:
    /// Cuts a picture whose value at a voxel of the model's grid is `valueOf(steps, voxel)`. It is
    /// asked only for voxels that the cut needs, by the number of steps that their slice shows.
    template <typename ValueOf>
    [[nodiscard]] std::vector<float> cut(ValueOf valueOf) const;

    const StepCache& cache_;
    Plane plane_;
    int scanSlice_;
    std::vector<int> steps_;  // how many steps each slice of the model shows
};

}  // namespace disyre::ui
