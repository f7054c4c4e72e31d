// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/Commands.h"
#include "app/Console.h"
#include "core/base/Error.h"
#include "core/card/ModelCard.h"
#include "core/card/ModelFiles.h"
#include "core/evaluation/LearningCurve.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"

namespace disyre::app {

namespace {

using Json = nlohmann::ordered_json;

Json describeScan(const std::string& path) {
    ScanInfo info;
    const Volume scan = readScan(path, &info);
    const auto [low, high] = std::minmax_element(scan.voxels.begin(), scan.voxels.end());
    return {{"file", path},
            {"kind", "scan"},
            {"format", fmt::format("NIfTI-{}{}", info.niftiVersion,
                                   info.compressed ? ", compressed" : "")},
            {"size_voxels", info.size},
            {"spacing_mm", info.spacing},
            {"axes", info.axes},
            {"data_type", info.dataType},
            {"minimum", *low},
            {"maximum", *high},
            {"warnings", info.warnings}};
}

void printScan(const Json& scan) {
    const auto size = scan["size_voxels"].get<Size3>();
    const auto spacing = scan["spacing_mm"].get<std::array<double, 3>>();
    fmt::print("{}\n", scan["file"].get<std::string>());
    fmt::print("  format      {}, {}\n", scan["format"].get<std::string>(),
               scan["data_type"].get<std::string>());
    fmt::print("  size        {} x {} x {} voxels\n", size[0], size[1], size[2]);
    fmt::print("  spacing     {:.3f} x {:.3f} x {:.3f} mm\n", spacing[0], spacing[1], spacing[2]);
    fmt::print("  axes        {} (where each axis points)\n", scan["axes"].get<std::string>());
    fmt::print("  intensity   {:g} to {:g}\n", scan["minimum"].get<double>(),
               scan["maximum"].get<double>());
    for (const auto& warning : scan["warnings"]) {
        fmt::print("  warning     {}\n", warning.get<std::string>());
    }
}

bool isModel(const std::filesystem::path& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error) || path.filename() == kCardFile ||
           path.filename() == kWeightsFile;
}

void drawCurve(const std::filesystem::path& model, const std::filesystem::path& svg) {
    const std::filesystem::path history = modelFolder(model) / kHistoryFile;
    const std::vector<LossRow> rows = lossRows(readTextFile(history));
    if (rows.empty()) {
        throw FileError(history, "holds no losses",
                        "Name the folder of a model that was trained with this program.");
    }
    writeTextAtomically(svg, svgOf(learningCurve(readModelCard(model).name, rows)));
}

int describe(const std::string& path, const std::string& curve, bool json) {
    if (!curve.empty()) {
        drawCurve(path, curve);
        return kSuccess;
    }
    if (isModel(path)) {
        // The card is JSON made for people; nothing is gained by printing it differently.
        fmt::print("{}", modelCardToJson(readModelCard(path)));
        return kSuccess;
    }
    const Json scan = describeScan(path);
    if (json) {
        fmt::print("{}\n", scan.dump(2));
    } else {
        printScan(scan);
    }
    return kSuccess;
}

}  // namespace

void addInfoCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("info", "Say what a scan or a model is");
    auto path = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("FILE", *path, "A NIfTI scan, or the folder of a model")->required();
    auto curve = std::make_shared<std::string>();
    command->add_flag("--json", *json, "Print JSON");
    command->add_option("--curve", *curve,
                        "Of a model: draw the losses of its training into this SVG file, and print "
                        "nothing");
    command->callback([&action, path, curve, json] {
        action = [path, curve, json] { return describe(*path, *curve, *json); };
    });
}

}  // namespace disyre::app
