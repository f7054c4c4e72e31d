// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/VolumeOption.h"
#include "core/base/Json.h"
#include "core/base/Progress.h"
#include "core/workflows/PlacesFile.h"

namespace disyre::app {

namespace {

std::string placesJson(const PlacesFileRequest& request, const FoundPlaces& found) {
    const TemplateRegistration& fit = found.places.registration();
    Json rows = Json::array();
    for (const auto& row : fit.templateToScan) {
        rows.push_back(row);
    }
    const Json json{{"scan", displayPath(request.scan)},
                    {"labels", displayPath(request.labels)},
                    {"template_to_scan", rows},
                    {"overlap", fit.overlap},
                    {"mutual_information", fit.mutualInformation},
                    {"good", fit.isGood()},
                    {"seconds", found.seconds},
                    {"warnings", textsOf(found.warnings)},
                    {"notice", "Research software, not a medical device."}};
    return jsonText(json, 2) + "\n";
}

int places(const PlacesFileRequest& request, bool asJson) {
    ProgressLine progress(asJson);
    const FoundPlaces found = placesFile(
        request,
        [&progress](double share) {
            progress.show(fmt::format("Finding the brain: {:.0f} %", 100.0 * share));
        },
        stopOnSignals());
    progress.clear();
    for (const Message& warning : found.warnings) {
        printWarning(warning.text());
    }
    if (asJson) {
        fmt::print("{}", placesJson(request, found));
        return kSuccess;
    }
    const TemplateRegistration& fit = found.places.registration();
    fmt::print(
        "Aligned with the atlas in {}: the brains overlap by {:.3f}, mutual information "
        "{:.3f}.\n",
        durationText(found.seconds), fit.overlap, fit.mutualInformation);
    if (!request.labels.empty()) {
        fmt::print("{}\n", displayPath(request.labels));
    }
    return kSuccess;
}

}  // namespace

void addPlacesCommand(CLI::App& program, Action& action) {
    auto* command =
        program.add_subcommand("places", "Align a scan with the atlas and write its labels");
    auto request = std::make_shared<PlacesFileRequest>();
    auto asJson = std::make_shared<bool>(false);
    command
        ->add_option("SCAN", request->scan,
                     "A scan of any contrast, skull-stripped or (T1 only) a whole head")
        ->required();
    command->add_option("--labels", request->labels,
                        "File for the atlas's labels on the scan's own grid, .nii or .nii.gz");
    command->add_option("--mask", request->brainMask,
                        "Brain mask or labels; without it the brain is found");
    addVolumeOption(*command, request->choice);
    command
        ->add_option("--threads", request->extraction.threads,
                     "Processor threads for finding the brain; without it all")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--json", *asJson, "Print the result as JSON, and no progress");
    command->footer(
        "resources/atlas/regions.json has the names of the labels. They are approximate: an "
        "affine\n"
        "does not carry over how one brain differs from another.");
    command->callback([&action, request, asJson] {
        action = [request, asJson] { return places(*request, *asJson); };
    });
}

}  // namespace disyre::app
