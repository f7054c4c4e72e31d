// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/ScanExample.h"

#include "core/base/Error.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/DisplayRange.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"

namespace disyre::ui {

namespace {

// Label maps are closed as much as `disyre prepare` closes them.
constexpr int kMaskClosing = 2;

}  // namespace

std::shared_ptr<const ScanExample> makeExample(const std::filesystem::path& scan,
                                               const std::filesystem::path& mask,
                                               const ModelCard& preparation, int maskGrowth) {
    auto example = std::make_shared<ScanExample>();
    const Volume volume = readScan(scan);
    if (mask.empty()) {
        example->prepared = prepare(volume, preparation);
    } else {
        std::vector<Message> doubts;
        const Mask brain =
            brainFromLabels(readLabelsFor(volume, mask, doubts), kMaskClosing, maskGrowth);
        example->prepared = prepare(volume, preparation, &brain);
        auto& warnings = example->prepared.warnings;
        warnings.insert(warnings.begin(), doubts.begin(), doubts.end());
    }
    example->ras = toRas(volume);
    const IntensityRange shown = displayRange(example->ras, example->prepared.scanMask);
    example->displayLow = shown.low;
    example->displayHigh = shown.high;
    return example;
}

}  // namespace disyre::ui
