// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/common/Theme.h"
#include "ui/window/ActionTexts.h"

class QActionGroup;
class QMenu;

namespace disyre::ui {

class Settings;

/// Chooses the theme and the language of the program and remembers them. Its two submenus are part
/// of the View menu.
class AppearanceController : public QObject {
    Q_OBJECT

public:
    AppearanceController(Settings& settings, QObject* parent);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// @param remember whether the theme is used again when the program starts the next time.
    void chooseTheme(Theme::Choice choice, bool remember);
    /// Changes every text of the program, and remembers the language.
    /// @param code one of Language::all(), or empty for the language of the system.
    void chooseLanguage(const QString& code);
    /// Chooses the theme and the language of the system.
    void reset();

private:
    void updateChecks();

    Settings& settings_;
    ActionTexts texts_;
    QActionGroup* themes_;
    QActionGroup* languages_;
};

}  // namespace disyre::ui
