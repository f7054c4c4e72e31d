// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/window/ActionTexts.h"

class QMenu;
class QMenuBar;

namespace disyre::ui {

/// The menus of the window's menu bar, which controllers fill with their actions, and the actions
/// that belong to no controller.
class MainMenus : public QObject {
    Q_OBJECT

public:
    MainMenus(QMenuBar& bar, QObject* parent);

    [[nodiscard]] QMenu& file() { return *file_; }
    [[nodiscard]] QMenu& edit() { return *edit_; }
    [[nodiscard]] QMenu& view() { return *view_; }
    [[nodiscard]] QMenu& heal() { return *heal_; }
    [[nodiscard]] QMenu& help() { return *help_; }
    /// Adds the submenu that shows and hides the panels, and the action that resets the layout, to
    /// the View menu. @return the submenu.
    QMenu& addPanels();
    /// Adds the action that quits the program to the File menu.
    void addQuit();
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

Q_SIGNALS:
    void quitRequested();
    void layoutResetRequested();
    void keysRequested();
    void settingsResetRequested();
    void logRequested();
    void aboutRequested();

private:
    QMenu* addMenu(QMenuBar& bar, const char* title);
    QAction* addAction(QMenu& menu, const QString& name, const char* text,
                       void (MainMenus::*signal)());
    void fillHelp();

    ActionTexts texts_;
    QMenu* file_;
    QMenu* edit_;
    QMenu* view_;
    QMenu* heal_;
    QMenu* help_;
};

}  // namespace disyre::ui
