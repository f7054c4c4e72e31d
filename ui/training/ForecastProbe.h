// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <optional>

#include "core/training/TrainingForecast.h"
#include "ui/training/DisyreProcess.h"
#include "ui/training/TrainingRequest.h"

namespace disyre::ui {

/// Times a few steps of a training in a process of its own, to say how long all of them take here.
class ForecastProbe : public QObject {
    Q_OBJECT

public:
    explicit ForecastProbe(QObject* parent = nullptr) : QObject(parent), process_(this) {}

    /// Answers through measured() or failed(); what was asked before is dropped. Settings that were
    /// measured already are answered at once.
    void measure(const TrainingPresetValues& values, double spacing, int scans,
                 const std::string& device);
    void stop() { process_.stop(); }
    [[nodiscard]] bool measuring() const { return process_.running(); }
    /// Nothing where it was not measured.
    [[nodiscard]] std::optional<TrainingForecast> forecastFor(const TrainingPresetValues& values,
                                                              double spacing, int scans,
                                                              const std::string& device) const;

Q_SIGNALS:
    void measured();
    void failed(const QString& problem);

private:
    DisyreProcess process_;
    QHash<QString, TrainingForecast> known_;
};

}  // namespace disyre::ui
