// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/cli/CasePrinting.h"
#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/VolumeOption.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/card/ModelCard.h"
#include "core/card/ModelFiles.h"
#include "core/card/ModelPlaces.h"
#include "core/cases/CaseFile.h"
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
    if (facts.scope) {
        fmt::print("{}", scopeText(*facts.scope));
    }
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

/// What the command line asks for.
struct InfoRequest {
    std::string path;
    std::string curve;  ///< Where the losses of a model's training are drawn; empty for nowhere.
    std::string model;  ///< The model that scans are compared with; empty for the usual one.
    std::string mask;   ///< The scan's brain mask; empty for none.
    bool extractsBrain = true;
    ScanChoice choice;
    bool json = false;
};

/// Shows how far the search for a whole head's brain has come.
BrainExtractionObserver brainShownOn(ProgressLine& progress) {
    return [&progress](double share) {
        progress.show(fmt::format("Finding the brain: {:.0f} %", 100.0 * share));
    };
}

/// Returns the model that scans are compared with; empty if none is named and none is installed.
std::filesystem::path comparedModel(const InfoRequest& request) {
    if (!request.model.empty()) {
        return modelFolder(request.model);
    }
    try {
        return defaultModelFolder();
    } catch (const ModelError&) {
        return {};
    }
}

ScopeRequest scopeRequest(const InfoRequest& request) {
    ScopeRequest scope;
    scope.model = comparedModel(request);
    scope.mask = request.mask;
    scope.extractsBrain = request.extractsBrain;
    return scope;
}

void listSeries(const InfoRequest& request) {
    ProgressLine progress(request.json);
    const DicomListing listing =
        listScanSource(request.path, filesShownOn(progress), stopOnSignals());
    const auto scope =
        scopeOfLikeliest(listing, scopeRequest(request), brainShownOn(progress), stopOnSignals());
    progress.clear();
    if (request.json) {
        fmt::print("{}\n", dicomListingToJson(listing, scope ? &*scope : nullptr));
        return;
    }
    fmt::print("{}", dicomListingText(listing));
    if (scope) {
        fmt::print("The likeliest scan:\n{}", scopeText(*scope));
    }
}

int describe(const InfoRequest& request) {
    if (!request.curve.empty()) {
        writeLearningCurve(request.path, request.curve);
        return kSuccess;
    }
    if (isModel(request.path)) {
        // The card is written for people to read, so it is printed as it is.
        fmt::print("{}", modelCardToJson(readModelCard(request.path)));
        return kSuccess;
    }
    if (isCaseFile(request.path)) {
        printCase(CaseArchive(request.path), request.json);
        return kSuccess;
    }
    if (scanSourceKind(request.path) == ScanSourceKind::Dicom) {
        listSeries(request);
        return kSuccess;
    }
    ProgressLine progress(request.json);
    const ScanFacts facts = readScanFacts(request.path, request.choice, scopeRequest(request),
                                          brainShownOn(progress), stopOnSignals());
    progress.clear();
    if (request.json) {
        fmt::print("{}\n", scanFactsToJson(facts));
    } else {
        printScan(facts);
    }
    return kSuccess;
}

}  // namespace

void addInfoCommand(CLI::App& program, Action& action) {
    auto* command =
        program.add_subcommand("info", "Say what a scan, a DICOM folder, a model or a case is");
    auto request = std::make_shared<InfoRequest>();
    command
        ->add_option("FILE", request->path,
                     "A scan; a DICOM file, folder, DICOMDIR or zip archive; the folder of a "
                     "model; or a case (.disyre)")
        ->required();
    addVolumeOption(*command, request->choice);
    command->add_option("--model", request->model,
                        "Of a scan: the model whose card it is compared with; without it the one "
                        "that came with the program");
    command->add_option("--mask", request->mask,
                        "Of a scan: its brain mask; without it the brain is what differs from the "
                        "background, or is found in a whole head");
    command->add_flag("!--no-extraction", request->extractsBrain,
                      "Of a whole head: do not find its brain, which takes some seconds and tells "
                      "its contrast");
    command->add_flag("--json", request->json, "Print JSON");
    command->add_option("--curve", request->curve,
                        "Of a model: draw the losses of its training into this SVG file, and print "
                        "nothing");
    command->callback([&action, request] { action = [request] { return describe(*request); }; });
}

}  // namespace disyre::app
