// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QMap>
#include <QString>

#include "core/workflows/ReportContent.h"

namespace disyre::ui {

/// What a person chose about a report.
struct ReportChoice {
    /// Whether the path of the scan is named; it may hold the name of a person.
    bool namesScan = false;
    QString versionText;  ///< The version of the program.
};

/// A report as a page of HTML, and the pictures that it shows under the addresses that the page
/// has for them. The page has no script, and keeps to the part of HTML that QTextDocument knows.
struct ReportPage {
    QString html;
    QMap<QString, QImage> pictures;
};

/// Puts a report into words of the language of the window.
[[nodiscard]] ReportPage reportPage(const ReportContent& content, const ReportChoice& choice);

/// The sentence that stands on every page of a report.
[[nodiscard]] QString reportNotice();

}  // namespace disyre::ui
