// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/compute/Compute.h"

namespace disyre::app {

/// What training runs on in a process that sees what showOnlyDevice(asked) left: the first card, else
/// the processor, under the name it was asked for. Throws SettingsError when a card was asked for and
/// there is none.
[[nodiscard]] ComputeDevice trainingDevice(const ComputeInfo& info, const std::string& asked);

}  // namespace disyre::app
