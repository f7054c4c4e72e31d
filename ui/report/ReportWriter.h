// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>

#include <filesystem>

#include "ui/report/ReportHtml.h"

namespace disyre::ui {

/// Writes a report as a single file, completely or not at all: a PDF document of pages in A4 if the
/// name ends in .pdf, or a page of HTML that holds its pictures if it ends in .html. Throws
/// SettingsError for another ending, and FileError if it cannot be written.
void writeReport(const std::filesystem::path& file, const ReportPage& page);

/// Draws the pages that writeReport() makes of a PDF document, as pictures in A4.
/// @param scale the pixels for each of 96 dots per inch, above 0.
[[nodiscard]] QList<QImage> picturesOfPages(const ReportPage& page, double scale);

}  // namespace disyre::ui
