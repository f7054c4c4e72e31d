// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <filesystem>

#include "ui/common/Worker.h"
#include "ui/healing/CaseSaver.h"
#include "ui/window/ActionTexts.h"
#include "ui/window/CaseView.h"

class QAction;
class QMenu;
class QWidget;

namespace disyre::ui {

class HealingSession;
class MessageController;
class QuestionBar;
class ReviewController;
class Settings;

/// Saves a review as a case, opens cases, asks for their scans where these have moved, and keeps
/// the list of cases. Its actions are part of the File menu.
class CaseFileController : public QObject {
    Q_OBJECT

public:
    /// @param banner says what is special about the case shown. @param question asks for a scan.
    /// @param window the parent of the dialogs; it owns the controller.
    CaseFileController(HealingSession& session, Settings& settings, MessageController& messages,
                       ReviewController& review, const CaseView& view, QuestionBar& banner,
                       QuestionBar& question, QWidget& window);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// Shows what a case showed when it was saved, when it is shown for the first time.
    void showSaved();
    /// What the window shows now, as JSON for a case.
    [[nodiscard]] std::string viewText() const { return view_.text(); }
    /// Saves the review that is shown; saved() or a message follows.
    /// @param withScan whether the scan is put into the case.
    void saveAs(const QString& file, bool withScan);
    /// Whether a case is being written.
    [[nodiscard]] bool isSaving() const { return saver_.isSaving() || waiting_; }

Q_SIGNALS:
    void saved(const QString& file);

private:
    void save();
    void askForFile();
    void askToOpen();
    void askForScan(const std::filesystem::path& file, const KeptScan& scan, bool isAutosave);
    void askToTakeOver(int id);
    void showLibrary();
    void saveOnceListed(int id, const CaseToKeep& how);
    void noteSaved(int id, int changes, const KeptReview& kept);
    void list(const std::filesystem::path& file);
    void update();

    HealingSession& session_;
    Settings& settings_;
    MessageController& messages_;
    ReviewController& review_;
    CaseView view_;
    QuestionBar& banner_;
    QuestionBar& question_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* open_;
    QAction* save_;
    QAction* saveAs_;
    QAction* library_;
    CaseSaver saver_;
    Worker worker_;
    int shownView_ = -1;    ///< the newest scan whose saved view was shown
    bool waiting_ = false;  ///< whether a case waits for its findings before it is written
};

}  // namespace disyre::ui
