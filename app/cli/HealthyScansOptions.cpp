// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/HealthyScansOptions.h"

#include <CLI/CLI.hpp>

namespace disyre::app {

void addHealthyScansOptions(CLI::App& command, HealthyScansOptions& options) {
    command.add_option("--masks", options.masks,
                       "Folder of brain masks or label maps, named like the scans; without it the "
                       "scans must be skull-stripped");
    command.add_option("--mask-growth", options.maskGrowth, "Voxels by which masks are grown")
        ->check(CLI::Range(0, 10))
        ->capture_default_str();
    command.add_option("--subjects", options.subjects,
                       "JSON file with the lists \"training\" and \"validation\" of scan names; "
                       "without it every tenth scan validates");
}

}  // namespace disyre::app
