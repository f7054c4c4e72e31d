// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ReviewJob.h"

#include "ui/healing/Paths.h"
#include "ui/training/TrainingRequest.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

ReviewJob::~ReviewJob() {
    stop();
}

void ReviewJob::stop() {
    if (process_ != nullptr) {
        process_->disconnect(this);
        process_->kill();
        process_->setParent(nullptr);
        connect(process_, &QProcess::finished, process_, &QObject::deleteLater);
        process_ = nullptr;
    }
}

const ReviewReport* ReviewJob::resultOf(const std::filesystem::path& model) const {
    return result_ && model == model_ ? &*result_ : nullptr;
}

void ReviewJob::start(const std::filesystem::path& model, const std::filesystem::path& labelled) {
    stop();
    model_ = model;
    result_.reset();
    output_.clear();
    errors_.clear();
    fraction_ = 0.0;
    process_ = new QProcess(this);
    process_->setProgram(disyreProgram());
    QStringList arguments{u"review"_s, toText(model), u"--plan"_s, toText(model / kPlanFile),
                          u"--events"_s};
    if (!labelled.empty()) {
        arguments << u"--labelled"_s << toText(labelled);
    }
    process_->setArguments(arguments);
    connect(process_, &QProcess::readyReadStandardOutput, this, &ReviewJob::readLines);
    connect(process_, &QProcess::readyReadStandardError, this,
            [this] { errors_ += process_->readAllStandardError(); });
    connect(process_, &QProcess::finished, this, &ReviewJob::end);
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            const QString reason = process_->errorString();
            process_->deleteLater();
            process_ = nullptr;
            Q_EMIT failed(reason);
        }
    });
    process_->start();
}

void ReviewJob::readLines() {
    while (process_ != nullptr && process_->canReadLine()) {
        const std::string line = process_->readLine().trimmed().toStdString();
        if (const auto progress = reviewProgressFromJson(line)) {
            fraction_ = progress->total > 0
                            ? static_cast<double>(progress->number) / progress->total
                            : 0.0;
            Q_EMIT progressed();
        } else if (const auto report = reviewReportFromJson(line)) {
            result_ = *report;
        }
    }
}

void ReviewJob::end() {
    readLines();
    const QString reason = QString::fromUtf8(errors_).trimmed().section(u'\n', -1);
    process_->deleteLater();
    process_ = nullptr;
    if (result_) {
        Q_EMIT finished();
    } else {
        Q_EMIT failed(reason.isEmpty() ? tr("The program ended without a result.") : reason);
    }
}

}  // namespace disyre::ui
