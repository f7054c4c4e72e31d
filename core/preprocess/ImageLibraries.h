// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace disyre {

/// ITK's version, for a report.
[[nodiscard]] std::string itkVersion();

}  // namespace disyre
