// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/image/Volume.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

/// Reads where the brain of a healthy scan is: what its mask or label file marks, with gaps of up
/// to two voxels closed, holes filled, and grown by `options.maskGrowth` voxels. Returns none for a
/// scan without a mask file. What is doubtful about the file is added to `warnings`. Throws as
/// readLabelsFor() does.
/// @param scan the voxels of `files.scan`; the mask comes back on their grid.
[[nodiscard]] std::optional<Mask> readBrain(const HealthyScan& files, const Volume& scan,
                                            const HealthyScansOptions& options,
                                            std::vector<Message>& warnings);

}  // namespace disyre
