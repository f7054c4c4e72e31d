// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/HealManyScans.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <sstream>

#include "app/cli/Console.h"
#include "app/cli/HealOptions.h"
#include "app/cli/SummaryPrinting.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/workflows/HealMany.h"
#include "core/workflows/HealingSummary.h"

namespace disyre::app {

namespace {

/// Reads "2/8" into part and parts, and returns a sentence if it is something else.
std::string readShard(const std::string& text, HealManyOptions& options) {
    std::istringstream stream(text);
    char slash = ' ';
    std::size_t part = 0, parts = 0;
    if (!(stream >> part >> slash >> parts) || slash != '/' || !stream.eof() || part < 1 ||
        part > parts) {
        return "A part is written as 2/8, the second of eight.";
    }
    options.part = part;
    options.parts = parts;
    options.isShared = true;
    return {};
}

/// Throws SettingsError for an option that makes sense for one scan alone.
void refuseOptionsOfOneScan(const HealFileRequest& each) {
    const auto refuse = [](bool isGiven, const char* option) {
        if (isGiven) {
            throw SettingsError(MessageId::TreeOneScanOnly, {option});
        }
    };
    refuse(!each.brainMask.empty(), "--mask");
    refuse(each.series != 0, "--series");
    refuse(each.options.regionUse == RegionUse::Inside, "--inside");
    refuse(each.options.regionUse == RegionUse::Outside, "--outside");
}

HealManyObserver shownOn(ProgressLine& line, const std::vector<ScanInTree>& scans) {
    return [&line, &scans](const HealManyProgress& progress) {
        const std::string name = displayPath(scans[progress.scan].name);
        if (progress.failure || !progress.healing.warnings.empty()) {
            line.clear();
        }
        for (const Message& warning : progress.healing.warnings) {
            printWarning(warning.text());
        }
        if (progress.failure) {
            printWarning(fmt::format("{} was not healed: {}", name, progress.failure->text()));
            return;
        }
        const std::string left = progress.secondsLeft < 0.0
                                     ? ""
                                     : ", " + durationText(progress.secondsLeft) + " left for all";
        line.show(fmt::format("Scan {} of {}, {}{}. {}", progress.scan + 1, progress.scans, name,
                              left, healProgressText(progress.healing)));
    };
}

}  // namespace

bool HealManyOptions::areSeveral() const {
    return search.places.size() > 1 || search.searchesFolders || isShared ||
           isBidsDataset(search.places.front()) || holdsNamedScans(search.places.front());
}

void addHealManyOptions(CLI::App& command, HealManyOptions& options) {
    command.add_flag("--each", options.search.searchesFolders,
                     "Heal each scan in the folders that are given, and in those below them");
    command.add_flag("--again", options.healsAgain,
                     "Of several scans, heal those anew that have results already");
    command
        .add_option_function<std::string>(
            "--shard",
            [&options](const std::string& text) {
                if (const std::string problem = readShard(text, options); !problem.empty()) {
                    throw CLI::ValidationError("--shard", problem);
                }
            },
            "Of several scans, heal only part I of N, so that N machines can share the work; "
            "'disyre summary' joins their tables")
        ->type_name("I/N");
}

int healManyScans(const HealFileRequest& each, const HealManyOptions& options, bool asJson) {
    refuseOptionsOfOneScan(each);
    HealManyRequest request;
    request.each = each;
    request.folder = each.folder;
    request.healsAgain = options.healsAgain;
    ScanTreeRequest search = options.search;
    search.results = each.folder;
    search.modality = readModelCard(modelFolderOf(each.options)).modality;
    ScanTree found = findScans(search);
    for (const Message& warning : found.warnings) {
        printWarning(warning.text());
    }
    request.scans = shardOf(found.scans, options.part, options.parts);
    ProgressLine progress(asJson);
    const HealManyOutcome outcome =
        healMany(request, shownOn(progress, request.scans), stopOnSignals());
    progress.clear();
    const std::vector<SummaryRow> rows =
        request.scans.empty() ? std::vector<SummaryRow>() : readSummary(request.folder);
    writeSummary(request.folder, rows);
    if (asJson) {
        printSummaryJson(request.folder, rows);
    } else {
        fmt::print("Healed {} scan{}, {} had results already, {} could not be healed.\n",
                   outcome.healed, outcome.healed == 1 ? "" : "s", outcome.before, outcome.failed);
        printSummaryFiles(request.folder);
    }
    return outcome.failed == 0 ? kSuccess : kFailure;
}

}  // namespace disyre::app
