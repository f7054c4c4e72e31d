// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/ScanExample.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/IntensityScaling.h"
#include "core/preprocess/Orientation.h"
#include "core/preprocess/Resample.h"

namespace disyre::ui {

namespace {

// As `disyre prepare` closes label maps.
constexpr int kMaskClosing = 2;
// As scans are shown in the program's window.
constexpr double kShownQuantile = 0.995;
constexpr double kRoomAbove = 1.1;

}  // namespace

std::shared_ptr<const ScanExample> makeExample(const std::filesystem::path& scan,
                                               const std::filesystem::path& mask,
                                               const ModelCard& preparation, int maskGrowth) {
    auto example = std::make_shared<ScanExample>();
    const Volume volume = readScan(scan);
    if (mask.empty()) {
        example->prepared = prepare(volume, preparation);
    } else {
        const Mask brain =
            brainFromLabels(labelsOnGridOf(volume, readScan(mask)), kMaskClosing, maskGrowth);
        example->prepared = prepare(volume, preparation, &brain);
    }
    example->ras = toRas(volume);
    std::vector<float> tissue;
    const auto [least, most] =
        std::minmax_element(example->ras.voxels.begin(), example->ras.voxels.end());
    const float background = *least;
    for (const float value : example->ras.voxels) {
        if (value > background) {
            tissue.push_back(value);
        }
    }
    example->displayLow = background;
    example->displayHigh =
        tissue.empty() ? *most
                       : background + kRoomAbove * (quantile(tissue, kShownQuantile) - background);
    return example;
}

}  // namespace disyre::ui
