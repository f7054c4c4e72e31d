// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/compute/Compute.h"

namespace disyre {

/// What `disyre devices --json` prints: a line of JSON, and back; none for a line that is something else.
[[nodiscard]] std::string deviceListToJson(const std::vector<ComputeDevice>& devices);
[[nodiscard]] std::optional<std::vector<ComputeDevice>> deviceListFromJson(const std::string& line);

}  // namespace disyre
