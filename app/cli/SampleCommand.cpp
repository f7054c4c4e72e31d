// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/sample/SampleScan.h"

namespace disyre::app {

void addSampleCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "sample",
        "Write the sample: a healthy brain with two implanted lesions, and where they are");
    auto folder = std::make_shared<std::string>();
    command->add_option("--out", *folder, "Folder to write to")->required();
    command->callback([&action, folder] {
        action = [folder] {
            writeSample(makeSample(), *folder);
            for (const char* name :
                 {"scan.nii.gz", "lesion_mask.nii.gz", "healthy.nii.gz", "sample.json"}) {
                fmt::print("{}\n", (std::filesystem::path(*folder) / name).string());
            }
            return static_cast<int>(kSuccess);
        };
    });
}

}  // namespace disyre::app
