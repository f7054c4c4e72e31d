// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/base/Message.h"
#include "core/image/Nifti.h"
#include "core/workflows/ScanSource.h"

namespace disyre::app {

namespace {

struct ScanConversion {
    std::string scan;
    std::string out;
    SeriesChoice choice;
};

int runConversion(const ScanConversion& conversion) {
    ProgressLine progress(false);
    const SourceScan scan =
        readScanSource(conversion.scan, conversion.choice, filesShownOn(progress), stopOnSignals());
    progress.clear();
    for (const Message& warning : scan.info.warnings) {
        printWarning(warning.text());
    }
    writeScan(conversion.out, scan.volume, scan.title);
    fmt::print("{}: {} x {} x {} voxels of {:.3f} x {:.3f} x {:.3f} mm\n", conversion.out,
               scan.info.size[0], scan.info.size[1], scan.info.size[2], scan.info.spacing[0],
               scan.info.spacing[1], scan.info.spacing[2]);
    return kSuccess;
}

std::string checkNiftiName(const std::string& name) {
    return name.ends_with(".nii") || name.ends_with(".nii.gz")
               ? std::string()
               : "The name must end in .nii or .nii.gz";
}

}  // namespace

void addConvertCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand("convert", "Write a DICOM series as a NIfTI file");
    auto conversion = std::make_shared<ScanConversion>();
    conversion->choice.evenIfNotOffered = true;
    command->add_option("DICOM", conversion->scan, "A DICOM file, folder, DICOMDIR or zip archive")
        ->required();
    command->add_option("OUT", conversion->out, "The file to write, .nii or .nii.gz")
        ->required()
        ->check(checkNiftiName);
    command
        ->add_option("--series", conversion->choice.number,
                     "Number of the series as 'disyre info' lists it, even one that is not offered "
                     "as a scan; without it the likeliest scan")
        ->check(CLI::PositiveNumber);
    command->footer(
        "Voxels are written as they lie in the slices, with an affine to RAS millimetres. The "
        "file\n"
        "names no patient.");
    command->callback(
        [&action, conversion] { action = [conversion] { return runConversion(*conversion); }; });
}

}  // namespace disyre::app
