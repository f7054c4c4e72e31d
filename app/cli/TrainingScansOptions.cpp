// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/TrainingScansOptions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "app/cli/HealthyScansOptions.h"

namespace disyre::app {

void addTrainingScansOptions(CLI::App& command, TrainingScansOptions& options, bool orPlan) {
    auto* data = command.add_option(
        "DATA", options.scans.folder,
        "Folder of healthy scans of one modality, or a file that 'disyre prepare' wrote");
    if (orPlan) {
        command
            .add_option("--plan", options.scans.plan,
                        "In place of DATA: a JSON file that lists the scans, their masks, subjects "
                        "and uses; its modality, spacing and words stand over the options")
            ->excludes(data);
    } else {
        data->required();
    }
    addHealthyScansOptions(command, options.scans);
    command.add_option("--modality", options.modality, "Modality of the scans, for the card")
        ->capture_default_str();
    command.add_option("--spacing", options.spacing, "Voxel edge in mm that scans are brought to")
        ->capture_default_str();
    command
        .add_option("--quantile", options.upperQuantile,
                    "Quantile of the brain's intensities that counts as bright tissue")
        ->capture_default_str();
    command
        .add_option("--bright-value", options.quantileValue,
                    "Value that this quantile becomes; below 1 leaves room for brighter lesions")
        ->check(CLI::Range(0.1, 1.0))
        ->capture_default_str();
    command.add_flag("--correct-bias", options.correctsBias,
                     "Divide out the scanner's shading (N4); scans that are healed get the same");
    command.add_option("--licence", options.licence,
                       "Licence of the scans and so of the weights, for the card");
    command.add_option("--data-description", options.dataDescription,
                       "Where the scans come from, for the card; no patient names");
    command.add_flag("--mixed-contrasts", options.mixedContrasts,
                     "Accept scans that do not look like one modality");
}

void addSyntheticContrastOptions(CLI::App& command, TrainingScansOptions& options) {
    auto* synthesize =
        command
            .add_option(
                "--synthesize", options.synthesized,
                "Remake T1 scans in this contrast (T2 or FLAIR) through their MUSE region "
                "labels, which --masks names; experimental, and called synthetic on the card")
            ->check(CLI::IsMember({"T2", "FLAIR"}));
    command.add_option("--synthesis-seed", options.seed, "Seed of --synthesize")
        ->needs(synthesize)
        ->capture_default_str();
}

void showPreparation(const ScanPreparationProgress& scan, ProgressLine& progress) {
    if (!scan.warnings.empty()) {
        progress.clear();
    }
    for (const Message& warning : scan.warnings) {
        printWarning(warning.text());
    }
    if (!scan.prepared) {
        progress.show(
            fmt::format("Preparing scan {} of {}: {}", scan.number, scan.total, scan.name));
    }
}

}  // namespace disyre::app
