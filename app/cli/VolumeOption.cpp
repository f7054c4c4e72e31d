// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/VolumeOption.h"

#include <CLI/CLI.hpp>

namespace disyre::app {

void addVolumeOption(CLI::App& command, ScanChoice& choice) {
    command
        .add_option("--volume", choice.volume,
                    "The volume to take of a scan that is a series, counted from 1")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
}

}  // namespace disyre::app
