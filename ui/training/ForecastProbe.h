// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <optional>

#include "core/training/TrainingForecast.h"
#include "ui/training/DisyreProcess.h"
#include "ui/training/TrainingRequest.h"

namespace disyre::ui {

/// Measures a few steps of a training in a process of its own, to forecast how long a whole
/// training takes on this computer.
class ForecastProbe : public QObject {
    Q_OBJECT

public:
    explicit ForecastProbe(QObject* parent = nullptr) : QObject(parent), process_(this) {}

    /// Begins to measure; measured() or failed() follows, at once for settings that were measured
    /// before. What is being measured is dropped.
    void measure(const TrainingPresetValues& values, double spacing, int scans,
                 const std::string& device);
    void stop() { process_.stop(); }
    [[nodiscard]] bool measuring() const { return process_.running(); }
    /// No value for settings that were not measured.
    [[nodiscard]] std::optional<TrainingForecast> forecastFor(const TrainingPresetValues& values,
                                                              double spacing, int scans,
                                                              const std::string& device) const;

Q_SIGNALS:
    void measured();
    void failed(const Saying& problem);

private:
    DisyreProcess process_;
    QHash<QString, TrainingForecast> known_;
};

}  // namespace disyre::ui
