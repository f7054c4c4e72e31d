// SPDX-License-Identifier: GPL-3.0-or-later
// Models from and to the authors' Python: folders of the library diffusers.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/Commands.h"
#include "app/Console.h"
#include "core/base/Error.h"
#include "core/card/DiffusersFolder.h"
#include "core/card/HalfPrecision.h"
#include "core/compute/Compute.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Sha256.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct ImportOptions {
    std::string source;
    std::string out;
    std::string name;
    std::string modality = "T1";
    std::string condition = "falling";
    double spacing = 1.0;
    double upperQuantile = 0.98;
    bool insideMask = false;
};

void refuseExisting(const fs::path& path) {
    std::error_code error;
    if (fs::exists(path, error)) {
        throw FileError(path, "exists already", "Name a folder that does not.");
    }
}

/// Makes `folder` appear only when `write` has filled it.
template <typename Write>
void writeFolder(const fs::path& folder, Write write) {
    refuseExisting(folder);
    const fs::path beside = folder.string() + ".part";
    std::error_code error;
    fs::remove_all(beside, error);
    try {
        write(beside);
        fs::rename(beside, folder);
    } catch (const fs::filesystem_error&) {
        fs::remove_all(beside, error);
        throw FileError(folder, "cannot be written", "Check the disk and that you may write there.");
    } catch (...) {
        fs::remove_all(beside, error);
        throw;
    }
}

int importModel(const ImportOptions& options) {
    const DiffusersNetwork network = readDiffusersFolder(options.source);
    ModelCard card;
    card.name = options.name.empty() ? fs::path(options.out).filename().string() : options.name;
    card.modality = options.modality;
    card.spacing = {options.spacing, options.spacing, options.spacing};
    card.patch = network.patch;
    card.intensity = {options.upperQuantile, options.insideMask};
    card.condition =
        options.condition == "falling" ? ConditionOrder::Falling : ConditionOrder::Rising;
    card.architecture = network.architecture;
    card.data = "not stated";
    card.training = "trained elsewhere and imported from a diffusers folder";
    card.licence = "not stated";
    for (const auto& [name, tensor] : network.weights.tensors) {
        card.parameters += tensor.elements();
    }
    writeFolder(options.out, [&](const fs::path& folder) {
        createFolder(folder);
        writeSafetensors(folder / kWeightsFile, network.weights);
        card.weightsSha256 = sha256OfFile(folder / kWeightsFile);
        writeModelCard(folder, card);
        // Loading is the one full check that the weights fit the network.
        (void)compute().loadModel(folder, "cpu");
    });
    fmt::print("{}: {} parameters, patches of {} pixels at {:g} mm, conditions {}\n", options.out,
               card.parameters, card.patch, options.spacing, options.condition);
    return kSuccess;
}

int exportModel(const std::string& model, const std::string& out) {
    const ModelCard card = readModelCard(model);
    const SafetensorsFile weights = readSafetensors(modelFolder(model) / kWeightsFile);
    writeFolder(out, [&](const fs::path& folder) { writeDiffusersFolder(folder, card, weights); });
    fmt::print("{}: read it with UNet2DModel.from_pretrained(..., subfolder=\"unet\"); give it t - 1 "
               "= 0 (almost clean) to {} (most corrupted){}.\n",
               out, card.schedule.steps - 1,
               card.condition == ConditionOrder::Falling ? ", counted backwards" : "");
    return kSuccess;
}

int halveModel(const std::string& model, const std::string& out) {
    ModelCard card = readModelCard(model);
    SafetensorsFile weights = readSafetensors(modelFolder(model) / kWeightsFile);
    for (auto& [name, tensor] : weights.tensors) {
        tensor = inHalfPrecision(tensor);
    }
    writeFolder(out, [&](const fs::path& folder) {
        createFolder(folder);
        writeSafetensors(folder / kWeightsFile, weights);
        card.weightsSha256 = sha256OfFile(folder / kWeightsFile);
        writeModelCard(folder, card);
    });
    fmt::print("{}: {} parameters in half precision\n", out, card.parameters);
    return kSuccess;
}

}  // namespace

void addImportCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "import", "Make a model from a diffusers folder, as the authors' code writes");
    auto options = std::make_shared<ImportOptions>();
    command->add_option("FOLDER", options->source, "Folder with unet/config.json")->required();
    command->add_option("--out", options->out, "Folder of the model; must not exist")->required();
    command->add_option("--name", options->name, "Name of the model on its card");
    command->add_option("--modality", options->modality, "What it was trained on")
        ->capture_default_str();
    command->add_option("--spacing", options->spacing, "Voxel edge in mm it was trained at")
        ->capture_default_str();
    command
        ->add_option("--condition", options->condition,
                     "Which number step t is given to the network as: 'falling' (T - t) as the "
                     "authors train, 'rising' (t - 1) as this program does")
        ->check(CLI::IsMember({"falling", "rising"}))
        ->capture_default_str();
    command
        ->add_option("--quantile", options->upperQuantile,
                     "Quantile of the intensities that becomes 1")
        ->capture_default_str();
    command->add_flag("--inside-mask", options->insideMask,
                      "Take the quantile inside the brain; the authors take it over all voxels");
    command->callback([&action, options] { action = [options] { return importModel(*options); }; });
}

void addHalveCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "halve", "Copy a model with its weights in half precision: half the size");
    auto model = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    command->add_option("MODEL", *model, "Folder of the model")->required();
    command->add_option("--out", *out, "Folder of the copy; must not exist")->required();
    command->callback([&action, model, out] {
        action = [model, out] { return halveModel(*model, *out); };
    });
}

void addExportCommand(CLI::App& program, Action& action) {
    auto* command =
        program.add_subcommand("export", "Write a model as a diffusers folder, for Python");
    auto model = std::make_shared<std::string>();
    auto out = std::make_shared<std::string>();
    command->add_option("MODEL", *model, "Folder of the model")->required();
    command->add_option("--out", *out, "Folder to write; must not exist")->required();
    command->callback([&action, model, out] {
        action = [model, out] { return exportModel(*model, *out); };
    });
}

}  // namespace disyre::app
