// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

#include "core/image/Nifti.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/common/Paths.h"

namespace disyre::ui::test {

using namespace Qt::StringLiterals;

/// A cube in the test brain.
struct Spot {
    std::array<int, 3> middle;  // In voxels of the scan.
    int reach;                  // How many voxels it reaches from its middle.
    float value;
};

/// Three spots as the findings are numbered, the largest first: two bright ones and a dark one.
inline constexpr std::array<Spot, 3> kSpots{
    {{{18, 29, 17}, 7, 120.0f}, {{34, 35, 26}, 3, 110.0f}, {{22, 10, 16}, 2, 15.0f}}};

/// The test brain in one grey, to which the fake healer heals, with the spots in it: halfway
/// between the background, which becomes 0 in model space, and the bright spots, which become 1,
/// because they fill more of the brain than the test model's card cuts off above.
inline QString writeThreeSpots(const QString& folder) {
    Volume brain = spottedBrain();
    // Without its top and bottom the brain is small enough for that.
    const auto isInside = [&brain](std::size_t voxel) {
        const std::size_t slice = voxel / brain.sliceSize();
        return brain.voxels[voxel] > 0.0f && slice >= 8 && slice <= 30;
    };
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        brain.voxels[i] = isInside(i) ? 60.0f : 0.0f;
    }
    for (const Spot& spot : kSpots) {
        for (int z = -spot.reach; z <= spot.reach; ++z) {
            for (int y = -spot.reach; y <= spot.reach; ++y) {
                for (int x = -spot.reach; x <= spot.reach; ++x) {
                    brain.at(spot.middle[0] + x, spot.middle[1] + y, spot.middle[2] + z) =
                        spot.value;
                }
            }
        }
    }
    QString file = folder + u"/three.nii.gz"_s;
    writeScan(toPath(file), brain);
    return file;
}

}  // namespace disyre::ui::test
