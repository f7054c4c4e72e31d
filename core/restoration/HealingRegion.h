// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "core/image/Volume.h"

namespace disyre {

/// Where healing may change the scan.
enum class RegionUse {
    WholeBrain,  ///< everywhere (the default)
    Inside,      ///< only in the region
    Outside      ///< everywhere but in the region
};

/// Healing limited to a region, or leaving one untouched. The network still sees windows whole; after
/// every step, and in every window, x_t is put back to the scan's value wherever it may not change, so
/// that each step starts from an untouched surrounding. There the restoration is the scan, and step
/// gradient and score are 0. Windows and slices that hold no voxel which may change are not computed:
/// they have no say in the result.
struct HealingRegion {
    RegionUse use = RegionUse::WholeBrain;
    /// On the grid of the scan in model space; of WholeBrain null. Never changed once made.
    std::shared_ptr<const Mask> mask;

    [[nodiscard]] bool isLimited() const { return use != RegionUse::WholeBrain; }
    /// By index into the grid.
    [[nodiscard]] bool mayChange(std::size_t voxel) const {
        return !isLimited() || (mask->voxels[voxel] != 0) == (use == RegionUse::Inside);
    }
    /// Equal regions of two objects are equal.
    bool operator==(const HealingRegion& other) const;
};

/// Whether anything of this slice's brain may change.
[[nodiscard]] bool mayChange(const HealingRegion& region, const Mask& brain, int slice);

/// The voxels of the brain that may change.
[[nodiscard]] Mask changeableVoxels(const HealingRegion& region, const Mask& brain);

/// Throws SettingsError when the region has another grid than the brain's mask, or leaves no voxel of
/// the brain to change.
void checkHealingRegion(const HealingRegion& region, const Mask& brain);

/// "whole", "inside", "outside".
[[nodiscard]] std::string toText(RegionUse use);
[[nodiscard]] std::optional<RegionUse> regionUseFromText(const std::string& text);

}  // namespace disyre
