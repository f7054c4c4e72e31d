// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ResultsController.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QTimer>

#include <utility>

#include "ui/common/FolderDialog.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/common/ThemedIcon.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/MessageController.h"
#include "ui/window/ReviewController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

ResultsController::ResultsController(HealingSession& session, Settings& settings,
                                     MessageController& messages, const ReviewController& review,
                                     std::function<QPixmap()> picture, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      messages_(messages),
      review_(review),
      picture_(std::move(picture)),
      window_(window),
      texts_(staticMetaObject),
      save_(new QAction(themedIcon(u"save"_s), QString(), this)),
      saveScreenshot_(new QAction(themedIcon(u"camera"_s), QString(), this)) {
    save_->setObjectName(u"saveResultsAction"_s);
    save_->setShortcuts(QKeySequence::Save);
    saveScreenshot_->setObjectName(u"saveScreenshotAction"_s);
    texts_.add(*save_, QT_TR_NOOP("&Save results…"));
    texts_.add(*saveScreenshot_, QT_TR_NOOP("Save s&creenshot…"));
    connect(save_, &QAction::triggered, this, &ResultsController::askForFolder);
    connect(saveScreenshot_, &QAction::triggered, this, &ResultsController::askForScreenshotFile);
    const auto enableSave = [this] {
        save_->setEnabled(ResultSaver::canSave(session_.cases().shown()));
    };
    connect(&session_.cases(), &CaseList::stateChanged, this, enableSave);
    enableSave();
}

void ResultsController::addTo(QMenu& menu) {
    menu.addActions({save_, saveScreenshot_});
}

void ResultsController::askForFolder() {
    const QString folder =
        askForSaveFolder(&window_, tr("Save the results into a folder"), settings_.lastFolder());
    if (!folder.isEmpty()) {
        save(folder);
    }
}

void ResultsController::askForScreenshotFile() {
    const QString file = QFileDialog::getSaveFileName(
        &window_, tr("Save a screenshot"),
        QDir(settings_.lastFolder()).filePath(u"disyre-explorer.png"_s),
        tr("PNG pictures (*.png)"));
    if (!file.isEmpty() && saveScreenshot(file)) {
        messages_.showInformation(tr("Saved %1").arg(file));
    }
}

void ResultsController::save(const QString& folder) {
    messages_.showInformation(tr("Saving the results into %1…").arg(folder));
    saveOnceListed(session_.cases().shownId(), folder);
}

void ResultsController::saveOnceListed(int id, const QString& folder) {
    // The list of findings is saved, too, so it must belong to the map that is saved.
    constexpr int kLookAgainMilliseconds = 50;
    if (id == session_.cases().shownId() && review_.isLooking()) {
        QTimer::singleShot(kLookAgainMilliseconds, this,
                           [this, id, folder] { saveOnceListed(id, folder); });
        return;
    }
    const bool isShown = id == session_.cases().shownId();
    session_.saver().save(session_.cases().find(id), toPath(folder),
                          isShown ? review_.review() : std::nullopt);
}

bool ResultsController::saveScreenshot(const QString& file) {
    const QPixmap picture = picture_();
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly) || !picture.save(&target, "PNG") || !target.commit()) {
        messages_.showProblem(tr("The screenshot could not be written to \"%1\": %2.")
                                  .arg(file, target.errorString()));
        return false;
    }
    return true;
}

}  // namespace disyre::ui
