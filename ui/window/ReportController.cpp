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
#include "ui/report/ReportWriter.h"
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
    connect(report_, &QAction::triggered, this, &ReportController::askForFile);
    connect(&saver_, &ResultSaver::saved, this, &ReportController::writeFromResults);
    connect(&saver_, &ResultSaver::failed, this, [this](const QString& problem) {
        end();
        messages_.showProblem(problem);
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

void ReportController::askForFile() {
    const QString pdf = tr("PDF documents (*.pdf)");
    const QString html = tr("Pages of HTML (*.html)");
    QString kind = pdf;
    QString file = QFileDialog::getSaveFileName(
        &window_, tr("Save a report"), QDir(settings_.lastFolder()).filePath(u"report.pdf"_s),
        pdf + u";;"_s + html, &kind);
    if (file.isEmpty()) {
        return;
    }
    if (!file.endsWith(u".pdf"_s) && !file.endsWith(u".html"_s)) {
        file += kind == html ? u".html"_s : u".pdf"_s;
    }
    write(file);
}

void ReportController::write(const QString& file) {
    if (!file_.isEmpty()) {
        messages_.showInformation(tr("%1 is being written; try again in a moment.").arg(file_));
        return;
    }
    results_ = std::make_unique<QTemporaryDir>();
    if (!results_->isValid()) {
        messages_.showProblem(tr("The report needs a place for temporary files, and there is none: "
                                 "%1.")
                                  .arg(results_->errorString()));
        return;
    }
    file_ = file;
    messages_.showInformation(tr("Writing the report %1…").arg(file));
    saver_.save(session_.cases().shown(), toPath(results_->path()), review_.review());
}

void ReportController::writeFromResults(const QStringList&) {
    worker_.add([this, from = toPath(results_->path()), to = toPath(file_),
                 version = QStringLiteral(DISYRE_VERSION)](const Worker::Reply& reply,
                                                           const StopToken& stop) {
        guarded(
            [&] {
                writeReport(to, reportPage(readReportContent(from, stop), {false, version}));
                reply([this] {
                    messages_.showInformation(tr("Saved %1").arg(file_));
                    end();
                });
            },
            [this, &reply](const QString& problem) {
                reply([this, problem] {
                    end();
                    messages_.showProblem(problem);
                });
            });
    });
}

void ReportController::end() {
    file_.clear();
    results_.reset();
}

}  // namespace disyre::ui
