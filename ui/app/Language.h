// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace disyre::ui {

/// The languages that the window speaks. Changing it sends QEvent::LanguageChange to all windows.
class Language {
public:
    /// Codes, "en" first.
    [[nodiscard]] static QStringList all();
    /// In its own words, e.g. "Deutsch".
    [[nodiscard]] static QString nameOf(const QString& code);
    /// What the system speaks, if we do, or English.
    [[nodiscard]] static QString ofSystem();

    /// @param code one of all(); anything else means the system's.
    /// Sets the words, and the default locale, whose numbers go with them.
    static void apply(const QString& code);
    [[nodiscard]] static QString current();
};

}  // namespace disyre::ui
