// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/Restart.h"

namespace disyre::app {

namespace {

constexpr const char* kWindowProgram = "disyre-explorer";

struct ReportOptions {
    std::filesystem::path results;
    std::filesystem::path file;
    std::string language = "en";
    bool namesScan = false;
};

/// The program of the window writes the report, because Qt makes the pages; it needs no display.
int report(const ReportOptions& options) {
    std::vector<std::string> arguments{"--report",   options.results.string(),
                                       "--out",      options.file.string(),
                                       "--language", options.language};
    if (options.namesScan) {
        arguments.emplace_back("--name-scan");
    }
    becomeProgram(kWindowProgram, arguments);
    throw FileError(kWindowProgram, MessageId::ReportNoWindowProgram);
}

}  // namespace

void addReportCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "report", "Write a report of a healing's results, as PDF or HTML, without a display");
    auto options = std::make_shared<ReportOptions>();
    command
        ->add_option("RESULTS", options->results,
                     "The folder that 'disyre heal --out' named, or a case (.disyre)")
        ->required();
    command->add_option("--out", options->file, "File for the report, .pdf or .html")->required();
    command->add_option("--language", options->language, "en or de")
        ->check(CLI::IsMember({"en", "de"}))
        ->capture_default_str();
    command->add_flag("--name-scan", options->namesScan,
                      "Name the scan's path, which may hold the name of a person");
    command->footer(
        "The report has the findings with their places, pictures of the strongest ones before and\n"
        "after healing, the curve of the steps, the settings and hashes, what to know of the "
        "scan,\n"
        "and what the model was measured to find. It never says that a brain is normal.");
    command->callback([&action, options] { action = [options] { return report(*options); }; });
}

}  // namespace disyre::app
