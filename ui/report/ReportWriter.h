// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "ui/report/ReportHtml.h"

namespace disyre::ui {

/// Writes a report as a single file, completely or not at all: a PDF document of pages in A4 if the
/// name ends in .pdf, or a page of HTML that holds its pictures if it ends in .html. Throws
/// SettingsError for another ending, and FileError if it cannot be written.
void writeReport(const std::filesystem::path& file, const ReportPage& page);

}  // namespace disyre::ui
