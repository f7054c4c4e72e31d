// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/CaseFileController.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLocale>
#include <QMenu>
#include <QTimer>

#include <utility>

#include "ui/cases/CaseLibrary.h"
#include "ui/cases/CaseLibraryDialog.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/QuestionBar.h"
#include "ui/common/ScanFilter.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/window/MessageController.h"
#include "ui/window/ReviewController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

/// The row of the list of cases that tells of a case.
LibraryCase libraryCaseOf(const CaseArchive& archive) {
    constexpr std::uint64_t kMostThumbnail = std::uint64_t{4} << 20;
    const CaseSummary summary = summaryOf(archive);
    LibraryCase one;
    one.file = toText(std::filesystem::absolute(archive.file()));
    one.name = toText(archive.file().stem());
    one.saved = QDateTime::fromString(QString::fromStdString(summary.written), Qt::ISODate);
    one.scan = QString::fromStdString(summary.scan.name);
    one.model = QString::fromStdString(summary.model.name);
    if (archive.has(kThumbnailPart)) {
        const auto bytes = archive.readUpTo(kThumbnailPart, kMostThumbnail);
        one.thumbnail = QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                   static_cast<qsizetype>(bytes.size()));
    }
    return one;
}

}  // namespace

CaseFileController::CaseFileController(HealingSession& session, Settings& settings,
                                       MessageController& messages, ReviewController& review,
                                       const CaseView& view, QuestionBar& banner,
                                       QuestionBar& question, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      messages_(messages),
      review_(review),
      view_(view),
      banner_(banner),
      question_(question),
      window_(window),
      texts_(staticMetaObject),
      open_(new QAction(this)),
      save_(new QAction(this)),
      saveAs_(new QAction(this)),
      library_(new QAction(this)),
      saver_(session.cases(), DISYRE_VERSION, Worker::Priority::Normal),
      worker_(this, Worker::Priority::Low) {
    open_->setObjectName(u"openCaseAction"_s);
    save_->setObjectName(u"saveCaseAction"_s);
    save_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    saveAs_->setObjectName(u"saveCaseAsAction"_s);
    library_->setObjectName(u"casesAction"_s);
    texts_.add(*open_, QT_TR_NOOP("Open a cas&e…"));
    texts_.add(*save_, QT_TR_NOOP("Sa&ve case"),
               QT_TR_NOOP("Keeps everything of this review in one file: the healed steps, the "
                          "findings, what was drawn and decided, and what is shown. It opens "
                          "exactly as it is now."));
    texts_.add(*saveAs_, QT_TR_NOOP("Save case &as…"));
    texts_.add(*library_, QT_TR_NOOP("&Cases…"));
    connect(open_, &QAction::triggered, this, &CaseFileController::askToOpen);
    connect(save_, &QAction::triggered, this, &CaseFileController::save);
    connect(saveAs_, &QAction::triggered, this, &CaseFileController::askForFile);
    connect(library_, &QAction::triggered, this, &CaseFileController::showLibrary);
    connect(&saver_, &CaseSaver::begun, &review_, &ReviewController::noteBegun);
    connect(&saver_, &CaseSaver::saved, this, &CaseFileController::noteSaved);
    connect(&saver_, &CaseSaver::failed, this,
            [this](int, const QString& problem) { messages_.showProblem(problem); });
    CaseList& cases = session_.cases();
    connect(&cases, &CaseList::caseScanMissing, this, &CaseFileController::askForScan);
    connect(&cases, &CaseList::stateChanged, this, &CaseFileController::update);
    connect(&cases, &CaseList::caseShown, this, &CaseFileController::update);
    update();
}

void CaseFileController::addTo(QMenu& menu) {
    menu.addActions({library_, open_, save_, saveAs_});
}

// ---- Saving

void CaseFileController::save() {
    const HealingCase* one = session_.cases().shown();
    if (one == nullptr || !one->home || one->home->file.empty() || one->home->isReadOnly()) {
        askForFile();
        return;
    }
    saveAs(toText(one->home->file), !one->home->scan.part.empty());
}

void CaseFileController::askForFile() {
    const HealingCase* one = session_.cases().shown();
    if (!CaseSaver::canSave(one)) {
        return;
    }
    QString name = QFileInfo(one->scan->name).fileName();
    for (const QString& ending : {u".gz"_s, u".nii"_s}) {
        name = name.endsWith(ending) ? name.chopped(ending.size()) : name;
    }
    QFileDialog dialog(&window_, tr("Save the case"),
                       QDir(settings_.lastFolder()).filePath(name + QLatin1String(kCaseEnding)),
                       tr("Cases (*.disyre)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QLatin1String(kCaseEnding + 1));
    // The system's own dialog has no room for the question below.
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    auto* withScan = new QCheckBox(tr("Put the &scan into the case"), &dialog);
    withScan->setObjectName(u"caseWithScan"_s);
    withScan->setToolTip(
        tr("The case then opens on another machine, too, and is as much larger as "
           "the scan is. It may show who the patient is."));
    withScan->setChecked(one->home && !one->home->scan.part.empty());
    if (auto* grid = qobject_cast<QGridLayout*>(dialog.layout())) {
        grid->addWidget(withScan, grid->rowCount(), 0, 1, grid->columnCount());
    }
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty()) {
        const QString file = dialog.selectedFiles().constFirst();
        settings_.setLastFolder(QFileInfo(file).absolutePath());
        saveAs(file, withScan->isChecked());
    }
}

void CaseFileController::saveAs(const QString& file, bool withScan) {
    CaseToKeep how;
    how.file = std::filesystem::absolute(toPath(file));
    how.withScan = withScan;
    messages_.showInformation(tr("Saving the case %1…").arg(file));
    waiting_ = true;
    saveOnceListed(session_.cases().shownId(), how);
}

void CaseFileController::saveOnceListed(int id, const CaseToKeep& how) {
    // The list of findings is saved, too, so it must belong to the map that is saved.
    constexpr int kLookAgainMilliseconds = 50;
    if (id == session_.cases().shownId() && review_.isLooking()) {
        QTimer::singleShot(kLookAgainMilliseconds, this,
                           [this, id, how] { saveOnceListed(id, how); });
        return;
    }
    waiting_ = false;
    CaseToKeep complete = how;
    if (id == session_.cases().shownId()) {
        complete.review = review_.review();
        complete.view = view_.text();
    }
    saver_.save(id, complete);
}

void CaseFileController::noteSaved(int id, int changes, const KeptReview& kept) {
    review_.noteSaved(id, changes);
    const QString file = toText(kept.file);
    settings_.addRecentFile(file);
    list(kept.file);
    messages_.showInformation(
        tr("Saved %1 (%2 MB)")
            .arg(file, QLocale().toString(static_cast<double>(kept.bytes) / 1e6, 'f', 1)));
    update();
    Q_EMIT saved(file);
}

// ---- Opening

void CaseFileController::askToOpen() {
    const QString file = QFileDialog::getOpenFileName(
        &window_, tr("Open a case"), settings_.lastFolder(), tr("Cases (*.disyre)"));
    if (!file.isEmpty()) {
        settings_.setLastFolder(QFileInfo(file).absolutePath());
        messages_.showInformation(tr("Opening %1…").arg(QFileInfo(file).fileName()));
        session_.cases().open(toPath(file));
    }
}

void CaseFileController::askForScan(const std::filesystem::path& file, const KeptScan& scan,
                                    bool isAutosave) {
    messages_.dismiss();
    const auto open = [this, file, isAutosave](const CaseScanChoice& choice) {
        if (isAutosave) {
            session_.cases().restore(file, choice);
        } else {
            session_.cases().openCase(file, choice);
        }
    };
    question_.ask(
        [scan, file] {
            return tr("The scan of this case, %1, is not at its place any more. Where is it now?")
                .arg(toText(scan.file.empty() ? file : scan.file));
        },
        {[] { return tr("&Find the scan…"); },
         [this, open, file, scan, isAutosave] {
             const QString found = QFileDialog::getOpenFileName(
                 &window_, tr("Where is %1?").arg(QString::fromStdString(scan.name)),
                 settings_.lastFolder(), scanFilter());
             if (found.isEmpty()) {
                 // Whoever closes the dialog has not answered yet.
                 askForScan(file, scan, isAutosave);
             } else {
                 open({toPath(found), false});
             }
         }},
        {[] { return tr("Open &without it"); },
         [open] {
             open({{}, true});
         }});
}

void CaseFileController::showSaved() {
    const HealingCase* one = session_.cases().shown();
    if (one == nullptr || !one->opened || one->opened->view.empty() || one->id <= shownView_) {
        return;
    }
    shownView_ = one->id;
    view_.show(one->opened->view);
    if (one->home && !one->home->file.empty() && one->opened->restoredFrom.empty()) {
        list(one->home->file);
    }
}

// ---- The list of cases, and what is special about the case shown

void CaseFileController::list(const std::filesystem::path& file) {
    worker_.add(
        [file, folder = CaseLibrary::usualFolder()](const Worker::Reply&, const StopToken&) {
            // That a case is not on the list is no reason to disturb a person whose case was saved.
            guarded(
                [&] {
                    const LibraryCase one = libraryCaseOf(CaseArchive(file));
                    CaseLibrary(folder).put(one);
                },
                [](const QString&) {});
        });
}

void CaseFileController::showLibrary() {
    auto* library = new CaseLibraryDialog(CaseLibrary::usualFolder(), &window_);
    connect(library, &CaseLibraryDialog::openRequested, this, [this](const QString& file) {
        messages_.showInformation(tr("Opening %1…").arg(QFileInfo(file).fileName()));
        session_.cases().open(toPath(file));
    });
    library->open();
}

void CaseFileController::update() {
    const HealingCase* one = session_.cases().shown();
    const bool canSave = CaseSaver::canSave(one);
    save_->setEnabled(canSave);
    saveAs_->setEnabled(canSave);
    const std::shared_ptr<const CaseHome> home = one != nullptr ? one->home : nullptr;
    if (!home || (!home->isReadOnly() && !home->scanHasChanged)) {
        banner_.hide();
        return;
    }
    QuestionBar::Answer answer;
    if (home->isReadOnly()) {
        answer = {[] { return tr("Save case &as…"); },
                  [this] {
                      askForFile();
                      update();
                  }};
    }
    QuestionBar::Answer second;
    if (home->isReadOnly() && home->isHeldElsewhere) {
        second = {[] { return tr("&Take it over…"); },
                  [this, id = one->id] {
                      update();
                      askToTakeOver(id);
                  }};
    }
    banner_.ask(
        // The words must not keep the case's lock.
        [isReadOnly = home->isReadOnly(), heldBy = home->heldBy, hasChanged = home->scanHasChanged,
         name = one->scan->name] {
            QStringList parts;
            if (isReadOnly && !heldBy.isEmpty()) {
                parts << tr("This case is open elsewhere (%1). It can only be looked at here; what "
                            "you change can be saved as another case.")
                             .arg(heldBy);
            } else if (isReadOnly) {
                parts << tr(
                    "Nothing can be written beside this case, so it can only be looked at; "
                    "what you change can be saved as another case.");
            }
            if (hasChanged) {
                parts << tr("The scan %1 is missing or has changed since this case was saved. What "
                            "is shown is the scan as it was then, worked out from the case.")
                             .arg(name);
            }
            return parts.join(u' ');
        },
        answer, second);
}

void CaseFileController::askToTakeOver(int id) {
    const HealingCase* one = session_.cases().find(id);
    if (one == nullptr || !one->home) {
        return;
    }
    question_.ask(
        [heldBy = one->home->heldBy, since = one->home->heldSince] {
            return tr("This case has been open since %1 (%2). Nobody can tell from here whether "
                      "that "
                      "program still runs. Once you take the case over, it can no longer be saved "
                      "there. If it was saved there since you opened it, open it anew first.")
                .arg(QLocale().toString(since, QLocale::ShortFormat), heldBy);
        },
        {[] { return tr("&Leave it"); }, [] {}},
        {[] { return tr("Take it &over"); },
         [this, id] {
             HealingCase* taken = session_.cases().find(id);
             if (taken == nullptr || !taken->home) {
                 return;
             }
             const auto home = std::make_shared<CaseHome>(*taken->home);
             if (takeOverCase(*home)) {
                 taken->home = home;
             } else {
                 messages_.showProblem(
                     tr("%1 could not be taken over, since its lock has changed or cannot be "
                        "removed. Close the case and open it anew.")
                         .arg(toText(home->file)));
             }
             update();
         }});
}

}  // namespace disyre::ui
