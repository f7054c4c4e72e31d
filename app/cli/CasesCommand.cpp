// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/workflows/CaseMaking.h"

namespace disyre::app {

namespace {

constexpr const char* kDescription =
    "Write a benchmark: healthy brains with lesions made by code that shares nothing with the\n"
    "training's anomalies, and where the lesions are.\n"
    "Kinds, in turn: stroke (real shapes, darkened tissue), mass-effect (tissue pushed aside by a\n"
    "core), atrophy (fluid spaces locally widened), cavity (filled with fluid),\n"
    "white-matter-spots (several, faint), blurred-border (grey and white matter), bleed (bright\n"
    "with dark parts). With --kinds also bright-tissue (10 to 20 % brighter). blurred-border and "
    "cavity are marked near_training: training pastes soft\n"
    "blobs of foreign tissue, which blended in halfway double and soften borders, and pasted in\n"
    "full can be fluid or empty space. Report them apart from the rest.";

void printTable(const std::map<CaseKind, CaseKindSummary>& kinds) {
    fmt::print("{:<20}{:>6}{:>10}{:>10}  near training\n", "kind", "cases", "least ml", "most ml");
    for (const auto& [kind, summary] : kinds) {
        fmt::print("{:<20}{:>6}{:>10.2f}{:>10.2f}  {}\n", caseKindName(kind), summary.count,
                   summary.leastMl, summary.largestMl, isNearTraining(kind) ? "yes" : "no");
    }
}

int cases(const CaseRequest& request) {
    ProgressLine progress(false);
    const CasesMade made = makeCases(
        request,
        [&progress](std::uint64_t number, std::uint64_t count) {
            progress.show(fmt::format("Case {} of {}", number, count));
        },
        stopOnSignals());
    progress.clear();
    printTable(made.kinds);
    fmt::print("{} in {}\n", counted(static_cast<std::size_t>(made.count), "case", "cases"),
               request.out.string());
    return kSuccess;
}

}  // namespace

void addCasesCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("cases", kDescription);
    auto options = std::make_shared<CaseRequest>();
    command->add_option("HEALTHY_FOLDER", options->scans.folder, "Folder of healthy T1 scans")
        ->required();
    command
        ->add_option("--masks", options->scans.masks,
                     "Folder of MUSE region labels on the scans' grids, named like the scans")
        ->required();
    command
        ->add_option("--mask-growth", options->scans.maskGrowth,
                     "Voxels by which the labels' union is grown to the brain mask")
        ->check(CLI::Range(0, 10))
        ->capture_default_str();
    command
        ->add_option("--subjects", options->scans.subjects,
                     "JSON file with the lists \"training\", \"validation\" and \"test\" of scan "
                     "names")
        ->required();
    command
        ->add_option("--strokes", options->strokes,
                     "Folder of stroke masks in standard space; by name, the first half serves "
                     "validation and the rest the test")
        ->required();
    command->add_option("--template", options->templateScan,
                        "Skull-stripped T1 brain in the stroke masks' space, through which they "
                        "are carried (an affine fit); without it ch2bet of mricron-data");
    command->add_option("--out", options->out, "New folder to write the cases to")->required();
    command
        ->add_option_function<std::string>(
            "--split",
            [options](const std::string& text) {
                options->split = text == "test" ? CaseSplit::Test : CaseSplit::Validation;
            },
            "Whose brains and shapes: validation (the default) or test")
        ->check(CLI::IsMember({"validation", "test"}));
    command->add_option("--seed", options->seed, "Case n depends on the seed and n alone")
        ->capture_default_str();
    command
        ->add_option_function<std::vector<std::string>>(
            "--kinds",
            [options](const std::vector<std::string>& names) {
                options->kinds.clear();
                for (const std::string& name : names) {
                    options->kinds.push_back(caseKindFromName(name));
                }
            },
            "Kinds of lesion, with commas between; without it the first seven")
        ->delimiter(',');
    command
        ->add_option("--count", options->count,
                     "Number of cases; without it one of each kind for every subject")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100000}));
    command->callback([&action, options] { action = [options] { return cases(*options); }; });
}

}  // namespace disyre::app
