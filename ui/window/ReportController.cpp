// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ReportController.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMenu>

#include "core/workflows/ReportContent.h"
#include "ui/common/Guarded.h"
#include "ui/common/Paths.h"
#include "ui/common/Settings.h"
#include "ui/healing/HealingSession.h"
#include "ui/report/ReportDialog.h"
#include "ui/window/MessageController.h"
#include "ui/window/ReviewController.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

ReportController::ReportController(HealingSession& session, Settings& settings,
                                   MessageController& messages, const ReviewController& review,
                                   QWidget& window)
    : QObject(&window),
      session_(session),
      settings_(settings),
      messages_(messages),
      review_(review),
      window_(window),
      texts_(staticMetaObject),
      report_(new QAction(this)),
      worker_(this, Worker::Priority::Normal) {
    report_->setObjectName(u"saveReportAction"_s);
    texts_.add(*report_, QT_TR_NOOP("Save &report…"),
               QT_TR_NOOP("Writes the findings with pictures, settings and what the model was "
                          "measured to find as two pages of PDF, or as a page of HTML. The scan "
                          "is not named in it."));
    connect(report_, &QAction::triggered, this, &ReportController::open);
    connect(&saver_, &ResultSaver::saved, this, &ReportController::readResults);
    connect(&saver_, &ResultSaver::failed, this, [this](const QString& problem) {
        results_.reset();
        if (dialog_) {
            dialog_->showProblem(problem);
        }
    });
    const auto enable = [this] {
        report_->setEnabled(ResultSaver::canSave(session_.cases().shown()));
    };
    connect(&session_.cases(), &CaseList::stateChanged, this, enable);
    enable();
}

void ReportController::addTo(QMenu& menu) {
    menu.addAction(report_);
}

void ReportController::open() {
    if (results_ != nullptr) {
        messages_.showInformation(tr("A report is being prepared; try again in a moment."));
        return;
    }
    results_ = std::make_unique<QTemporaryDir>();
    if (!results_->isValid()) {
        messages_.showProblem(tr("The report needs a place for temporary files, and there is none: "
                                 "%1.")
                                  .arg(results_->errorString()));
        results_.reset();
        return;
    }
    dialog_ = new ReportDialog(
        QStringLiteral(DISYRE_VERSION),
        [this](const QString& ending) { return askForFile(ending); }, &window_);
    connect(dialog_, &ReportDialog::saved, this,
            [this](const QString& file) { messages_.showInformation(tr("Saved %1").arg(file)); });
    dialog_->open();
    saver_.save(session_.cases().shown(), toPath(results_->path()), review_.review());
}

QString ReportController::askForFile(const QString& ending) {
    QString file = QFileDialog::getSaveFileName(
        dialog_, tr("Save a report"), QDir(settings_.lastFolder()).filePath(u"report"_s + ending),
        ending == u".pdf"_s ? tr("PDF documents (*.pdf)") : tr("Pages of HTML (*.html)"));
    if (!file.isEmpty() && !file.endsWith(ending)) {
        file += ending;
    }
    return file;
}

void ReportController::readResults() {
    worker_.add(
        [this, from = toPath(results_->path())](const Worker::Reply& reply, const StopToken& stop) {
            guarded(
                [&] {
                    const ReportContent content = readReportContent(from, stop);
                    reply([this, content] {
                        results_.reset();
                        if (dialog_) {
                            dialog_->showReport(content);
                        }
                    });
                },
                [this, &reply](const QString& problem) {
                    reply([this, problem] {
                        results_.reset();
                        if (dialog_) {
                            dialog_->showProblem(problem);
                        }
                    });
                });
        });
}

}  // namespace disyre::ui
