// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/image/Plane.h"
#include "ui/findings/FindingsFinder.h"
#include "ui/viewer/NumberMark.h"

namespace disyre {
struct PreparedScan;
}

namespace disyre::ui {

/// Where the numbers of findings are written in the slices of a scan.
class FindingMarks {
public:
    FindingMarks() = default;
    /// @param prepared the scan on the model's grid, on which the findings lie.
    FindingMarks(const std::vector<Finding>& findings, const PreparedScan& prepared);

    /// The marks of the findings that a slice of the scan's RAS grid cuts, in the order of the
    /// findings, which are counted from 1.
    [[nodiscard]] std::vector<NumberMark> in(Plane plane, int slice) const;

private:
    /// What a finding takes of one slice of the model's grid, in voxels of that grid.
    struct Extent {
        int firstColumn = 0;
        int lastColumn = 0;
        double rowSum = 0.0;
        int voxels = 0;
    };
    /// The finding's extents by the number of the model's slice; without voxels where it has none.
    using Extents = std::vector<Extent>;

    std::array<double, 3> origin_{};
    std::array<double, 3> spacing_{1, 1, 1};
    std::vector<std::array<Extents, 3>> findings_;
};

}  // namespace disyre::ui
