// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, changing and closing scans, and saving what was made of them.
#include "ui/window/MainWindow.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSaveFile>
#include <QStackedWidget>
#include <QUrl>

#include "ui/findings/FindingsPresenter.h"
#include "ui/healing/Paths.h"
#include "ui/healing/ScanCheck.h"
#include "ui/plots/StepPlot.h"
#include "ui/timeline/Timeline.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/RecentMenu.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QString localFileOf(const QMimeData* data) {
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile()
                                                               : QString();
}

}  // namespace

void MainWindow::openFile(const QString& path) {
    showInformation(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    session_.open(toPath(path));
}

void MainWindow::openSample() {
    showInformation(tr("Making the sample…"));
    session_.openSample();
}

void MainWindow::askForFile() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a scan"), settings_.lastFolder(),
        tr("NIfTI scans (*.nii *.nii.gz);;All files (*)"));
    if (!path.isEmpty()) {
        settings_.setLastFolder(QFileInfo(path).absolutePath());
        openFile(path);
    }
}

void MainWindow::askForFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of scans"),
                                                             settings_.lastFolder());
    if (!folder.isEmpty()) {
        settings_.setLastFolder(folder);
        openFile(folder);
    }
}

void MainWindow::openRecent(const QString& file) {
    // Back on the list as soon as it opens.
    settings_.removeRecentFile(file);
    updateRecent();
    openFile(file);
}

void MainWindow::updateRecent() {
    recent_->setFiles(settings_.recentFiles());
}

void MainWindow::rememberOpened() {
    for (const auto& one : session_.cases()) {
        if (one->id == session_.shownCase() && !one->file.empty()) {
            settings_.addRecentFile(toText(one->file));
            updateRecent();
        }
    }
}

void MainWindow::closeScan() {
    session_.closeCase(session_.shownCase());
}

void MainWindow::showCase() {
    if (shownCase_ >= 0) {
        looks_.insert(shownCase_, {presenter_->crosshair(), timeline_->position(), following_});
    }
    shownCase_ = session_.shownCase();
    messages_->dismiss();
    timeline_->setPlaying(false);
    if (session_.scan()) {
        takeScan();
        return;
    }
    stack_->setCurrentIndex(0);
    setWindowTitle(tr("DISYRE Explorer (research use, not a medical device)"));
    timeline_->setSlices(0);
    clearReadout();
    presenter_->refreshLater();
    updateSteps();
}

void MainWindow::takeScan() {
    const auto scan = session_.scan();
    QStringList remarks = scan->warnings;
    if (session_.card()) {
        remarks += doubtsAbout(*scan, *session_.card());
    }
    if (!remarks.isEmpty()) {
        showInformation(remarks.join(u' '));
    }
    setWindowTitle(
        tr("%1 – DISYRE Explorer (research use, not a medical device)").arg(scan->name));
    stack_->setCurrentWidget(viewArea_);
    timeline_->setSlices(scan->slices());
    presenter_->showScan();
    const Look look = looks_.value(session_.shownCase(), {presenter_->crosshair(), 0, true});
    following_ = look.following;
    presenter_->setCrosshair(look.crosshair);
    presenter_->refreshNow();
    updateSteps();
    if (!look.following) {
        showPosition(look.position);
    }
    views_->active().setFocus();
}

void MainWindow::askForResultsFolder() {
    const QString folder = QFileDialog::getExistingDirectory(
        this, tr("Save the results into a folder"), settings_.lastFolder());
    if (!folder.isEmpty()) {
        saveResults(folder);
    }
}

void MainWindow::askForScreenshotFile() {
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Save a screenshot"),
        QDir(settings_.lastFolder()).filePath(u"disyre-explorer.png"_s),
        tr("PNG pictures (*.png)"));
    if (!file.isEmpty() && saveScreenshot(file)) {
        showInformation(tr("Saved %1").arg(file));
    }
}

void MainWindow::saveResults(const QString& folder) {
    showInformation(tr("Saving the results into %1…").arg(folder));
    session_.save(toPath(folder));
}

bool MainWindow::showsAllFindings() const { return !findings_->finder().isLooking(); }

bool MainWindow::saveScreenshot(const QString& file) {
    presenter_->refreshNow();
    plot_->drawNow();
    const QPixmap picture = grab();
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || !picture.save(&target, "PNG") || !target.commit()) {
        showProblem(tr("The screenshot could not be written to \"%1\": %2.")
                        .arg(file, target.errorString()));
        return false;
    }
    return true;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFileOf(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString file = localFileOf(event->mimeData());
    if (!file.isEmpty()) {
        event->acceptProposedAction();
        openFile(file);
    }
}

}  // namespace disyre::ui
