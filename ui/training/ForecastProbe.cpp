// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ForecastProbe.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QStringList argumentsFor(const TrainingPresetValues& values, double spacing, int scans) {
    return QStringList{u"train"_s, u"--forecast"_s, u"--json"_s, u"--spacing"_s,
                       QString::number(spacing), u"--scans"_s, QString::number(scans)} +
           settingsArguments(values);
}

/// What the forecast depends on.
QString keyOf(const TrainingPresetValues& values, double spacing, int scans) {
    return argumentsFor(values, spacing, scans).join(u' ');
}

}  // namespace

ForecastProbe::~ForecastProbe() {
    stop();
}

void ForecastProbe::stop() {
    if (process_ != nullptr) {
        process_->disconnect(this);
        process_->kill();
        process_->setParent(nullptr);
        connect(process_, &QProcess::finished, process_, &QObject::deleteLater);
        process_ = nullptr;
    }
}

std::optional<TrainingForecast> ForecastProbe::forecastFor(const TrainingPresetValues& values,
                                                           double spacing, int scans) const {
    const auto found = known_.constFind(keyOf(values, spacing, scans));
    return found == known_.constEnd() ? std::nullopt : std::optional(*found);
}

void ForecastProbe::measure(const TrainingPresetValues& values, double spacing, int scans) {
    stop();
    if (forecastFor(values, spacing, scans)) {
        Q_EMIT measured();
        return;
    }
    asked_ = keyOf(values, spacing, scans);
    process_ = new QProcess(this);
    process_->setProgram(disyreProgram());
    process_->setArguments(argumentsFor(values, spacing, scans));
    connect(process_, &QProcess::finished, this, &ForecastProbe::end);
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

void ForecastProbe::end() {
    const QByteArray output = process_->readAllStandardOutput();
    const QString errors = QString::fromUtf8(process_->readAllStandardError()).trimmed();
    process_->deleteLater();
    process_ = nullptr;
    const auto forecast = trainingForecastFromJson(output.trimmed().toStdString());
    if (!forecast) {
        Q_EMIT failed(errors.section(u'\n', -1));
        return;
    }
    known_.insert(asked_, *forecast);
    Q_EMIT measured();
}

}  // namespace disyre::ui
