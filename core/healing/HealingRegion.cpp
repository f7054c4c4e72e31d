// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/HealingRegion.h"

#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

bool HealingRegion::operator==(const HealingRegion& other) const {
    if (use != other.use || !isLimited()) {
        return use == other.use;
    }
    return mask == other.mask || (mask && other.mask && mask->size == other.mask->size &&
                                  mask->voxels == other.mask->voxels);
}

bool mayChange(const HealingRegion& region, const Mask& brain, int slice) {
    const std::size_t first = brain.index(0, 0, slice);
    for (std::size_t voxel = first; voxel < first + brain.sliceSize(); ++voxel) {
        if (brain.voxels[voxel] != 0 && region.mayChange(voxel)) {
            return true;
        }
    }
    return false;
}

Mask changeableVoxels(const HealingRegion& region, const Mask& brain) {
    Mask changeable = brain;
    for (std::size_t voxel = 0; voxel < changeable.voxels.size(); ++voxel) {
        if (!region.mayChange(voxel)) {
            changeable.voxels[voxel] = 0;
        }
    }
    return changeable;
}

void checkHealingRegion(const HealingRegion& region, const Mask& brain) {
    if (!region.isLimited()) {
        return;
    }
    if (!region.mask || region.mask->size != brain.size) {
        throw SettingsError(MessageId::RegionOtherGrid);
    }
    for (int slice = 0; slice < brain.size[2]; ++slice) {
        if (mayChange(region, brain, slice)) {
            return;
        }
    }
    throw SettingsError(region.use == RegionUse::Inside ? MessageId::RegionNoBrain
                                                        : MessageId::RegionWholeBrain);
}

std::string toText(RegionUse use) {
    switch (use) {
        case RegionUse::WholeBrain:
            return "whole";
        case RegionUse::Inside:
            return "inside";
        case RegionUse::Outside:
            return "outside";
    }
    return {};
}

}  // namespace disyre
