// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "core/base/StopToken.h"
#include "core/image/Volume.h"
#include "ui/healing/OpenedScan.h"
#include "ui/healing/StepCache.h"

namespace disyre::ui {

struct HealingCase;

/// What pictures of a scan are drawn from, as it was when it was taken. It is never changed.
struct PictureSource {
    std::shared_ptr<const OpenedScan> scan;
    std::shared_ptr<const StepCache> cache;  ///< null where nothing is healed
    std::vector<Grid<float>> changes;        ///< what each step changed, on the model's grid
    double threshold = 0.0;                  ///< scores below it have no colour
    Size3 voxel{};                           ///< of the RAS grid; pictures go through it
};

/// Takes what is needed of a scan that has been read. Fast; used on the window's thread.
[[nodiscard]] PictureSource pictureSourceOf(const HealingCase& one, double threshold,
                                            const Size3& voxel);

/// The same as volumes in RAS order on the scan's grid. Intensities go from 0, black, to 1, white.
struct PictureMaterial {
    Volume scan;
    Volume map;                 ///< 0 where nothing is healed
    std::vector<Volume> steps;  ///< after each step; empty unless they were asked for
};

/// Makes the volumes. Slow; may be called on any thread. Throws Stopped if a stop is requested.
[[nodiscard]] PictureMaterial materialOf(const PictureSource& source, bool needsSteps,
                                         const StopToken& stop);

/// Volumes that are made when they are first needed, beside the window's thread, and shared by what
/// comes after.
struct SharedMaterial {
    std::mutex mutex;
    std::optional<PictureMaterial> material;
};

}  // namespace disyre::ui
