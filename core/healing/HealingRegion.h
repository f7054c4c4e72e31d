// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "core/image/Volume.h"

namespace disyre {

/// Where healing may change the scan.
enum class RegionUse {
    WholeBrain,  ///< Healing may change the whole brain; this is the default.
    Inside,      ///< Healing may change only what lies in the region.
    Outside      ///< Healing may change everything except the region.
};

/// Limits healing to a region, or protects a region from it (resources/manual/method.md,
/// section 11.3). The network still sees whole windows. After every step, and in every window, x_t
/// is set back to the scan's values wherever it may not change, so that each step starts from
/// unchanged surroundings. There the restoration equals the scan, and the step gradient and the
/// score are 0. Windows and slices in which nothing may change are not computed, since they do not
/// affect the result.
struct HealingRegion {
    RegionUse use = RegionUse::WholeBrain;
    /// The region's mask on the grid of the scan in model space; null if the whole brain may
    /// change. The mask is never changed after it was made.
    std::shared_ptr<const Mask> mask;

    [[nodiscard]] bool isLimited() const { return use != RegionUse::WholeBrain; }
    /// Tells whether the voxel of this index may change.
    [[nodiscard]] bool mayChange(std::size_t voxel) const {
        return !isLimited() || (mask->voxels[voxel] != 0) == (use == RegionUse::Inside);
    }
    /// Regions are equal if their uses and the values of their masks are equal.
    bool operator==(const HealingRegion& other) const;
};

/// Tells whether any brain voxel of this slice may change.
[[nodiscard]] bool mayChange(const HealingRegion& region, const Mask& brain, int slice);

/// Returns the brain voxels that may change.
[[nodiscard]] Mask changeableVoxels(const HealingRegion& region, const Mask& brain);

/// Throws SettingsError if the region has another grid than the brain mask, or if no voxel of the
/// brain may change.
void checkHealingRegion(const HealingRegion& region, const Mask& brain);

/// Returns "whole", "inside" or "outside".
[[nodiscard]] std::string toText(RegionUse use);

}  // namespace disyre
