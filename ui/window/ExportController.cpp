// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ExportController.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QProgressDialog>
#include <QTimer>

#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/healing/ResultFiles.h"
#include "core/image/Nifti.h"
#include "core/pacs/PacsConnection.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/BrainExtraction.h"
#include "core/workflows/DicomExport.h"
#include "core/workflows/HealingFiles.h"
#include "core/workflows/ReportContent.h"
#include "ui/common/ErrorText.h"
#include "ui/common/FolderDialog.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/export/PictureDialog.h"
#include "ui/healing/HealingSession.h"
#include "ui/report/ReportWriter.h"
#include "ui/window/MessageController.h"
#include "ui/window/RepeatedHealing.h"
#include "ui/window/ReviewController.h"
#include "ui/window/ServersController.h"
#include "ui/window/SlicePresenter.h"
#include "ui/window/ThresholdSuggestion.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace fs = std::filesystem;

namespace {

fs::path fileOf(ExportItem item) {
    switch (item) {
        case ExportItem::Restoration:
            return kRestorationFile;
        case ExportItem::Labels:
            return kLabelsFile;
        case ExportItem::BrainMask:
            return kBrainMaskFile;
        case ExportItem::Steps:
            return kStepsFile;
        case ExportItem::Findings:
            return kFindingsFile;
        case ExportItem::Map:
            break;
    }
    return kAnomalyMapFile;
}

/// Writes the brain mask that was healed with, which results hold only if it was found or given.
void writeMask(const fs::path& file, const OpenedScan& scan, const StepCache& cache) {
    writeBrainMask(file, scan.scan, maskFromRas(cache.prepared().scanMask, scan.scan),
                   scan.niftiPosition ? &*scan.niftiPosition : nullptr);
}

/// What was written where.
QString writtenText(const fs::path& folder, const std::vector<fs::path>& files) {
    QStringList names;
    for (const fs::path& file : files) {
        names << toText(file.filename());
    }
    return ExportController::tr("Written into %1: %2.").arg(toText(folder), names.join(u", "_s));
}

/// Writes the DICOM objects of results, with a report. Returns them, and adds to `warnings` what a
/// person should know.
std::vector<fs::path> writeObjects(const fs::path& results, const fs::path& folder,
                                   const std::function<void(std::size_t, std::size_t)>& tell,
                                   const StopToken& stop, QStringList& warnings) {
    const auto makeReport = [&] {
        const fs::path report = results / "report.pdf";
        writeReport(report, reportPage(readReportContent(results, stop),
                                       {false, QStringLiteral(DISYRE_VERSION)}));
        return report;
    };
    const DicomExported exported = exportAsDicom({results, folder, makeReport}, tell, stop);
    for (const Message& warning : exported.warnings) {
        warnings << messageText(warning);
    }
    return exported.files;
}

void copyTo(const fs::path& from, const fs::path& to) {
    AtomicFile target(to);
    std::error_code error;
    fs::copy_file(from, target.temporaryPath(), fs::copy_options::overwrite_existing, error);
    if (error) {
        throw FileError(to, MessageId::FileNotWritten, {error.message()});
    }
    target.commit();
}

}  // namespace

ExportController::ExportController(HealingSession& session, Settings& settings,
                                   MessageController& messages, const ReviewController& review,
                                   SlicePresenter& slices, ServersController& servers,
                                   DrawScreen screen, QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      messages_(messages),
      review_(review),
      slices_(slices),
      servers_(servers),
      screen_(std::move(screen)),
      window_(window),
      texts_(staticMetaObject),
      worker_(this, Worker::Priority::Normal) {
    pictures_ = make(u"savePicturesAction"_s, QT_TR_NOOP("Save &pictures…"),
                     QT_TR_NOOP("Saves the view or the window in up to four times its size, slices "
                                "side by side, or an animation of the healing"));
    files_ = make(u"exportFilesAction"_s, QT_TR_NOOP("&Export files…"),
                  QT_TR_NOOP("Writes the volumes and tables that you choose as NIfTI and CSV"));
    dicom_ = make(u"exportDicomAction"_s, QT_TR_NOOP("Export &DICOM…"),
                  QT_TR_NOOP("Writes findings, anomaly map and report as DICOM objects that belong "
                             "to the scan's study"));
    send_ = make(u"sendDicomAction"_s, QT_TR_NOOP("Send &to a DICOM server…"),
                 QT_TR_NOOP("Sends the same objects to a server that you named"));
    command_ = make(u"copyCommandAction"_s, QT_TR_NOOP("Copy the comma&nd"),
                    QT_TR_NOOP("Copies the command line of disyre that heals this scan again in "
                               "the same way"));
    connect(pictures_, &QAction::triggered, this, &ExportController::savePictures);
    connect(files_, &QAction::triggered, this, &ExportController::exportFiles);
    connect(dicom_, &QAction::triggered, this, &ExportController::exportDicom);
    connect(send_, &QAction::triggered, this, &ExportController::sendDicom);
    connect(command_, &QAction::triggered, this, &ExportController::copyCommand);
    connect(&saver_, &ResultSaver::saved, this, &ExportController::useResults);
    connect(&saver_, &ResultSaver::failed, this, [this](const QString& problem) {
        end();
        messages_.showProblem(problem);
    });
    connect(&session_.saver(), &ResultSaver::caseSaved, this, &ExportController::noteSaved);
    connect(&session_.saver(), &ResultSaver::saved, this, [this](const QStringList& files) {
        // The folder is known only now, right after caseSaved().
        for (auto& [id, place] : savedPlaces_) {
            if (place.folder.isEmpty() && !files.isEmpty()) {
                place.folder = QFileInfo(files.front()).absolutePath();
            }
        }
    });
    const auto enable = [this] {
        const bool isHealed = ResultSaver::canSave(session_.cases().shown());
        for (QAction* action : {files_, dicom_, send_, command_}) {
            action->setEnabled(isHealed);
        }
    };
    connect(&session_.cases(), &CaseList::stateChanged, this, enable);
    enable();
}

ExportController::~ExportController() = default;

QAction* ExportController::make(const QString& name, const char* text, const char* tip) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    texts_.add(*action, text, tip);
    return action;
}

