// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/LabelledBrain.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Statistics.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

namespace {

bool sameGrid(const Volume& a, const Volume& b) {
    bool same = a.size == b.size;
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 4; ++column) {
            constexpr double kHeaderRounding = 0.01;
            same =
                same && std::abs(a.affine[row][column] - b.affine[row][column]) < kHeaderRounding;
        }
    }
    return same;
}

double levelWhere(const Volume& scan, double share, MessageId tissue,
                  const std::function<bool(std::size_t)>& belongs) {
    std::vector<float> values;
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        if (belongs(i)) {
            values.push_back(scan.voxels[i]);
        }
    }
    constexpr std::size_t kEnough = 20;
    if (values.size() < kEnough) {
        throw SettingsError(MessageId::LabelsMissingTissue, {tissue});
    }
    return quantile(values, share);
}

TissueLevels measureLevels(const Volume& scan, const Grid<Tissue>& tissue, const Volume& labels) {
    const auto region = [&labels](std::size_t i) { return std::lround(labels.voxels[i]); };
    TissueLevels levels;
    levels.white = levelWhere(scan, 0.5, MessageId::LabelsWhiteMatter,
                              [&](std::size_t i) { return tissue.voxels[i] == Tissue::White; });
    levels.grey = levelWhere(scan, 0.5, MessageId::LabelsCortex,
                             [&](std::size_t i) { return region(i) >= 100; });
    // The lower quartile is used, because the rest of a ventricle holds choroid plexus and part of
    // its walls.
    levels.fluid = levelWhere(scan, 0.25, MessageId::LabelsVentricles,
                              [&](std::size_t i) { return region(i) == 51 || region(i) == 52; });
    if (!(levels.fluid < levels.grey && levels.grey < levels.white)) {
        throw SettingsError(MessageId::LabelsOrder);
    }
    return levels;
}

/// Returns the white matter away from its border, where only noise makes voxels differ.
Mask evenWhiteMatter(const Grid<Tissue>& tissue, const std::array<double, 3>& spacing) {
    Mask white(tissue.size);
    for (std::size_t i = 0; i < white.voxels.size(); ++i) {
        white.voxels[i] = tissue.voxels[i] == Tissue::White ? 1 : 0;
    }
    const Grid<float> depth = signedDistance(white, spacing);
    for (std::size_t i = 0; i < white.voxels.size(); ++i) {
        constexpr float kClearOfBorder = 3.5f;  // In mm.
        white.voxels[i] = depth.voxels[i] > kClearOfBorder ? 1 : 0;
    }
    return white;
}

/// Returns the size of the brain's bounding box with a margin for smoothing, and stores its first
/// voxel in `first`.
Size3 cutAround(const Mask& brain, Size3& first) {
    const Box box = boxOf(brain);
    Size3 size{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        constexpr int kMargin = 4;  // In voxels.
        first[axis] = std::max(0, box.first[axis] - kMargin);
        size[axis] = std::min(brain.size[axis], box.end[axis] + kMargin) - first[axis];
    }
    return size;
}

Volume cutVolume(const Volume& whole, const Size3& first, const Size3& size) {
    Volume cut(size, whole.affine);
    static_cast<Grid<float>&>(cut) = cutOut(whole, first, size);
    const auto origin = whole.position({double(first[0]), double(first[1]), double(first[2])});
    for (std::size_t row = 0; row < 3; ++row) {
        cut.affine[row][3] = origin[row];
    }
    return cut;
}

}  // namespace

Volume onScanGrid(const LabelledBrain& brain, const Grid<float>& cut, const Volume& original) {
    Volume whole = toRas(original);
    static_cast<Grid<float>&>(whole) =
        cutOut(cut, {-brain.first[0], -brain.first[1], -brain.first[2]}, whole.size);
    return fromRas(whole, original);
}

Tissue tissueOfMuseRegion(int region) {
    if (region <= 0) {
        return Tissue::None;
    }
    if (region == 1 || region == 4 || region == 11 || (region >= 49 && region <= 52)) {
        return Tissue::Fluid;
    }
    // 44 and 45 are all white matter of a side in the protocol by hand that MUSE comes from.
    if (region == 44 || region == 45 || (region >= 81 && region <= 95)) {
        return Tissue::White;
    }
    const bool deepGrey = region == 23 || region == 30 || region == 31 || region == 32 ||
                          region == 36 || region == 37 || region == 38 || region == 39 ||
                          region == 47 || region == 48 || (region >= 55 && region <= 60) ||
                          (region >= 71 && region <= 76);
    return deepGrey || (region >= 100 && region <= 207) ? Tissue::Grey : Tissue::Other;
}

LabelledBrain labelledBrain(const Volume& scan, const Volume& labels, int maskGrowth) {
    if (!sameGrid(scan, labels)) {
        throw SettingsError(MessageId::LabelsOtherGrid);
    }
    const Volume wholeLabels = toRas(labels);
    constexpr int kClosing = 2;
    const Mask wholeBrain = brainFromLabels(wholeLabels, kClosing, maskGrowth);
    LabelledBrain brain;
    const Size3 size = cutAround(wholeBrain, brain.first);
    brain.scan = cutVolume(toRas(scan), brain.first, size);
    const Volume rasLabels = cutVolume(wholeLabels, brain.first, size);
    static_cast<Grid<std::uint8_t>&>(brain.brain) = cutOut(wholeBrain, brain.first, size);
    brain.tissue = Grid<Tissue>(rasLabels.size);
    brain.region = Grid<std::int16_t>(rasLabels.size);
    for (std::size_t i = 0; i < rasLabels.voxels.size(); ++i) {
        const auto region = static_cast<int>(std::lround(rasLabels.voxels[i]));
        brain.region.voxels[i] = static_cast<std::int16_t>(region);
        brain.tissue.voxels[i] = tissueOfMuseRegion(region);
    }
    brain.levels = measureLevels(brain.scan, brain.tissue, rasLabels);
    brain.depth = signedDistance(brain.brain, brain.scan.spacing());
    brain.noise = measureNoise(brain.scan, evenWhiteMatter(brain.tissue, brain.scan.spacing()));
    return brain;
}

}  // namespace disyre
