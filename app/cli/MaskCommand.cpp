// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/workflows/BrainExtraction.h"

namespace disyre::app {

namespace {

std::string maskJson(const MaskFileRequest& request, const ExtractedBrain& brain) {
    const Json json{{"scan", displayPath(request.scan)},
                    {"mask", displayPath(request.mask)},
                    {"already_stripped", brain.wasStripped},
                    {"model", brain.model},
                    {"model_sha256", brain.modelSha256},
                    {"millilitres", brain.millilitres},
                    {"seconds", brain.seconds},
                    {"warnings", textsOf(brain.warnings)},
                    {"notice", "Research software, not a medical device."}};
    return jsonText(json, 2) + "\n";
}

int mask(const MaskFileRequest& request, bool asJson) {
    ProgressLine progress(asJson);
    const ExtractedBrain brain = maskFile(
        request,
        [&progress](double share) {
            progress.show(fmt::format("Finding the brain: {:.0f} %", 100.0 * share));
        },
        stopOnSignals());
    progress.clear();
    for (const Message& warning : brain.warnings) {
        printWarning(warning.text());
    }
    if (asJson) {
        fmt::print("{}", maskJson(request, brain));
        return kSuccess;
    }
    if (brain.wasStripped) {
        fmt::print("{}\n", Message(MessageId::ExtractionNotNeeded).text());
    }
    fmt::print("A brain of {:.0f} ml, found in {}.\n{}\n", brain.millilitres,
               durationText(brain.seconds), displayPath(request.mask));
    return kSuccess;
}

}  // namespace

void addMaskCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("mask", "Find the brain of a head and write its mask");
    auto request = std::make_shared<MaskFileRequest>();
    auto asJson = std::make_shared<bool>(false);
    command
        ->add_option("SCAN", request->scan,
                     "A scan of a head: a file of any format that is read, or DICOM files")
        ->required();
    command->add_option("--out", request->mask, "File for the mask, .nii or .nii.gz")->required();
    command->add_flag("--force", request->options.evenIfStripped,
                      "Use the networks even if the scan looks skull-stripped already");
    command->add_option("--device", request->options.device, "auto, cpu, cuda or mps (Apple)")
        ->check(CLI::IsMember({"auto", "cpu", "cuda", "mps"}))
        ->capture_default_str();
    command->add_option("--threads", request->options.threads, "Processor threads; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--json", *asJson, "Print the result as JSON, and no progress");
    command->footer(
        "The mask lies on the scan's own grid: 1 inside the brain, 0 outside. The networks are\n"
        "deepbet's, made for T1 scans of adults. A scan that is skull-stripped already is left as\n"
        "it is, and its mask is what differs from the background.");
    command->callback([&action, request, asJson] {
        action = [request, asJson] { return mask(*request, *asJson); };
    });
}

}  // namespace disyre::app
