// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/HealOptions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "core/base/Progress.h"

namespace disyre::app {

void addHealOptions(CLI::App& command, HealOptions& options) {
    command.add_option("--model", options.model,
                       "Folder of the model (card.json and weights.safetensors); without it the "
                       "one that comes with the program");
    command
        .add_option_function<std::string>(
            "--mode",
            [&options](const std::string& text) { options.mode = *healingModeFromText(text); },
            "thorough (the default): skip 25, windows a quarter of the patch apart, also mirrored; "
            "fast: skip 50, half a patch. --skip, --stride and --mirrored come before it")
        ->check(CLI::IsMember({"fast", "thorough"}));
    command.add_option("--skip", options.skip,
                       "Steps of the schedule from one healing step to the next; 25 gives 4 steps");
    command.add_option("--stride", options.stride,
                       "Pixels from one window to the next; 0 is the mode's");
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
        .add_option(
            "--smoothing", options.settings.smoothing,
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
            [&options](const std::string& text) {
                options.settings.rule = *updateRuleFromText(text);
            },
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
            "Windows lie over each slice's brain-box, as training patches do (the default), or "
            "over the whole slice with a margin, as in the method's published program")
        ->check(CLI::IsMember({"brain-box", "padded"}));
    command
        .add_option(
            "--device", options.device,
            "auto, cpu, cuda, mps (Apple), or cpu-bf16: the processor rounding as a card does, "
            "slow, to measure what that changes")
        ->check(CLI::IsMember({"auto", "cpu", "cuda", "mps", "cpu-bf16"}))
        ->capture_default_str();
    command.add_option("--threads", options.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
}

std::string healProgressText(const HealProgress& progress) {
    if (progress.extracted >= 0.0) {
        return fmt::format("Finding the brain: {:.0f} %", 100.0 * progress.extracted);
    }
    return progress.isPreparing
               ? std::string("Preparing ...")
               : fmt::format("Healing: slice {} of {}, t = {}, {:.1f} slices/s, {} left",
                             progress.slice, progress.slices, progress.t, progress.slicesPerSecond,
                             durationText(progress.secondsLeft));
}

HealObserver shownOn(ProgressLine& line) {
    return [&line](const HealProgress& progress) {
        if (!progress.warnings.empty()) {
            line.clear();
        }
        for (const Message& warning : progress.warnings) {
            printWarning(warning.text());
        }
        line.show(healProgressText(progress));
    };
}

}  // namespace disyre::app
