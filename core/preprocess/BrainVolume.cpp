// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/BrainVolume.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/MessageId.h"
#include "core/preprocess/BrainMask.h"

namespace disyre {

namespace {

constexpr double kLeastBrainLitres = 0.6;
constexpr double kMostBrainLitres = 2.3;

}  // namespace

bool isBrainVolume(double litres) {
    return litres >= kLeastBrainLitres && litres <= kMostBrainLitres;
}

bool MeasuredBrain::looksStripped() const {
    return litres && isBrainVolume(*litres);
}

bool MeasuredBrain::looksLikeHead() const {
    return !litres || *litres > kMostBrainLitres;
}

MeasuredBrain measureBrain(const Volume& ras) {
    MeasuredBrain brain;
    std::vector<Message> warnings;
    brain.mask = findBrain(ras, warnings);
    const auto voxels = std::count(brain.mask.voxels.begin(), brain.mask.voxels.end(), 1);
    const double litres = static_cast<double>(voxels) * ras.voxelMillilitres() / 1000.0;
    // Without a background value a plausible volume proves nothing.
    const bool hasBackground = std::none_of(
        warnings.begin(), warnings.end(),
        [](const Message& warning) { return warning.id == MessageId::BrainNotStripped; });
    if (hasBackground || !isBrainVolume(litres)) {
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
