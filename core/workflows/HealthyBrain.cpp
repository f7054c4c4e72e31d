// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealthyBrain.h"

#include "core/preprocess/BrainMask.h"
#include "core/preprocess/LabelFile.h"

namespace disyre {

std::optional<Mask> readBrain(const HealthyScan& files, const Volume& scan,
                              const HealthyScansOptions& options, std::vector<Message>& warnings) {
    if (files.mask.empty()) {
        return std::nullopt;
    }
    constexpr int kClosing = 2;
    return brainFromLabels(readLabelsFor(scan, files.mask, warnings), kClosing, options.maskGrowth);
}

}  // namespace disyre
