// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre {

/// Returns the version of ITK for reports.
[[nodiscard]] std::string itkVersion();

}  // namespace disyre
