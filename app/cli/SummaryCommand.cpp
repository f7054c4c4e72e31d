// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "app/cli/SummaryPrinting.h"

namespace disyre::app {

namespace {

int summary(const std::filesystem::path& folder, bool asJson) {
    const std::vector<SummaryRow> rows = readSummary(folder);
    writeSummary(folder, rows);
    if (asJson) {
        printSummaryJson(folder, rows);
        return kSuccess;
    }
    const auto failed = std::count_if(
        rows.begin(), rows.end(), [](const SummaryRow& row) { return row.problem.has_value(); });
    fmt::print("{} healed, {} could not be healed.\n",
               static_cast<std::ptrdiff_t>(rows.size()) - failed, failed);
    printSummaryFiles(folder);
    return kSuccess;
}

}  // namespace

void addSummaryCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "summary", "Write a table and a page of pictures about many healed scans");
    auto folder = std::make_shared<std::filesystem::path>();
    auto asJson = std::make_shared<bool>(false);
    command->add_option("FOLDER", *folder, "The folder that 'disyre heal --out' named")->required();
    command->add_flag("--json", *asJson, "Print the table as JSON");
    command->footer(
        "Reads the results in the folder and below it, and writes summary.csv and index.html.\n"
        "'disyre heal' does so itself at the end of many scans; after parts that several machines\n"
        "healed (--shard), this command joins them.");
    command->callback([&action, folder, asJson] {
        action = [folder, asJson] { return summary(*folder, *asJson); };
    });
}

}  // namespace disyre::app
