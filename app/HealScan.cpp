// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/HealScan.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "core/image/Nifti.h"
#include "core/preprocess/Resample.h"

namespace disyre::app {

void addHealOptions(CLI::App& command, HealScanOptions& options) {
    command.add_option("--model", options.model,
                       "Folder of the model (card.json and weights.safetensors); without it the "
                       "one that comes with the program");
    command
        .add_option_function<std::string>(
            "--mode",
            [&options](const std::string& text) { options.mode = *healingModeFromText(text); },
            "thorough (the default): skip 25, windows a quarter of the patch apart, mirrored too; "
            "fast: skip 50, half a patch. --skip, --stride and --mirrored stand over it")
        ->check(CLI::IsMember({"fast", "thorough"}));
    command.add_option("--skip", options.skip,
                       "Steps of the schedule from one healing step to the next; 25 gives 4 steps");
    command.add_option("--stride", options.stride, "Pixels from one window to the next; 0 is the mode's");
    command.add_flag_function(
        "--mirrored,!--not-mirrored",
        [&options](std::int64_t given) { options.mirrored = given > 0; },
        "Heal every window mirrored left to right too, which takes twice as long, or do not");
    command
        .add_option_function<std::string>(
            "--weighting",
            [&options](const std::string& text) {
                options.settings.weighting = *foregroundWeightingFromText(text);
            },
            "Foreground weighting of the map: code (the default), off or normalised")
        ->check(CLI::IsMember({"code", "off", "normalised"}));
    command
        .add_option("--smoothing", options.settings.smoothing,
                    "Millimetres: standard deviation of the Gaussian that smooths the map within its "
                    "slice and the brain; 0 for none. Without it what the model's card says")
        ->check(CLI::Range(0.0, kLargestMapSmoothing));
    command
        .add_option("--smoothing-across", options.settings.smoothingAcross,
                    "Likewise across slices, each of which the network sees alone; 0 for none")
        ->check(CLI::Range(0.0, kLargestMapSmoothing));
    command
        .add_option_function<std::string>(
            "--rule",
            [&options](const std::string& text) { options.settings.rule = *updateRuleFromText(text); },
            "Update rule: paper (the default) or corrected")
        ->check(CLI::IsMember({"paper", "corrected"}));
    command
        .add_option_function<std::string>(
            "--score",
            [&options](const std::string& text) {
                options.settings.score = *scoreKindFromText(text);
            },
            "Anomaly score: multi-step (the default), single-step at --t, or mean-single-step")
        ->check(CLI::IsMember({"multi-step", "single-step", "mean-single-step"}));
    command.add_option("--t", options.settings.singleT, "Step of the single-step score")
        ->capture_default_str();
    command
        .add_option_function<std::string>(
            "--blend",
            [&options](const std::string& text) {
                options.settings.blending = *windowBlendingFromText(text);
            },
            "Windows are blended after the healing loop (the default) or inside it, at every step")
        ->check(CLI::IsMember({"after", "inside"}));
    command
        .add_option_function<std::string>(
            "--windows",
            [&options](const std::string& text) {
                options.settings.placement = *windowPlacementFromText(text);
            },
            "Windows lie over each slice's brain-box, as training patches do (the default), or over "
            "the padded grid, as in the authors' code")
        ->check(CLI::IsMember({"brain-box", "padded"}));
    command
        .add_option("--device", options.device,
                    "auto, cpu, cuda, mps (Apple), or cpu-bf16: the processor rounding as a card does, "
                    "slow, to measure what that changes")
        ->check(CLI::IsMember({"auto", "cpu", "cuda", "mps", "cpu-bf16"}))
        ->capture_default_str();
    command.add_option("--threads", options.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
}

HealingSettings settingsFor(const HealScanOptions& options, const ModelCard& card) {
    HealingSettings settings = options.settings;
    applyMode(settings, options.mode, card.patch);
    settings.skip = options.skip.value_or(settings.skip);
    settings.stride = options.stride.value_or(0) != 0 ? *options.stride : settings.stride;
    settings.mirrored = options.mirrored.value_or(settings.mirrored);
    checkHealingSettings(settings, card.patch, card.schedule.steps);
    return resolvedFor(settings, card);
}

namespace {

/// Read before healing is prepared: a bad file is told of at once.
std::optional<Volume> readRegion(const HealScanOptions& options) {
    if (options.regionUse == RegionUse::WholeBrain) {
        return std::nullopt;
    }
    try {
        return readScan(options.regionMask);
    } catch (const ConstantScanError&) {
        throw ScanError(options.regionMask, "marks no region: all its voxels have one value",
                        "Give a mask that is above 0 in the region and 0 elsewhere.");
    }
}

HealingRegion regionOn(const Volume& model, const Volume& labels, const HealScanOptions& options) {
    const Volume onModel = labelsOnGridOf(model, labels);
    auto mask = std::make_shared<Mask>(model.size);
    std::transform(onModel.voxels.begin(), onModel.voxels.end(), mask->voxels.begin(),
                   [](float label) { return static_cast<std::uint8_t>(label > 0.0f ? 1 : 0); });
    if (std::none_of(mask->voxels.begin(), mask->voxels.end(),
                     [](std::uint8_t inside) { return inside != 0; })) {
        throw ScanError(options.regionMask, "marks no voxel of the scan",
                        "Check that the mask and the scan belong together.");
    }
    return {options.regionUse, mask};
}

}  // namespace

HealedScan healOne(const Volume& scan, const Mask* brain,
                        const HealScanOptions& options, ProgressLine& progress,
                        const StopToken& stop) {
    HealedScan healed;
    const std::filesystem::path model =
        options.model.empty() ? defaultModelFolder() : std::filesystem::path(options.model);
    healed.card = readModelCard(model);
    healed.settings = settingsFor(options, healed.card);
    progress.show("Preparing ...");
    const std::optional<Volume> labels = readRegion(options);
    healed.prepared = prepare(scan, healed.card, brain);
    if (labels) {
        healed.settings.region = regionOn(healed.prepared.image, *labels, options);
        checkHealingRegion(healed.settings.region, healed.prepared.mask);
    }
    const auto restorer = compute(options.threads).loadModel(model, options.device);
    ProgressMeter meter(healed.prepared.image.size[2]);
    const auto observer = [&](const StepFrame& frame) {
        const double done = frame.slicesDone + (frame.slicesDone < frame.slicesTotal
                                                    ? double(frame.step + 1) / frame.steps
                                                    : 0.0);
        meter.update(std::min<double>(done, frame.slicesTotal));
        progress.show(fmt::format("Healing: slice {} of {}, t = {}, {:.1f} slices/s, {} left",
                                  std::min(frame.slicesDone + 1, frame.slicesTotal),
                                  frame.slicesTotal, frame.t, meter.rate(),
                                  durationText(meter.secondsLeft())));
    };
    healed.result = restorer->heal({healed.prepared.image, healed.prepared.mask}, healed.settings,
                                   observer, stop);
    return healed;
}

}  // namespace disyre::app
