// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/workflows/ModelConversion.h"

namespace disyre::app {

namespace {

int runImport(const ModelImport& import) {
    const ModelCard card = importModel(import);
    fmt::print("{}: {} parameters, patches of {} pixels at {:g} mm, conditions {}\n",
               import.out.string(), countText(static_cast<std::int64_t>(card.parameters)),
               card.patch, import.spacing,
               import.condition == ConditionOrder::Falling ? "falling" : "rising");
    return kSuccess;
}

int runHalve(const std::string& model, const std::string& out) {
    const ModelCard card = halveModel(model, out);
    fmt::print("{}: {} parameters in half precision\n", out,
               countText(static_cast<std::int64_t>(card.parameters)));
    return kSuccess;
}

}  // namespace

void addImportCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "import",
        "Make a model from a diffusers folder, as the method's published program writes it");
    auto options = std::make_shared<ModelImport>();
    command->add_option("FOLDER", options->source, "Folder with unet/config.json")->required();
    command->add_option("--out", options->out, "Folder of the model; must not exist")->required();
    command->add_option("--name", options->name, "Name of the model on its card");
    command->add_option("--modality", options->modality, "What it was trained on")
        ->capture_default_str();
    command->add_option("--spacing", options->spacing, "Voxel edge in mm it was trained at")
        ->capture_default_str();
    command
        ->add_option_function<std::string>(
            "--condition",
            [options](const std::string& text) {
                options->condition =
                    text == "falling" ? ConditionOrder::Falling : ConditionOrder::Rising;
            },
            "Which number step t is given to the network as: 'falling' (T - t) as the "
            "authors train, 'rising' (t - 1) as this program does")
        ->check(CLI::IsMember({"falling", "rising"}))
        ->default_str("falling");
    command
        ->add_option("--quantile", options->upperQuantile,
                     "Quantile of the intensities that becomes 1")
        ->capture_default_str();
    command->add_flag("--inside-mask", options->insideMask,
                      "Take the quantile inside the brain; the authors take it over all voxels");
    command->callback([&action, options] { action = [options] { return runImport(*options); }; });
}

void addHalveCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "halve", "Copy a model with its weights in half precision: half the size");
    auto model = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    command->add_option("MODEL", *model, "Folder of the model")->required();
    command->add_option("--out", *out, "Folder of the copy; must not exist")->required();
    command->callback(
        [&action, model, out] { action = [model, out] { return runHalve(*model, *out); }; });
}

}  // namespace disyre::app
