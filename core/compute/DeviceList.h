// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/compute/Compute.h"

namespace disyre {

/// The list of devices that `disyre devices --json` prints: written as a line of JSON and read
/// back. Reading returns nothing for a line that is something else.
[[nodiscard]] std::string deviceListToJson(const std::vector<ComputeDevice>& devices);
[[nodiscard]] std::optional<std::vector<ComputeDevice>> deviceListFromJson(const std::string& line);

}  // namespace disyre
