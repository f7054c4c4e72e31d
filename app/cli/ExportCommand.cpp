// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/Restart.h"
#include "core/workflows/ModelConversion.h"
#ifdef DISYRE_WITH_IMAGES
#include "core/workflows/DicomExport.h"
#endif

namespace disyre::app {

namespace {

struct ExportOptions {
    std::filesystem::path what;
    std::string diffusers;
#ifdef DISYRE_WITH_IMAGES
    std::filesystem::path folder;
    std::filesystem::path report;
    bool makesReport = true;
#endif
};

int exportModel(const ExportOptions& options) {
    const ModelCard card = exportToDiffusers(options.what.string(), options.diffusers);
    fmt::print(
        "{}: read it with UNet2DModel.from_pretrained(..., subfolder=\"unet\"); give it t - 1 "
        "= 0 (almost clean) to {} (most corrupted){}.\n",
        options.diffusers, card.schedule.steps - 1,
        card.condition == ConditionOrder::Falling ? ", counted backwards" : "");
    return kSuccess;
}

#ifdef DISYRE_WITH_IMAGES
/// The file of a report that is removed when the objects are written.
class ScratchReport {
public:
    explicit ScratchReport(const std::filesystem::path& folder) : file_(folder / ".report.pdf") {}
    ~ScratchReport() {
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
    ScratchReport(const ScratchReport&) = delete;
    ScratchReport& operator=(const ScratchReport&) = delete;

    [[nodiscard]] const std::filesystem::path& file() const { return file_; }

private:
    std::filesystem::path file_;
};

/// Lets the program of the window make the pages; it needs no display for that.
std::filesystem::path makeReport(const std::filesystem::path& results,
                                 const std::filesystem::path& file) {
    constexpr const char* kWindow = "disyre-explorer";
    if (runProgram(kWindow, {"--report", results.string(), "--out", file.string(), "--language",
                             "en"}) != 0) {
        throw FileError(kWindow, MessageId::ReportNoWindowProgram);
    }
    return file;
}

int exportDicom(const ExportOptions& options) {
    DicomExportRequest request{options.what, options.folder, {}};
    const ScratchReport scratch(request.folder);
    if (!options.report.empty()) {
        request.makeReport = [&options] { return options.report; };
    } else if (options.makesReport) {
        request.makeReport = [&] { return makeReport(options.what, scratch.file()); };
    }
    ProgressLine progress(false);
    const DicomExported exported = exportAsDicom(
        request,
        [&progress](std::size_t done, std::size_t total) {
            progress.show(fmt::format("Writing object {} of {}", std::min(done + 1, total), total));
        },
        stopOnSignals());
    progress.clear();
    for (const Message& warning : exported.warnings) {
        printWarning(warning.text());
    }
    for (const std::filesystem::path& file : exported.files) {
        fmt::print("{}\n", displayPath(file));
    }
    return kSuccess;
}
#endif

}  // namespace

void addExportCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "export", "Write results as DICOM objects, or a model as a diffusers folder for Python");
    auto options = std::make_shared<ExportOptions>();
    command
        ->add_option("WHAT", options->what,
                     "The folder that 'disyre heal --out' named (with --dicom), or the folder of a "
                     "model (with --out)")
        ->required();
    auto* kinds = command->add_option_group("where to");
    auto* out = kinds->add_option("--out", options->diffusers,
                                  "Folder to write a model to; must not exist");
#ifdef DISYRE_WITH_IMAGES
    auto* dicom = kinds->add_option("--dicom", options->folder,
                                    "Folder for the results as DICOM objects, made where missing");
    dicom->excludes(out);
    auto* report = command->add_option(
        "--report", options->report,
        "A report as PDF that becomes one of the objects; without it, one is made in English");
    report->needs(dicom);
    command->add_flag("!--no-report", options->makesReport, "Write no report")
        ->excludes(report)
        ->needs(dicom);
    command->footer(
        "As DICOM, the findings become a Segmentation (those that were kept, if any was decided "
        "on;\n"
        "else all at the threshold), the anomaly map a Parametric Map, and the report an\n"
        "Encapsulated PDF. They belong to the patient and the study of the scan, which must have\n"
        "come from DICOM.");
#else
    (void)out;
#endif
    kinds->require_option(1);
    command->callback([&action, options] {
        action = [options] {
#ifdef DISYRE_WITH_IMAGES
            if (options->diffusers.empty()) {
                return exportDicom(*options);
            }
#endif
            return exportModel(*options);
        };
    });
}

}  // namespace disyre::app
