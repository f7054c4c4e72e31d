// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <numeric>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/HealManyScans.h"
#include "app/cli/HealOptions.h"
#include "app/cli/VolumeOption.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/findings/Regions.h"

namespace disyre::app {

namespace {

/// Describes the volumes (in ml, the largest first) in a line such as "7 regions of 0.1 ml or more,
/// 9.3 ml: 5.7, 2.1, 0.5, 0.4, 0.3 and 2 smaller".
std::string regionsText(const std::vector<double>& volumes) {
    constexpr std::size_t kNamed = 5;
    std::string text = fmt::format("{} region{} of {:g} ml or more", volumes.size(),
                                   volumes.size() == 1 ? "" : "s", kSmallestRegionMillilitres);
    for (std::size_t i = 0; i < std::min(kNamed, volumes.size()); ++i) {
        text += i == 0
                    ? fmt::format(", {:.1f} ml: {:.1f}",
                                  std::accumulate(volumes.begin(), volumes.end(), 0.0), volumes[i])
                    : fmt::format(", {:.1f}", volumes[i]);
    }
    return volumes.size() > kNamed ? fmt::format("{} and {} smaller", text, volumes.size() - kNamed)
                                   : text;
}

/// Describes regions below the threshold in a line such as "Below it the strongest: 2.1 ml with a
/// score of up to 0.018, 0.4 ml up to 0.012".
std::string weakRegionsText(const std::vector<WeakRegion>& regions) {
    std::string text = "Below it the strongest";
    for (std::size_t i = 0; i < regions.size(); ++i) {
        text +=
            fmt::format("{} {:.1f} ml {}up to {:.3g}", i == 0 ? ":" : ",", regions[i].millilitres,
                        i == 0 ? "with a score of " : "", regions[i].peakScore);
    }
    return text;
}

/// Describes where a region lies, in words such as "temporal lobe, left: temporal white matter 62
/// %, hippocampus 21 %". The side is named again where a part lies on another one.
std::string placeText(const PlaceRecord& place) {
    const auto on = [](const std::string& side) {
        return side == "middle" ? std::string() : ", " + side;
    };
    std::string text = place.area + on(place.side);
    for (std::size_t i = 0; i < place.shares.size(); ++i) {
        const StructureRecord& part = place.shares[i];
        text +=
            fmt::format("{} {}{} {:.0f} %", i == 0 ? ":" : ",", part.structure,
                        part.side == place.side ? "" : " (" + part.side + ")", 100.0 * part.share);
    }
    return text;
}

/// Prints where the largest regions and those below the threshold lie, one on each line.
void printPlaces(const ResultRecord& record) {
    if (!record.alignment || !record.alignment->isGood) {
        return;
    }
    constexpr std::size_t kPrinted = 10;
    fmt::print("Places, approximate (overlap with the atlas {:.2f}):\n", record.alignment->overlap);
    const auto line = [](double millilitres, const std::optional<PlaceRecord>& place) {
        fmt::print("  {:.1f} ml  {}\n", millilitres, place ? placeText(*place) : "no name");
    };
    for (std::size_t i = 0; i < std::min(kPrinted, record.regionPlaces.size()); ++i) {
        line(record.regionMillilitres[i], record.regionPlaces[i]);
    }
    if (record.regionPlaces.size() > kPrinted) {
        fmt::print("  and {} smaller, in result.json\n", record.regionPlaces.size() - kPrinted);
    }
    for (const WeakRegion& region : record.weakRegions) {
        line(region.millilitres, region.place);
    }
}

constexpr const char* kCannotBeJudged =
    "Findings cannot be judged on this scan: it scores so high all over that raising the threshold "
    "as much would leave nothing above it, so the threshold is the highest score";

void printHealed(const HealedFile& file) {
    const HealingResult& result = file.healed.result;
    const ResultRecord& record = file.written.record;
    fmt::print("Healed {} in {} ({:.3f} s per slice) on {}, peak memory {:.0f} MB.\n",
               counted(static_cast<std::size_t>(result.slicesHealed), "slice", "slices"),
               durationText(result.seconds), result.seconds / std::max(1, result.slicesHealed),
               result.device, static_cast<double>(record.peakMemoryBytes) / 1e6);
    const ScanThreshold& suggested = record.suggested;
    if (suggested.threshold >= 0.0) {
        fmt::print("Suggested threshold {:.3g}{}.\nAt it: {}.\n", suggested.threshold,
                   suggested.level > 1.0
                       ? fmt::format(" (the model's {:.3g} times {:.1f}, because this scan scores "
                                     "that much higher all over than healthy ones did)",
                                     suggested.ofModel, suggested.level)
                       : ", the model's own",
                   regionsText(record.regionMillilitres));
        if (!suggested.canBeJudged) {
            fmt::print("{}.\n", kCannotBeJudged);
        }
        if (!record.weakRegions.empty()) {
            fmt::print("{}.\n", weakRegionsText(record.weakRegions));
        }
        printPlaces(record);
    }
    for (const std::filesystem::path& path : file.written.files) {
        fmt::print("{}\n", displayPath(path));
    }
}

int heal(const HealFileRequest& request, bool asJson) {
    ProgressLine progress(asJson);
    const HealedFile file = healFile(request, shownOn(progress), stopOnSignals());
    progress.clear();
    for (const Message& warning : file.warnings) {
        // What else there is to say was told while the scan was healed.
        if (warning.id == MessageId::PlacesPoorAlignment ||
            warning.id == MessageId::PlacesNotFound) {
            printWarning(warning.text());
        }
    }
    if (asJson) {
        fmt::print("{}", resultJson(file.written.record));
    } else {
        printHealed(file);
    }
    return kSuccess;
}

}  // namespace

void addHealCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("heal", "Restore a scan and write its anomaly map");
    auto request = std::make_shared<HealFileRequest>();
    auto many = std::make_shared<HealManyOptions>();
    auto asJson = std::make_shared<bool>(false);
    command
        ->add_option(
            "SCAN", many->search.places,
            "A scan, skull-stripped or a whole head: a file of any format that is read, or a DICOM "
            "file, folder, DICOMDIR or zip archive. Several scans, or a BIDS dataset, are healed "
            "one after the other, each into a folder of its own below --out")
        ->required();
    addHealManyOptions(*command, *many);
    command
        ->add_option("--series", request->series,
                     "Number of the DICOM series as 'disyre info' lists it; without it the "
                     "likeliest scan")
        ->check(CLI::PositiveNumber);
    command->add_option("--out", request->folder, "Folder for the results, made where missing")
        ->required();
    command->add_option("--mask", request->brainMask,
                        "Brain mask; without it the brain is what differs from the background of "
                        "a skull-stripped scan, and is found first in a whole head");
    command->add_flag("!--no-extraction", request->extractsBrain,
                      "Take what differs from the background even in a whole head");
    command
        ->add_option_function<std::string>(
            "--correct-bias",
            [request](const std::string& text) {
                request->options.settings.bias = *biasCorrectionFromText(text);
            },
            "Divide the bias field (N4) out before healing, and multiply the change by it after: "
            "on, "
            "off or model (the default: as its training scans)")
        ->check(CLI::IsMember({"on", "off", "model"}));
    command->add_flag("!--no-places", request->namesPlaces,
                      "Do not align the scan with the atlas that names the places of the regions");
    const auto addRegion = [&](const std::string& name, RegionUse use, const std::string& text) {
        return command->add_option_function<std::string>(
            name,
            [request, use](const std::string& file) {
                request->options.regionUse = use;
                request->options.regionMask = file;
            },
            text);
    };
    auto* inside = addRegion("--inside", RegionUse::Inside,
                             "Heal only where this mask is above 0; it may lie on another grid");
    addRegion("--outside", RegionUse::Outside, "Heal everywhere but there")->excludes(inside);
    addVolumeOption(*command, request->choice);
    addHealOptions(*command, request->options);
    command->add_flag("--json", *asJson, "Print the result as JSON, and no progress");
    command->footer(
        "Writes anomaly_map.nii.gz and restoration.nii.gz on the scan's own grid, steps.csv (the\n"
        "mean change of each step), findings.csv (what is measured of each region, and where it\n"
        "lies), findings_labels.nii.gz (the regions by number) and result.json; with --inside or\n"
        "--outside region.nii.gz too.\n"
        "Of a whole head the brain is found first. Its mask, or the one that was given, is "
        "written\n"
        "as brain_mask.nii.gz.");
    command->callback([&action, request, many, asJson] {
        action = [request, many, asJson] {
            if (many->areSeveral()) {
                return healManyScans(*request, *many, *asJson);
            }
            request->scan = many->search.places.front();
            return heal(*request, *asJson);
        };
    });
}

}  // namespace disyre::app
