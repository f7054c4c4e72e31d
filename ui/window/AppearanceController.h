// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/common/Theme.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace disyre::ui {

class Settings;

/// Chooses the theme, the language and the type size of the program and remembers them, and shows
/// the window on the full screen. Its entries are part of the View menu.
class AppearanceController : public QObject {
    Q_OBJECT

public:
    AppearanceController(Settings& settings, QWidget& window);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// @param remember whether the theme is used again when the program starts the next time.
    void chooseTheme(Theme::Choice choice, bool remember);
    /// Changes every text of the program, and remembers the language.
    /// @param code one of Language::all(), or empty for the language of the system.
    void chooseLanguage(const QString& code);
    /// Changes the size of all letters of the program, and remembers it.
    /// @param percent of the system's own size.
    void chooseTypeSize(int percent);
    /// Sets the size of all letters of the program.
    static void applyTypeSize(int percent);
    void setFullScreen(bool full);
    /// Shows whether the window fills the screen, however that came about.
    void updateFullScreen();
    /// Chooses the theme, the language and the type size of the system.
    void reset();

private:
    void updateChecks();

    Settings& settings_;
    QWidget& window_;
    ActionTexts texts_;
    QActionGroup* themes_;
    QActionGroup* languages_;
    QActionGroup* typeSizes_;
    QAction* fullScreen_;
};

}  // namespace disyre::ui
