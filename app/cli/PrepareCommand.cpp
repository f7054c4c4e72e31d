// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/TrainingScansOptions.h"
#include "core/platform/AtomicFile.h"

namespace disyre::app {

namespace {

int prepareScans(const TrainingScansOptions& options, const std::string& out) {
    checkWritable(out);
    ProgressLine progress(false);
    const PreparedDataset dataset = readTrainingScans(
        options,
        [&progress](const ScanPreparationProgress& scan) { showPreparation(scan, progress); },
        stopOnSignals());
    progress.clear();
    writePreparedDataset(out, dataset);
    fmt::print("{}: {} scans for training, {} for validation, at {:g} mm.\n", out,
               dataset.data.training.size(), dataset.data.validation.size(),
               dataset.preparation.spacing[0]);
    return kSuccess;
}

}  // namespace

void addPrepareCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "prepare", "Bring healthy scans to model space, in one file to train on elsewhere");
    auto options = std::make_shared<TrainingScansOptions>();
    auto out = std::make_shared<std::string>();
    addTrainingScansOptions(*command, *options);
    addSyntheticContrastOptions(*command, *options);
    command->add_option("--out", *out, "File to write; its name ends in .safetensors")->required();
    command->callback([&action, options, out] {
        action = [options, out] { return prepareScans(*options, *out); };
    });
}

}  // namespace disyre::app
