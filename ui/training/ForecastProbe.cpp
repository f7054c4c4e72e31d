// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ForecastProbe.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

QStringList argumentsFor(const TrainingPresetValues& values, double spacing, int scans,
                         const std::string& device) {
    return QStringList{u"train"_s,
                       u"--forecast"_s,
                       u"--json"_s,
                       u"--spacing"_s,
                       QString::number(spacing),
                       u"--scans"_s,
                       QString::number(scans)} +
           deviceArguments(device) + settingsArguments(values);
}

/// A text of everything that a forecast depends on.
QString keyOf(const QStringList& arguments) {
    return arguments.join(u' ');
}

}  // namespace

std::optional<TrainingForecast> ForecastProbe::forecastFor(const TrainingPresetValues& values,
                                                           double spacing, int scans,
                                                           const std::string& device) const {
    const auto found = known_.constFind(keyOf(argumentsFor(values, spacing, scans, device)));
    return found == known_.constEnd() ? std::nullopt : std::optional(*found);
}

void ForecastProbe::measure(const TrainingPresetValues& values, double spacing, int scans,
                            const std::string& device) {
    stop();
    const QStringList arguments = argumentsFor(values, spacing, scans, device);
    const QString asked = keyOf(arguments);
    if (known_.contains(asked)) {
        Q_EMIT measured();
        return;
    }
    process_.start(
        arguments,
        [this, asked](const std::string& line) {
            if (const auto forecast = trainingForecastFromJson(line)) {
                known_.insert(asked, *forecast);
            }
        },
        [this, asked](const Saying& problem) {
            known_.contains(asked) ? Q_EMIT measured() : Q_EMIT failed(problem);
        });
}

}  // namespace disyre::ui
