// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/BrainVolume.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/preprocess/BrainMask.h"

namespace disyre {

bool isBrainVolume(double litres) {
    constexpr double kLeast = 0.6;
    constexpr double kMost = 2.3;
    return litres >= kLeast && litres <= kMost;
}

bool MeasuredBrain::looksStripped() const { return litres && isBrainVolume(*litres); }

MeasuredBrain measureBrain(const Volume& ras) {
    MeasuredBrain brain;
    std::vector<std::string> warnings;
    brain.mask = findBrain(ras, warnings);
    const auto voxels = std::count(brain.mask.voxels.begin(), brain.mask.voxels.end(), 1);
    const double litres = static_cast<double>(voxels) * ras.voxelMillilitres() / 1000.0;
    // findBrain() warns of a right volume only where no background stood out.
    if (warnings.empty() || !isBrainVolume(litres)) {
        brain.litres = litres;
    }
    return brain;
}

ContrastSignature signatureOfBrain(const Volume& ras, const Mask& brain) {
    const Box box = boxOf(brain);
    Size3 size{};
    for (std::size_t i = 0; i < 3; ++i) {
        size[i] = box.end[i] - box.first[i];
    }
    Volume part;
    static_cast<Grid<float>&>(part) = cutOut(ras, box.first, size);
    return contrastSignature(part, cutOut(brain, box.first, size));
}

}  // namespace disyre
