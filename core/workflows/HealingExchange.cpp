// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealingExchange.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/TimedHealing.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Writes numbers one after the other, in the byte order of this machine.
template <typename Value>
void writeRaw(const fs::path& file, const std::vector<Value>& values) {
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(values.data()),
                 static_cast<std::streamsize>(values.size() * sizeof(Value)));
    if (!stream) {
        throw FileError(file, MessageId::FileNotWrittenToDisk);
    }
}

/// Returns the corners (x, y) at which the windows of slice `z` begin, without windows that hold no
/// brain.
Json windowsOf(const PreparedScan& scan, const ModelCard& card, const HealingSettings& settings,
               int z) {
    Json windows = Json::array();
    for (const WindowOrigin& origin :
         placeWindows(scan.mask, z, card.patch, card.defaultStride(), settings.placement)) {
        bool holdsBrain = false;
        for (int y = std::max(0, origin.y);
             y < std::min(scan.mask.size[1], origin.y + card.patch) && !holdsBrain; ++y) {
            for (int x = std::max(0, origin.x);
                 x < std::min(scan.mask.size[0], origin.x + card.patch); ++x) {
                holdsBrain = holdsBrain || scan.mask.at(x, y, z) != 0;
            }
        }
        if (holdsBrain) {
            windows.push_back({origin.x, origin.y});
        }
    }
    return windows;
}

/// Returns the numbers that each step of a healing was computed with.
Json stepsOf(const TimedHealing& healing, const ModelCard& card) {
    const Schedule schedule(card.schedule);
    Json steps = Json::array();
    for (const StepRecord& step : healing.result.steps) {
        steps.push_back({{"condition", conditionOf(card, step.t)},
                         {"alpha", schedule.alpha(step.t)},
                         {"next_alpha", schedule.alpha(step.t - healing.request.settings.skip)}});
    }
    return steps;
}

/// Returns everything besides the voxels that another program needs to repeat the healing.
Json describe(const TimedHealing& healing, const PreparedScan& scan, const ModelCard& card) {
    Json windows = Json::array();
    for (const int z : healing.request.slices) {
        windows.push_back(windowsOf(scan, card, healing.request.settings, z));
    }
    const char* output = card.architecture.output == OutputForm::Direct     ? "direct"
                         : card.architecture.output == OutputForm::Residual ? "residual"
                                                                            : "scaled-residual";
    return {{"size", scan.image.size},
            {"patch", card.patch},
            {"stride", card.defaultStride()},
            {"output", output},
            {"steps", stepsOf(healing, card)},
            {"slices", healing.request.slices},
            {"windows", windows},
            {"seconds", healing.seconds},
            {"first_frame_seconds", healing.firstFrame},
            {"windows_healed", healing.result.windowsHealed},
            {"windows_skipped", healing.result.windowsSkipped},
            {"threads", compute().info().threads},
            {"library", compute().info().libraryVersion}};
}

}  // namespace

void writeExchange(const ExchangeRequest& request, const StopToken& stop) {
    const ModelCard card = readModelCard(request.model);
    const PreparedScan scan = prepareTimed(request.scan, card).scan;
    TimedHealing healing;
    healing.request.settings.placement =
        request.padded ? WindowPlacement::Padded : WindowPlacement::BrainBox;
    const int sliceCount = scan.image.size[2];
    healing.request.slices =
        middleSlices(sliceCount, request.slices > 0 ? request.slices : sliceCount);
    const auto healer = compute(request.threads).loadModel(request.model, "cpu");
    for (int round = 0; round < request.rounds; ++round) {
        healing.run(*healer, scan, stop);
    }
    createFolder(request.out);
    writeRaw(request.out / "image.f32", scan.image.voxels);
    writeRaw(request.out / "mask.u8", scan.mask.voxels);
    writeRaw(request.out / "map.f32", healing.result.anomalyMap.voxels);
    writeTextAtomically(request.out / "about.json",
                        jsonText(describe(healing, scan, card), 1) + "\n");
}

}  // namespace disyre
