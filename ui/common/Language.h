// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace disyre::ui {

/// The languages that the window speaks. Changing it sends QEvent::LanguageChange to all windows.
class Language {
public:
    /// The codes of all languages, such as "de"; "en" is the first.
    [[nodiscard]] static QStringList all();
    /// The name of a language in that language, such as "Deutsch".
    [[nodiscard]] static QString nameOf(const QString& code);
    /// The language of the system where the window speaks it, or else English.
    [[nodiscard]] static QString ofSystem();

    /// Makes the texts that exist when the program starts say "1 scan" and "2 scans": English, too,
    /// has a form for one and a form for several. Must be called once the application exists.
    static void begin();
    /// Sets the language of all texts, and the default locale for numbers.
    /// @param code one of all(); anything else means the language of the system.
    static void apply(const QString& code);
    [[nodiscard]] static QString current();
};

}  // namespace disyre::ui
