// SPDX-License-Identifier: GPL-3.0-or-later
// A real scan with a lesion mask becomes a case beside those that 'disyre cases' makes.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/CaseFolder.h"
#include "app/Commands.h"
#include "app/Console.h"
#include "app/FolderInMaking.h"
#include "app/HealthyScans.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

struct AddCaseOptions {
    std::string scan;
    std::string lesion;
    std::string brain;
    std::string out;
    std::string name;
    std::string subject;
    std::string kind = "lesion";
    std::string split = "test";
    bool automaticMask = false;
};

/// What is above 0, as 1. Throws ScanError when nothing on the scan's grid is.
Volume markedVoxels(const Volume& scan, const fs::path& file) {
    Volume mask = readLabelsFor(scan, file);
    for (float& value : mask.voxels) {
        value = value > 0.0f ? 1.0f : 0.0f;
    }
    return mask;
}

int addCase(const AddCaseOptions& options) {
    const Volume scan = readScan(options.scan);
    const Volume lesion = markedVoxels(scan, options.lesion);
    std::optional<Volume> brain;
    if (!options.brain.empty()) {
        brain = markedVoxels(scan, options.brain);
    }
    const double millilitres =
        static_cast<double>(std::count(lesion.voxels.begin(), lesion.voxels.end(), 1.0f)) *
        scan.voxelMillilitres();
    createFolder(options.out);
    FolderInMaking making(options.out, options.name);
    writeScan(making.path() / kCaseScanFile, scan);
    writeScan(making.path() / kCaseLesionFile, lesion, "lesion");
    if (brain) {
        writeScan(making.path() / kCaseBrainFile, *brain, "brain");
    }
    const nlohmann::ordered_json json = {
        {"format", "disyre-case"},
        {"format_version", 1},
        {"subject", options.subject.empty() ? options.name : options.subject},
        {"kind", options.kind},
        {"near_training", false},
        {"split", options.split},
        {"lesion_ml", millilitres},
        {"mask_origin", options.automaticMask ? "automatic" : "manual"}};
    writeTextAtomically(making.path() / kCaseFile, json.dump(2) + "\n");
    making.finish();
    fmt::print("{} ({:.1f} ml, {})\n", displayPath(fs::path(options.out) / options.name), millilitres,
               options.split);
    return kSuccess;
}

}  // namespace

void addAddCaseCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "add-case", "Add a scan with a lesion mask to a folder of cases, for evaluate --cases");
    auto options = std::make_shared<AddCaseOptions>();
    command->add_option("SCAN", options->scan, "A skull-stripped scan")->required();
    command
        ->add_option("--lesion", options->lesion,
                     "The lesion mask, on the scan's grid: lesion is what is above 0")
        ->required();
    command->add_option("--brain", options->brain,
                        "A brain mask on the scan's grid; without it the brain is what differs from "
                        "the background");
    command->add_option("--out", options->out, "Folder of cases, made where missing")->required();
    command
        ->add_option("--name", options->name,
                     "Name of the case's folder; it must say nothing about the patient")
        ->required()
        ->check([](const std::string& name) {
            const bool plain = !name.empty() && name.front() != '.' &&
                               name.find_first_of("/\\:") == std::string::npos;
            return plain ? std::string() : std::string("a folder's name, without / and \\");
        });
    command->add_option("--subject", options->subject,
                        "Whose scan it is: several cases of one subject count as one; without it the "
                        "name");
    command->add_option("--kind", options->kind, "Kind of lesion: a column in the report")
        ->capture_default_str();
    command
        ->add_option("--split", options->split,
                     "test: stays closed until asked for; validation: may serve choices")
        ->check(CLI::IsMember({"test", "validation"}))
        ->capture_default_str();
    command->add_flag("--automatic-mask", options->automaticMask,
                      "The mask was made by a program, not by hand");
    command->callback([&action, options] { action = [options] { return addCase(*options); }; });
}

}  // namespace disyre::app
