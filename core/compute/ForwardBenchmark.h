// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compute/Compute.h"

namespace disyre {

/// Measures the times that Compute::measureForward() describes, on the calling thread and on
/// workers of its own.
[[nodiscard]] std::vector<ForwardTimes> forwardTimes(const std::filesystem::path& model,
                                                     int threads, int rounds);

}  // namespace disyre