void ExportController::addTo(QMenu& menu) {
    menu.addActions({pictures_, files_, dicom_, send_, command_});
}

void ExportController::savePictures() {
    PictureSource source;
    const HealingCase* one = session_.cases().shown();
    if (one != nullptr && one->scan) {
        const double threshold = one->ownThreshold.value_or(suggestedThreshold(session_).threshold);
        source = pictureSourceOf(*one, threshold, slices_.crosshair());
    }
    auto* dialog = new PictureDialog(
        std::move(source), screen_, [this](PictureKind kind) { return askForPicture(kind); },
        &window_);
    connect(dialog, &PictureDialog::saved, this, [this](const QString& target) {
        messages_.showInformation(tr("Saved %1").arg(target));
    });
    dialog->open();
}

QString ExportController::askForPicture(PictureKind kind) {
    if (kind == PictureKind::Series) {
        return askForSaveFolder(&window_, tr("Save the pictures into a folder"),
                                settings_.lastFolder());
    }
    const bool isGif = kind == PictureKind::Animation;
    const QString ending = isGif ? u".gif"_s : u".png"_s;
    QString file = QFileDialog::getSaveFileName(
        &window_, tr("Save a picture"),
        QDir(settings_.lastFolder()).filePath((isGif ? u"healing"_s : u"disyre"_s) + ending),
        isGif ? tr("GIF pictures (*.gif)") : tr("PNG pictures (*.png)"));
    if (!file.isEmpty() && !file.endsWith(ending, Qt::CaseInsensitive)) {
        file += ending;
    }
    return file;
}

void ExportController::exportFiles() {
    auto* dialog = new ExportDialog(settings_.lastFolder(), &window_);
    connect(dialog, &ExportDialog::exportRequested, this, [this, dialog] {
        const HealingCase* one = session_.cases().shown();
        if (one == nullptr || !one->cache) {
            return;
        }
        withResults(tr("Exporting files…"),
                    [items = dialog->items(), folder = toPath(dialog->folder()), scan = one->scan,
                     cache = std::shared_ptr<const StepCache>(one->cache),
                     inputs = HealingInputs{one->file, {}, {}}](
                        const fs::path& results, const auto& tell, const StopToken& stop) {
                        createFolder(folder);
                        refuseToOverwrite(folder, inputs);
                        std::vector<fs::path> files;
                        for (const ExportItem item : items) {
                            stop.throwIfStopped();
                            const fs::path name = fileOf(item);
                            if (item == ExportItem::BrainMask && !fs::exists(results / name)) {
                                writeMask(results / name, *scan, *cache);
                            }
                            copyTo(results / name, folder / name);
                            files.push_back(folder / name);
                            tell(files.size(), items.size());
                        }
                        return writtenText(folder, files);
                    });
    });
    dialog->open();
}

bool ExportController::isDicom() {
    const HealingCase* one = session_.cases().shown();
    if (one != nullptr && !one->listing) {
        const fs::path sample = "sample";
        messages_.showProblem(errorText(
            FileError(one->file.empty() ? sample : one->file, MessageId::DicomOutNotDicom)));
    }
    return one != nullptr && one->listing;
}

