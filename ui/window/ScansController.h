// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <memory>
#include <optional>

#include "ui/window/ActionTexts.h"

class QAction;
class QDragEnterEvent;
class QDropEvent;
class QMenu;
class QWidget;

namespace disyre {
struct DicomListing;
}

namespace disyre::ui {

class HealingSession;
class MessageController;
class RecentMenu;
class Settings;

/// Opens scans from a file, a folder, the list of recent scans, the sample, or what is dropped on
/// the window. Its actions, and that which closes a scan, are part of the File menu.
class ScansController : public QObject {
    Q_OBJECT

public:
    /// @param window the parent of the file dialogs; it owns the controller.
    ScansController(HealingSession& session, Settings& settings, MessageController& messages,
                    QWidget& window);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// Begins to open a scan, or all scans of a folder.
    /// @param volume which volume of a file with several is meant, counted from 1; without a number
    /// the person is asked.
    void open(const QString& path, std::optional<int> volume = {});
    void openSample();
    void askForFile();
    void askForFolder();
    /// Shows the list of recent scans as the settings have it.
    void updateRecent();

    /// Accepts the drag of local files and folders.
    static void acceptDrag(QDragEnterEvent& event);
    /// Opens the local files and folders that were dropped. DICOM files that were dropped together
    /// are taken for one folder. What does not lie on this machine is ignored.
    void takeDrop(QDropEvent& event);

Q_SIGNALS:
    /// The person wants the scan that is shown to be closed.
    void closeRequested();

private:
    /// Opens several files: those in DICOM together, as one folder, all others one by one.
    void openTogether(const QStringList& files);
    /// Asks which series of a place with several is meant, and opens it.
    void askForSeries(const std::shared_ptr<const DicomListing>& listing);
    /// Asks which volume of a file with several is meant, and opens it.
    void askForVolume(const std::filesystem::path& file, int volumes);
    void openRecent(const QString& file);
    void rememberOpened();

    HealingSession& session_;
    Settings& settings_;
    MessageController& messages_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* open_;
    QAction* openFolder_;
    QAction* openSample_;
    QAction* close_;
    RecentMenu* recent_;
};

}  // namespace disyre::ui
