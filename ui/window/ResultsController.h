// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPixmap>
#include <QString>

#include <functional>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class HealingSession;
class MessageController;
class ReviewController;
class Settings;

/// Saves what was healed into a folder, and the picture of the window into a file. Its actions are
/// part of the File menu.
class ResultsController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the file dialogs; it owns the controller.
    /// @param picture draws the window as it is to be saved.
    ResultsController(HealingSession& session, Settings& settings, MessageController& messages,
                      const ReviewController& review, std::function<QPixmap()> picture,
                      QWidget& window);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// Begins to write the result files; the session reports the end.
    void save(const QString& folder);
    /// Writes the picture as PNG. When the file cannot be written, returns false and says why.
    bool saveScreenshot(const QString& file);

private:
    void askForFolder();
    void saveOnceListed(int id, const QString& folder);
    void askForScreenshotFile();

    HealingSession& session_;
    Settings& settings_;
    MessageController& messages_;
    const ReviewController& review_;
    std::function<QPixmap()> picture_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* save_;
    QAction* saveScreenshot_;
};

}  // namespace disyre::ui
