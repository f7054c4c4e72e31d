// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/workflows/HealingSummary.h"

namespace disyre::app {

/// Prints the rows as JSON.
void printSummaryJson(const std::filesystem::path& folder, const std::vector<SummaryRow>& rows);

/// Prints where the table and the page lie.
void printSummaryFiles(const std::filesystem::path& folder);

}  // namespace disyre::app
