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
    auto kind = std::make_shared<std::string>();
    std::vector<std::string> kinds;
    kinds.reserve(kSampleLesions.size());
    for (const SampleLesion lesion : kSampleLesions) {
        kinds.push_back(toText(lesion));
    }
    command
        ->add_option("--lesion", *kind,
                     "One lesion for a lesson instead of the two: cavity, mass, bright-spots, "
                     "atrophy or faint-texture")
        ->check(CLI::IsMember(kinds));
    command->callback([&action, folder, kind] {
        action = [folder, kind] {
            const auto lesion = sampleLesionFromText(*kind);
            writeSample(lesion ? makeSample(*lesion) : makeSample(), *folder);
            for (const char* name :
                 {"scan.nii.gz", "lesion_mask.nii.gz", "healthy.nii.gz", "sample.json"}) {
                fmt::print("{}\n", (std::filesystem::path(*folder) / name).string());
            }
            return static_cast<int>(kSuccess);
        };
    });
}

}  // namespace disyre::app
