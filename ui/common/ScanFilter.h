// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace disyre::ui {

/// The filter of a file dialog that shows the scans that can be opened, or all files.
[[nodiscard]] QString scanFilter();

/// The same for a dialog that opens saved cases, too.
/// @param caseEnding with its dot.
[[nodiscard]] QString scanAndCaseFilter(const QString& caseEnding);

}  // namespace disyre::ui
