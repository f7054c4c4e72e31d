// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ScansController.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

#include "core/cases/CaseArchive.h"
#include "core/workflows/ScanSource.h"
#include "ui/cases/SeriesChooser.h"
#include "ui/cases/VolumeChooser.h"
#include "ui/common/Paths.h"
#include "ui/common/ScanFilter.h"
#include "ui/common/Settings.h"
#include "ui/common/ThemedIcon.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/MessageController.h"
#include "ui/window/RecentMenu.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The local files and folders that are dragged; empty if any of them lies elsewhere.
QStringList localFilesOf(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls()) {
        if (!url.isLocalFile()) {
            return {};
        }
        files << url.toLocalFile();
    }
    return files;
}

}  // namespace

ScansController::ScansController(HealingSession& session, Settings& settings,
                                 MessageController& messages, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      messages_(messages),
      window_(window),
      texts_(staticMetaObject),
      open_(new QAction(themedIcon(u"open"_s), QString(), this)),
      openFolder_(new QAction(this)),
      openSample_(new QAction(themedIcon(u"sample"_s), QString(), this)),
      close_(new QAction(this)),
      recent_(new RecentMenu(&window)) {
    open_->setObjectName(u"openAction"_s);
    open_->setShortcuts(QKeySequence::Open);
    openFolder_->setObjectName(u"openFolderAction"_s);
    openFolder_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    openSample_->setObjectName(u"openSampleAction"_s);
    close_->setObjectName(u"closeScanAction"_s);
    close_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
    texts_.add(*open_, QT_TR_NOOP("&Open…"));
    texts_.add(*openFolder_, QT_TR_NOOP("Open a &folder…"));
    texts_.add(*openSample_, QT_TR_NOOP("Open s&ample"));
    texts_.add(*close_, QT_TR_NOOP("&Close the scan"));

    connect(open_, &QAction::triggered, this, &ScansController::askForFile);
    connect(openFolder_, &QAction::triggered, this, &ScansController::askForFolder);
    connect(openSample_, &QAction::triggered, this, &ScansController::openSample);
    connect(close_, &QAction::triggered, this, &ScansController::closeRequested);
    connect(recent_, &RecentMenu::chosen, this, &ScansController::openRecent);
    connect(recent_, &RecentMenu::clearRequested, this, [this] {
        settings_.clearRecentFiles();
        updateRecent();
    });
    connect(&session_.cases(), &CaseList::scanOpened, this, &ScansController::rememberOpened);
    connect(&session_.saver(), &ResultSaver::saved, this, [this](const QStringList& files) {
        // The folder of results is what a person opens to go on with them.
        if (!files.isEmpty()) {
            settings_.addRecentFile(QFileInfo(files.constFirst()).absolutePath());
            updateRecent();
        }
    });
    connect(&session_.cases(), &CaseList::seriesFound, this, &ScansController::askForSeries);
    connect(&session_.cases(), &CaseList::volumesFound, this, &ScansController::askForVolume);
    connect(&session_.cases(), &CaseList::listing, this, [this](int done, int total) {
        messages_.showInformation(tr("Looking at the files: %1 of %2").arg(done).arg(total));
    });
    const auto enableClose = [this] { close_->setEnabled(session_.cases().shownId() >= 0); };
    connect(&session_.cases(), &CaseList::stateChanged, this, enableClose);
    enableClose();
    updateRecent();
}

void ScansController::addTo(QMenu& menu) {
    menu.addActions({open_, openFolder_});
    menu.addMenu(recent_);
    menu.addActions({openSample_, close_});
}

void ScansController::open(const QString& path, std::optional<int> volume) {
    messages_.showInformation(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    if (volume) {
        session_.cases().openVolume(toPath(path), *volume);
    } else {
        session_.cases().open(toPath(path));
    }
}

void ScansController::openTogether(const QStringList& files) {
    std::vector<std::filesystem::path> dicom;
    for (const QString& file : files) {
        const std::filesystem::path path = toPath(file);
        std::error_code error;
        if (scanSourceKind(path) == ScanSourceKind::Dicom &&
            !std::filesystem::is_directory(path, error)) {
            dicom.push_back(path);
        } else {
            open(file);
        }
    }
    if (!dicom.empty()) {
        messages_.showInformation(tr("Looking at the files…"));
        session_.cases().openFiles(dicom);
    }
}

void ScansController::askForSeries(const std::shared_ptr<const DicomListing>& listing) {
    messages_.dismiss();
    auto* chooser = new SeriesChooser(listing, &window_);
    connect(chooser, &SeriesChooser::chosen, this,
            [this, listing](std::size_t series) { session_.cases().openSeries(listing, series); });
    chooser->open();
}

void ScansController::askForVolume(const std::filesystem::path& file, int volumes) {
    messages_.dismiss();
    auto* chooser = new VolumeChooser(file, volumes, &window_);
    connect(chooser, &VolumeChooser::chosen, this,
            [this, file](int volume) { open(toText(file), volume); });
    chooser->open();
}

void ScansController::openSample() {
    messages_.showInformation(tr("Making the sample…"));
    session_.cases().openSample();
}

void ScansController::askForFile() {
    const QString path =
        QFileDialog::getOpenFileName(&window_, tr("Open a scan or a case"), settings_.lastFolder(),
                                     scanAndCaseFilter(QLatin1String(kCaseEnding)));
    if (!path.isEmpty()) {
        settings_.setLastFolder(QFileInfo(path).absolutePath());
        open(path);
    }
}

void ScansController::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(&window_, tr("Open a folder of scans"),
                                                             settings_.lastFolder());
    if (!folder.isEmpty()) {
        settings_.setLastFolder(folder);
        open(folder);
    }
}

void ScansController::openRecent(const QString& file) {
    // The file comes back on the list when it opens; one that does not open stays away.
    settings_.removeRecentFile(file);
    updateRecent();
    open(file);
}

void ScansController::rememberOpened() {
    for (const auto& one : session_.cases().all()) {
        std::filesystem::path place = one->file;
        if (one->home && !one->home->file.empty()) {
            place = one->home->file;
        } else if (one->savedResults() != nullptr) {
            place = one->opened->saved.folder;
        }
        if (one->id == session_.cases().shownId() && !place.empty()) {
            // A path given on the command line may be relative to a folder that is another one when
            // the program is started next.
            std::error_code error;
            const std::filesystem::path whole = std::filesystem::absolute(place, error);
            settings_.addRecentFile(toText(error ? place : whole));
            updateRecent();
        }
    }
}

void ScansController::updateRecent() {
    recent_->setFiles(settings_.recentFiles());
}

void ScansController::acceptDrag(QDragEnterEvent& event) {
    if (!localFilesOf(event.mimeData()).isEmpty()) {
        event.acceptProposedAction();
    }
}

void ScansController::takeDrop(QDropEvent& event) {
    const QStringList files = localFilesOf(event.mimeData());
    if (files.isEmpty()) {
        return;
    }
    event.acceptProposedAction();
    if (files.size() == 1) {
        open(files.constFirst());
    } else {
        openTogether(files);
    }
}

}  // namespace disyre::ui
