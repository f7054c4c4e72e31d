// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>

#include "app/CaseStrokes.h"
#include "app/CaseWriter.h"
#include "app/Commands.h"
#include "app/Console.h"
#include "app/HealthyScans.h"
#include "app/TemplateBrain.h"
#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Orientation.h"
#include "core/sample/BenchmarkCase.h"
#include "core/sample/BrainAlignment.h"
#include "core/sample/SampleScan.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* kDescription =
    "Write a benchmark: healthy brains with lesions made by code that shares nothing with the\n"
    "training's anomalies, and where the lesions are.\n"
    "Kinds, in turn: stroke (real shapes, darkened tissue), mass-effect (tissue pushed aside by a\n"
    "core), atrophy (fluid spaces locally widened), cavity (filled with fluid),\n"
    "white-matter-spots (several, faint), blurred-border (grey and white matter), bleed (bright\n"
    "with dark parts). blurred-border and cavity are marked near_training: training pastes soft\n"
    "blobs of foreign tissue, which blended in halfway double and soften borders, and pasted in\n"
    "full can be fluid or empty space. Report them apart from the rest.";

struct CasesOptions {
    HealthyScansOptions scans;
    std::string strokes;
    std::string templateScan;
    std::string out;
    Split split = Split::Validation;
    std::uint64_t seed = 1;
    std::uint64_t count = 0;
};

/// A subject with what all of its cases share.
struct PreparedSubject {
    Volume original;
    LabelledBrain brain;
    std::optional<BrainAlignment> alignment;
};

PreparedSubject prepareSubject(const HealthyScan& files, int maskGrowth) {
    PreparedSubject subject{readScan(files.scan), {}, {}};
    const Volume labels = readScan(files.mask);
    try {
        subject.brain = labelledBrain(subject.original, labels, maskGrowth);
    } catch (const SettingsError& error) {
        throw ScanError(files.mask, std::string("cannot be used. ") + error.what(),
                        "Cases need MUSE region labels on each T1 scan's own grid.");
    }
    return subject;
}

std::vector<HealthyScan> subjectsOf(const CasesOptions& options) {
    HealthyScans scans = findHealthyScans(options.scans);
    std::vector<HealthyScan> subjects =
        options.split == Split::Validation ? scans.validation : scans.test;
    if (subjects.empty()) {
        throw FileError(options.scans.subjects,
                        fmt::format("names no {} subject whose scan is in {}",
                                    splitName(options.split), options.scans.folder),
                        "Check the list and the folder.");
    }
    return subjects;
}

void refuseFilledFolder(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error)) {
        throw FileError(folder, "exists already and is not overwritten",
                        "Name a new or an empty folder.");
    }
}

struct KindSummary {
    int count = 0;
    double least = 1e9;
    double largest = 0.0;
};

void printTable(const std::map<CaseKind, KindSummary>& kinds) {
    fmt::print("{:<20}{:>6}{:>10}{:>10}  near training\n", "kind", "cases", "least ml", "most ml");
    for (const auto& [kind, summary] : kinds) {
        fmt::print("{:<20}{:>6}{:>10.2f}{:>10.2f}  {}\n", caseKindName(kind), summary.count,
                   summary.least, summary.largest, isNearTraining(kind) ? "yes" : "no");
    }
}

/// Makes the cases one after the other; a subject's seven follow each other, so each subject is
/// prepared once a round.
class CaseMaker {
public:
    explicit CaseMaker(const CasesOptions& options)
        : options_(options),
          subjects_(subjectsOf(options)),
          shapes_(readStrokeShapes(options.strokes, options.split)),
          template_(readTemplateBrain(options.templateScan.empty()
                                          ? sampleBrainFile()
                                          : fs::path(options.templateScan))) {}

    int run() {
        createFolder(options_.out);
        const std::uint64_t count =
            options_.count > 0 ? options_.count : kCaseKinds.size() * subjects_.size();
        const StopToken stop = stopOnSignals();
        ProgressLine progress(false);
        std::map<CaseKind, KindSummary> summaries;
        for (std::uint64_t number = 0; number < count; ++number) {
            stop.throwIfStopped();
            progress.show(fmt::format("Case {} of {}", number + 1, count));
            const BenchmarkCase made = make(number);
            KindSummary& summary = summaries[made.kind];
            ++summary.count;
            summary.least = std::min(summary.least, made.lesionMl);
            summary.largest = std::max(summary.largest, made.lesionMl);
        }
        progress.clear();
        printTable(summaries);
        fmt::print("{} cases in {}\n", count, options_.out);
        return kSuccess;
    }

private:
    BenchmarkCase make(std::uint64_t number) {
        const CaseKind kind = kCaseKinds[number % kCaseKinds.size()];
        const std::size_t turn = number / kCaseKinds.size() % subjects_.size();
        const HealthyScan& files = subjects_[turn];
        if (!prepared_ || turn != preparedTurn_) {
            prepared_ = prepareSubject(files, options_.scans.maskGrowth);
            preparedTurn_ = turn;
        }
        try {
            StrokeShapes strokes{&shapes_, {}};
            if (kind == CaseKind::Stroke) {
                strokes.templateToScan = alignment().templateToScan;
            }
            const BenchmarkCase made =
                makeCase(prepared_->brain, kind, options_.seed, number, strokes);
            CaseOrigin origin{fmt::format("{:03}-{}-{}", number, caseKindName(kind), files.name),
                              files.name,
                              options_.split,
                              options_.seed,
                              number,
                              kind == CaseKind::Stroke ? prepared_->alignment : std::nullopt};
            writeCase(options_.out, origin, made, prepared_->brain, prepared_->original);
            return made;
        } catch (const SettingsError& error) {
            throw ScanError(files.scan,
                            fmt::format("cannot carry a lesion of the kind {}. {}",
                                        caseKindName(kind), error.what()),
                            "Leave it out of the subject list, or try another seed.");
        }
    }

    const BrainAlignment& alignment() {
        if (!prepared_->alignment) {
            prepared_->alignment = alignBrains(template_.scan, template_.brain,
                                               prepared_->brain.scan, prepared_->brain.brain);
        }
        return *prepared_->alignment;
    }

    const CasesOptions& options_;
    std::vector<HealthyScan> subjects_;
    std::vector<StrokeShape> shapes_;
    TemplateBrain template_;
    std::optional<PreparedSubject> prepared_;
    std::size_t preparedTurn_ = 0;
};

}  // namespace

void addCasesCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("cases", kDescription);
    auto options = std::make_shared<CasesOptions>();
    options->scans.withTest = true;
    command->add_option("HEALTHY_FOLDER", options->scans.folder, "Folder of healthy T1 scans")
        ->required();
    command
        ->add_option("--masks", options->scans.masks,
                     "Folder of MUSE region labels on the scans' grids, named like the scans")
        ->required();
    command->add_option("--mask-growth", options->scans.maskGrowth,
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
                options->split = text == "test" ? Split::Test : Split::Validation;
            },
            "Whose brains and shapes: validation (the default) or test")
        ->check(CLI::IsMember({"validation", "test"}));
    command->add_option("--seed", options->seed, "Case n depends on the seed and n alone")
        ->capture_default_str();
    command->add_option("--count", options->count,
                        "Number of cases; without it one of each kind for every subject")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100000}));
    command->callback([&action, options] {
        action = [options] {
            refuseFilledFolder(options->out);
            return CaseMaker(*options).run();
        };
    });
}

}  // namespace disyre::app
