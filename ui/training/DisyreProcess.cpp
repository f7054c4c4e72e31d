// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/DisyreProcess.h"

#include <utility>

#include "ui/training/ProcessProblem.h"
#include "ui/training/TrainingRequest.h"

namespace disyre::ui {

void DisyreProcess::stop() {
    if (process_ != nullptr) {
        process_->disconnect(this);
        process_->kill();
        process_->setParent(nullptr);
        connect(process_, &QProcess::finished, process_, &QObject::deleteLater);
        process_ = nullptr;
    }
}

void DisyreProcess::start(const QStringList& arguments, TakeLine takeLine, End end) {
    stop();
    errors_.clear();
    takeLine_ = std::move(takeLine);
    end_ = std::move(end);
    process_ = new QProcess(this);
    process_->setProgram(disyreProgram());
    process_->setArguments(arguments);
    askForMessages(*process_);
    connect(process_, &QProcess::readyReadStandardOutput, this, &DisyreProcess::readLines);
    connect(process_, &QProcess::readyReadStandardError, this,
            [this] { errors_ += process_->readAllStandardError(); });
    connect(process_, &QProcess::finished, this, &DisyreProcess::finish);
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            QString reason = process_->errorString();
            std::exchange(process_, nullptr)->deleteLater();
            end_([reason = std::move(reason)] { return reason; });
        }
    });
    process_->start();
}

void DisyreProcess::readLines() {
    while (process_ != nullptr && process_->canReadLine()) {
        takeLine_(process_->readLine().trimmed().toStdString());
    }
}

void DisyreProcess::finish() {
    readLines();
    errors_ += process_->readAllStandardError();
    std::exchange(process_, nullptr)->deleteLater();
    // The function that is told of the end may start the next process.
    const End end = end_;
    end(processProblem(errors_));
}

}  // namespace disyre::ui
