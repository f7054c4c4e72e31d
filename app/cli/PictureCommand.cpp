// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/findings/LightBox.h"
#include "core/image/PngFile.h"
#include "core/workflows/ResultPictures.h"

namespace disyre::app {

namespace {

constexpr int kSlicesOfLightBox = 24;

struct PictureOptions {
    std::filesystem::path results;
    std::filesystem::path lightBox;
    std::filesystem::path gif;
    std::filesystem::path series;
    Plane plane = Plane::Axial;
    int first = 0;  ///< 0 stands for a choice that is spread over the brain, as for the next two.
    int last = 0;
    int step = 0;
    int columns = LightBoxChoice().columns;
    bool hasOverlay = true;
    double scale = 1.0;
    double threshold = -1.0;
};

/// Fills in what was not said from slices that are spread over the brain.
LightBoxChoice lightBoxOf(const PictureOptions& options, const Volume& scan) {
    const bool isOpen = options.first == 0 && options.last == 0 && options.step == 0;
    LightBoxChoice choice =
        isOpen ? spreadOver(scan, options.plane, kSlicesOfLightBox) : LightBoxChoice();
    if (!isOpen) {
        choice.plane = options.plane;
        choice.first = options.first == 0 ? 1 : options.first;
        choice.last = options.last;
        choice.step = options.step == 0 ? 1 : options.step;
    }
    choice.columns = options.columns;
    choice.hasOverlay = options.hasOverlay;
    choice.pixelsPerMillimetre = options.scale;
    return choice;
}

int drawPictures(const PictureOptions& options) {
    const StopToken stop = stopOnSignals();
    ProgressLine progress(false);
    progress.show("Reading the results ...");
    ResultVolumes volumes =
        readResultVolumes(options.results, readResultRecord(options.results), stop);
    if (options.threshold >= 0.0) {
        volumes.threshold = options.threshold;
    }
    if (volumes.isScanMissing) {
        progress.clear();
        printWarning(
            "The scan of these results is not there any more; the pictures show the restoration "
            "in its place.");
    }
    std::vector<std::filesystem::path> files;
    if (!options.lightBox.empty()) {
        progress.show("Drawing the light-box ...");
        writePng(options.lightBox, lightBox(volumes.scan, volumes.map, volumes.threshold,
                                            lightBoxOf(options, volumes.scan)));
        files.push_back(options.lightBox);
    }
    if (!options.gif.empty() || !options.series.empty()) {
        progress.show("Drawing the animation ...");
        const auto pictures = animationOf(volumes, options.scale, stop);
        const PictureProgress shown = [&progress](std::size_t done, std::size_t total) {
            progress.show(fmt::format("Writing picture {} of {}", done, total));
        };
        if (!options.gif.empty()) {
            writeAnimation(options.gif, pictures, shown, stop);
            files.push_back(options.gif);
        }
        if (!options.series.empty()) {
            for (const auto& file : writePictureSeries(options.series, pictures, shown, stop)) {
                files.push_back(file);
            }
        }
    }
    progress.clear();
    for (const std::filesystem::path& file : files) {
        fmt::print("{}\n", displayPath(file));
    }
    return kSuccess;
}

}  // namespace

void addPictureCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "picture", "Draw a healing's results as pictures, without a display");
    auto options = std::make_shared<PictureOptions>();
    command->add_option("RESULTS", options->results, "The folder that 'disyre heal --out' named")
        ->required();
    auto* kinds = command->add_option_group("what is drawn");
    kinds->add_option("--lightbox", options->lightBox,
                      "File for slices beside and below each other, as PNG");
    kinds->add_option("--gif", options->gif,
                      "File for an animation as GIF: the scan fades into its restoration, then the "
                      "map is shown, in the three slices through the leading finding");
    kinds->add_option("--series", options->series,
                      "Folder for the pictures of that animation, one by one, as PNG");
    kinds->require_option(1, 3);
    const std::map<std::string, Plane> planes{
        {"axial", Plane::Axial}, {"coronal", Plane::Coronal}, {"sagittal", Plane::Sagittal}};
    command
        ->add_option_function<std::string>(
            "--plane",
            [options, planes](const std::string& text) { options->plane = planes.at(text); },
            "Light-box: axial (the default), coronal or sagittal")
        ->check(CLI::IsMember({"axial", "coronal", "sagittal"}));
    command
        ->add_option("--first", options->first,
                     "Light-box: the first slice, counted from 1. Without --first, --last and "
                     "--step about 24 slices are spread over the brain")
        ->check(CLI::PositiveNumber);
    command->add_option("--last", options->last, "Light-box: the last slice")
        ->check(CLI::PositiveNumber);
    command->add_option("--step", options->step, "Light-box: from one slice to the next")
        ->check(CLI::PositiveNumber);
    command->add_option("--columns", options->columns, "Light-box: slices beside each other")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command->add_flag("!--no-overlay", options->hasOverlay,
                      "Light-box: draw the scan without the anomaly map");
    command->add_option("--scale", options->scale, "Pixels for a millimetre")
        ->check(CLI::Range(0.25, 8.0))
        ->capture_default_str();
    command
        ->add_option("--threshold", options->threshold,
                     "Scores below it have no colour; without it the suggested threshold")
        ->check(CLI::NonNegativeNumber);
    command->footer(
        "Colours go from dark red at the threshold to pale yellow at the map's highest score. The\n"
        "patient's right is on the left (R); sagittal slices have the front on the left (A).");
    command->callback(
        [&action, options] { action = [options] { return drawPictures(*options); }; });
}

}  // namespace disyre::app
