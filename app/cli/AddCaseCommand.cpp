// SPDX-License-Identifier: GPL-3.0-or-later
// The command of this file turns a real scan with a lesion mask into a case beside those that
// 'disyre cases' makes.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/workflows/CaseFromScan.h"

namespace disyre::app {

namespace {

struct AddCaseOptions {
    std::string out;
    ScanWithLesion added;
};

int add(const AddCaseOptions& options) {
    const AddedCase made = addCase(options.out, options.added);
    for (const Message& warning : made.warnings) {
        printWarning(warning.text());
    }
    fmt::print("{} ({:.1f} ml, {})\n", displayPath(made.folder), made.lesionMl,
               caseSplitName(options.added.split));
    return kSuccess;
}

}  // namespace

void addAddCaseCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "add-case", "Add a scan with a lesion mask to a folder of cases, for evaluate --cases");
    auto options = std::make_shared<AddCaseOptions>();
    command->add_option("SCAN", options->added.scan, "A skull-stripped scan")->required();
    command
        ->add_option("--lesion", options->added.lesion,
                     "The lesion mask, on the scan's grid: lesion is what is above 0, or above 0.5 "
                     "in a soft mask")
        ->required();
    command->add_option(
        "--brain", options->added.brain,
        "A brain mask on the scan's grid; without it the brain is what differs from "
        "the background");
    command->add_option("--out", options->out, "Folder of cases, made where missing")->required();
    command
        ->add_option("--name", options->added.name,
                     "Name of the case's folder; it must say nothing about the patient")
        ->required()
        ->check([](const std::string& name) {
            const bool plain = !name.empty() && name.front() != '.' &&
                               name.find_first_of("/\\:") == std::string::npos;
            return plain ? std::string() : std::string("a folder's name, without / and \\");
        });
    command->add_option(
        "--subject", options->added.subject,
        "Whose scan it is: several cases of one subject count as one; without it the "
        "name");
    command->add_option("--kind", options->added.kind, "Kind of lesion: a column in the report")
        ->capture_default_str();
    command
        ->add_option_function<std::string>(
            "--split",
            [options](const std::string& text) {
                options->added.split =
                    text == "validation" ? CaseSplit::Validation : CaseSplit::Test;
            },
            "test: read only when it is asked for; validation: settings may be chosen with it")
        ->check(CLI::IsMember({"test", "validation"}))
        ->default_str("test");
    command->add_flag("--automatic-mask", options->added.automaticMask,
                      "The mask was made by a program, not by hand");
    command->callback([&action, options] { action = [options] { return add(*options); }; });
}

}  // namespace disyre::app