void ExportController::exportDicom() {
    if (!isDicom()) {
        return;
    }
    const QString folder = askForSaveFolder(&window_, tr("Write the DICOM objects into a folder"),
                                            settings_.lastFolder());
    if (folder.isEmpty()) {
        return;
    }
    withResults(
        tr("Exporting DICOM objects…"),
        [to = toPath(folder)](const fs::path& results, const auto& tell, const StopToken& stop) {
            QStringList warnings;
            const auto files = writeObjects(results, to, tell, stop, warnings);
            return (QStringList{writtenText(to, files)} + warnings).join(u' ');
        });
}

void ExportController::sendDicom() {
    if (!isDicom()) {
        return;
    }
    const std::optional<PacsServer> server = servers_.askForServer();
    if (!server) {
        return;
    }
    withResults(
        tr("Sending DICOM objects…"),
        [server = *server](const fs::path& results, const auto& tell, const StopToken& stop) {
            QStringList said;
            const auto files = writeObjects(results, results / "objects", tell, stop, said);
            storeFiles(server, files, tell, stop);
            said.prepend(tr("%1 stored %n object(s).", nullptr, static_cast<int>(files.size()))
                             .arg(QString::fromStdString(server.name)));
            return said.join(u' ');
        });
}

void ExportController::copyCommand() {
    const HealingCase* one = session_.cases().shown();
    if (one == nullptr) {
        return;
    }
    const auto place = savedPlaces_.find(one->id);
    const bool isSaved = place != savedPlaces_.end() && place->second.changes == one->changes;
    const RepeatedHealing repeated =
        repeatedHealing(*one, isSaved ? toPath(place->second.folder) : fs::path());
    if (!repeated.command.isEmpty()) {
        QApplication::clipboard()->setText(repeated.command);
    }
    messages_.showInformation(repeated.note);
}

void ExportController::noteSaved(int id, int changes) {
    savedPlaces_[id] = {QString(), changes};
}

void ExportController::withResults(const QString& title, Use use) {
    if (progress_) {
        messages_.showInformation(tr("An export is still being written; try again in a moment."));
        return;
    }
    results_ = std::make_unique<QTemporaryDir>();
    if (!results_->isValid()) {
        messages_.showProblem(tr("An export needs a place for temporary files, and there is none: "
                                 "%1.")
                                  .arg(results_->errorString()));
        results_.reset();
        return;
    }
    use_ = std::move(use);
    progress_ = new QProgressDialog(title, tr("Cancel"), 0, 0, &window_);
    progress_->setObjectName(u"exportProgress"_s);
    progress_->setAttribute(Qt::WA_DeleteOnClose);
    progress_->setWindowTitle(tr("Export"));
    progress_->setAutoClose(false);
    progress_->setAutoReset(false);
    progress_->setMinimumDuration(0);
    progress_->setWindowModality(Qt::WindowModal);
    connect(progress_, &QProgressDialog::canceled, this, [this] {
        worker_.stop();
        end();
        messages_.showInformation(tr("The export was cancelled."));
    });
    progress_->show();
    saveTemporarily(session_.cases().shownId());
}

void ExportController::saveTemporarily(int id) {
    // The list of findings is written, too, so it must belong to the map that is written.
    constexpr int kLookAgainMilliseconds = 50;
    if (!results_) {
        return;
    }
    if (id == session_.cases().shownId() && review_.isLooking()) {
        QTimer::singleShot(kLookAgainMilliseconds, this, [this, id] { saveTemporarily(id); });
        return;
    }
    saver_.save(session_.cases().find(id), toPath(results_->path()),
                id == session_.cases().shownId() ? review_.review() : std::nullopt);
}

void ExportController::useResults() {
    if (!results_) {
        return;  // It was cancelled meanwhile.
    }
    // The folder stays until the work has ended, even if nobody waits for it any more.
    worker_.replace([this, use = std::move(use_),
                     results = std::shared_ptr<QTemporaryDir>(std::move(results_))](
                        const Worker::Reply& reply, const StopToken& stop) {
        guarded(
            [&] {
                const QString text = use(
                    toPath(results->path()),
                    [&](std::size_t done, std::size_t total) {
                        reply([this, done, total] {
                            if (progress_) {
                                progress_->setMaximum(static_cast<int>(total));
                                progress_->setValue(static_cast<int>(done));
                            }
                        });
                    },
                    stop);
                reply([this, text] {
                    end();
                    messages_.showInformation(text);
                });
            },
            [this, &reply](const QString& problem) {
                reply([this, problem] {
                    end();
                    messages_.showProblem(problem);
                });
            });
    });
    results_.reset();
}

void ExportController::end() {
    results_.reset();
    use_ = nullptr;
    if (progress_) {
        progress_->disconnect(this);
        progress_->close();
    }
}

}  // namespace disyre::ui
