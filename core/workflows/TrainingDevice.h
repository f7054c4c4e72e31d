// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/compute/Compute.h"

namespace disyre {

/// Returns the device that training runs on, of those that showOnlyDevice(asked) has left visible
/// to this process: the first graphics card or, without one, the processor. Its name is the one
/// that was asked for. Throws SettingsError if a card was asked for and there is none.
[[nodiscard]] ComputeDevice trainingDevice(const ComputeInfo& info, const std::string& asked);

}  // namespace disyre
