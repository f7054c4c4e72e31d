// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/DisyreProcess.h"

#include <utility>

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
    connect(process_, &QProcess::readyReadStandardOutput, this, &DisyreProcess::readLines);
    connect(process_, &QProcess::readyReadStandardError, this,
            [this] { errors_ += process_->readAllStandardError(); });
    connect(process_, &QProcess::finished, this, &DisyreProcess::finish);
    connect(process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            const QString reason = process_->errorString();
            std::exchange(process_, nullptr)->deleteLater();
            end_(reason);
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
    // Whoever hears of the end may start it again.
    const End end = end_;
    end(QString::fromUtf8(errors_).trimmed().section(u'\n', -1));
}

}  // namespace disyre::ui
