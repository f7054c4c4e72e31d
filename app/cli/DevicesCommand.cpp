// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/Commands.h"
#include "app/cli/Console.h"
#include "core/compute/DeviceList.h"

namespace disyre::app {

void addDevicesCommand(CLI::App& program, Action& action) {
    auto* command = program.add_subcommand(
        "devices", "List what can compute here, the fastest first, with its memory");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "Print them as a line of JSON");
    command->callback([&action, json] {
        action = [json] {
            const std::vector<ComputeDevice> devices = compute().info().devices;
            if (*json) {
                fmt::print("{}\n", deviceListToJson(devices));
                return static_cast<int>(kSuccess);
            }
            for (const ComputeDevice& device : devices) {
                fmt::print("{:<8}  {}, {:.1f} GB\n", device.name, device.description,
                           static_cast<double>(device.memoryBytes) / 1e9);
            }
            return static_cast<int>(kSuccess);
        };
    });
}

}  // namespace disyre::app
