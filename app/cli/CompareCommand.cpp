// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Progress.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/CompareResults.h"

namespace disyre::app {

namespace {

struct CompareOptions {
    CompareRequest request;
    std::filesystem::path csv;
    bool json = false;
};

void printAlignment(const ComparedResults& compared) {
    const RigidAlignment& fit = compared.alignment;
    if (compared.isOneScan) {
        fmt::print("Both results are of one scan, which needs no alignment.\n");
    } else if (compared.kind == VisitAlignmentKind::Rigid) {
        fmt::print(
            "Aligned in {}: turned by {:.1f} degrees, shifted by {:.1f} mm. The alignment is {}: "
            "agreement {:.2f}, {:.0f} % in common.\n",
            durationText(compared.seconds), fit.turnDegrees, fit.shiftMillimetres,
            nameOf(fit.quality()), fit.agreement, 100.0 * fit.overlap);
    } else {
        fmt::print(
            "Compared by the positions in their headers. The fit is {}: agreement {:.2f}, {:.0f} "
            "% in common.\n",
            nameOf(fit.quality()), fit.agreement, 100.0 * fit.overlap);
    }
}

void printChanges(const ComparedResults& compared) {
    const FindingComparison& findings = compared.findings;
    fmt::print("{}", counted(findings.changes.size(), "finding", "findings"));
    const char* before = ": ";
    for (const ChangeKind kind : kChangeKinds) {
        if (findings.count(kind) > 0) {
            fmt::print("{}{} {}", before, findings.count(kind), nameOf(kind));
            before = ", ";
        }
    }
    fmt::print(".\n");
    if (findings.changes.empty()) {
        return;
    }
    fmt::print("{:>3}  {:<9} {:>12} {:>10} {:>9}   {}\n", "", "change", "earlier (ml)",
               "later (ml)", "change", "place in the earlier scan (RAS mm)");
    for (std::size_t i = 0; i < findings.changes.size(); ++i) {
        const FindingChange& change = findings.changes[i];
        const double difference = change.millilitresLater - change.millilitresEarlier;
        const std::string percent =
            change.earlier.empty()
                ? ""
                : fmt::format("{:+.0f} %", 100.0 * difference / change.millilitresEarlier);
        fmt::print("{:>3}  {:<9} {:>12.2f} {:>10.2f} {:>9}   {:.0f}, {:.0f}, {:.0f}\n", i + 1,
                   nameOf(change.kind), change.millilitresEarlier, change.millilitresLater, percent,
                   change.centre[0], change.centre[1], change.centre[2]);
    }
}

int compare(const CompareOptions& options) {
    if (!options.csv.empty()) {
        checkWritable(options.csv);
    }
    ProgressLine progress(options.json);
    const ComparedResults compared = compareResults(
        options.request,
        [&progress](double share) {
            progress.show(fmt::format("Aligning the scans: {:.0f} %", 100.0 * share));
        },
        stopOnSignals());
    progress.clear();
    if (!options.csv.empty()) {
        writeTextAtomically(
            options.csv, changesCsv(compared.findings.changes, compared.alignment.firstToSecond));
    }
    if (options.json) {
        fmt::print("{}", comparedResultsToJson(compared));
        return kSuccess;
    }
    for (const Message& warning : compared.warnings) {
        printWarning(warning.text());
    }
    printAlignment(compared);
    printChanges(compared);
    if (!options.csv.empty()) {
        fmt::print("{}\n", displayPath(options.csv));
    }
    return kSuccess;
}

}  // namespace

void addCompareCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "compare", "Say what became of each finding from one healed scan to another");
    auto options = std::make_shared<CompareOptions>();
    command
        ->add_option("EARLIER", options->request.earlier,
                     "Folder of results, as 'disyre heal --out' or the window saved them")
        ->required();
    command
        ->add_option("LATER", options->request.later,
                     "Folder of results of a later visit, or of the same scan healed otherwise")
        ->required();
    command->add_option("--out", options->csv, "File for the table, as CSV");
    command->add_flag_callback(
        "--no-align", [options] { options->request.alignment = VisitAlignmentKind::ByHeader; },
        "Compare by the positions that the scans' headers state, without alignment");
    command->add_flag("--json", options->json, "Print the comparison as JSON, and no progress");
    command->footer(
        "Two visits are aligned by a rotation and a shift. Findings of both visits that overlap "
        "are "
        "one;\n"
        "it has grown or shrunk if its volume differs by a quarter and by 0.1 ml. These limits "
        "are\n"
        "conventions, no medical criterion. Each result has the threshold that was saved with it.");
    command->callback([&action, options] { action = [options] { return compare(*options); }; });
}

}  // namespace disyre::app
