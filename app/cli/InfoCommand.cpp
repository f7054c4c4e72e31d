// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/VolumeOption.h"
#include "core/card/ModelCard.h"
#include "core/card/ModelFiles.h"
#include "core/workflows/DicomFacts.h"
#include "core/workflows/LearningCurveFile.h"
#include "core/workflows/ScanFacts.h"
#include "core/workflows/ScanSource.h"

namespace disyre::app {

namespace {

void printScan(const ScanFacts& facts) {
    const ScanInfo& info = facts.info;
    fmt::print("{}\n", facts.file);
    fmt::print("  format      {}, {}\n", facts.format(), info.dataType);
    fmt::print("  size        {} x {} x {} voxels\n", info.size[0], info.size[1], info.size[2]);
    fmt::print("  spacing     {:.3f} x {:.3f} x {:.3f} mm\n", info.spacing[0], info.spacing[1],
               info.spacing[2]);
    fmt::print("  axes        {} (where each axis points)\n", info.axes);
    if (info.volumes > 1) {
        fmt::print("  volume      {} of {}\n", info.volume, info.volumes);
    }
    fmt::print("  intensity   {:g} to {:g}\n", facts.minimum, facts.maximum);
    for (const Message& warning : info.warnings) {
        fmt::print("  warning     {}\n", warning.text());
    }
    for (const Message& note : info.notes) {
        fmt::print("  note        {}\n", note.text());
    }
}

bool isModel(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::exists(path / kCardFile, error) ||
           std::filesystem::exists(path / kWeightsFile, error) || path.filename() == kCardFile ||
           path.filename() == kWeightsFile;
}

void listSeries(const std::string& path, bool json) {
    ProgressLine progress(json);
    const DicomListing listing = listScanSource(path, filesShownOn(progress), stopOnSignals());
    progress.clear();
    fmt::print("{}", json ? dicomListingToJson(listing) + "\n" : dicomListingText(listing));
}

int describe(const std::string& path, const std::string& curve, const ScanChoice& choice,
             bool json) {
    if (!curve.empty()) {
        writeLearningCurve(path, curve);
        return kSuccess;
    }
    if (isModel(path)) {
        // The card is written for people to read, so it is printed as it is.
        fmt::print("{}", modelCardToJson(readModelCard(path)));
        return kSuccess;
    }
    if (scanSourceKind(path) == ScanSourceKind::Dicom) {
        listSeries(path, json);
        return kSuccess;
    }
    const ScanFacts facts = readScanFacts(path, choice);
    if (json) {
        fmt::print("{}\n", scanFactsToJson(facts));
    } else {
        printScan(facts);
    }
    return kSuccess;
}

}  // namespace

void addInfoCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("info", "Say what a scan, a DICOM folder or a model is");
    auto path = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command
        ->add_option("FILE", *path,
                     "A scan; a DICOM file, folder, DICOMDIR or zip archive; or the folder of a "
                     "model")
        ->required();
    auto curve = std::make_shared<std::string>();
    auto choice = std::make_shared<ScanChoice>();
    addVolumeOption(*command, *choice);
    command->add_flag("--json", *json, "Print JSON");
    command->add_option("--curve", *curve,
                        "Of a model: draw the losses of its training into this SVG file, and print "
                        "nothing");
    command->callback([&action, path, curve, choice, json] {
        action = [path, curve, choice, json] { return describe(*path, *curve, *choice, *json); };
    });
}

}  // namespace disyre::app
