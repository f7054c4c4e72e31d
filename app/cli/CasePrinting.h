// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace disyre {
class CaseArchive;
}

namespace disyre::app {

/// Prints what is in a case, as lines for a person or as JSON.
void printCase(const CaseArchive& archive, bool json);

}  // namespace disyre::app
