// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTemporaryDir>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "ui/common/Worker.h"
#include "ui/export/ExportDialog.h"
#include "ui/export/PictureChoice.h"
#include "ui/healing/ResultSaver.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;
class QProgressDialog;
class QWidget;

namespace disyre::ui {

class HealingSession;
class MessageController;
class ReviewController;
class ServersController;
class Settings;
class SlicePresenter;

/// Writes pictures, single result files and DICOM objects of the scan shown, and copies the command
/// that heals it again. Its actions are part of the File menu.
class ExportController : public QObject {
    Q_OBJECT

public:
    /// Draws the view in use or the whole window so many times as large.
    using DrawScreen = std::function<QImage(PictureKind kind, double scale)>;

    /// @param window the parent of the dialogs; it owns the controller.
    ExportController(HealingSession& session, Settings& settings, MessageController& messages,
                     const ReviewController& review, SlicePresenter& slices,
                     ServersController& servers, DrawScreen screen, QWidget& window);
    ~ExportController() override;

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

private:
    /// Work with result files. It runs beside the window's thread and returns what to say at the
    /// end.
    using Use = std::function<QString(const std::filesystem::path& results,
                                      const std::function<void(std::size_t, std::size_t)>& tell,
                                      const StopToken& stop)>;

    QAction* make(const QString& name, const char* text, const char* tip);
    void savePictures();
    [[nodiscard]] QString askForPicture(PictureKind kind);
    void exportFiles();
    /// Whether the scan shown came from DICOM; if not, says so.
    [[nodiscard]] bool isDicom();
    void exportDicom();
    void sendDicom();
    void copyCommand();
    /// Writes the results into a folder for a while, and does something with them, with a dialog
    /// that shows the progress and can cancel.
    void withResults(const QString& title, Use use);
    void useResults();
    void saveTemporarily(int id);
    void end();
    void noteSaved(int id, int changes);

    HealingSession& session_;
    Settings& settings_;
    MessageController& messages_;
    const ReviewController& review_;
    SlicePresenter& slices_;
    ServersController& servers_;
    DrawScreen screen_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* pictures_;
    QAction* files_;
    QAction* dicom_;
    QAction* send_;
    QAction* command_;
    std::unique_ptr<QTemporaryDir> results_;  ///< where the results lie for a while
    Use use_;
    QPointer<QProgressDialog> progress_;
    /// Where the results of a scan were saved last, and which of its changes that were.
    struct SavedPlace {
        QString folder;
        int changes = 0;
    };
    std::map<int, SavedPlace> savedPlaces_;
    ResultSaver saver_;
    Worker worker_;
};

}  // namespace disyre::ui
