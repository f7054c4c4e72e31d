// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

#include "ui/common/Worker.h"

namespace disyre {
struct PreparedScan;
}

namespace disyre::ui {

class HealingController;
class HealingSession;
class LayerPanel;
class MessageController;
class ScansController;
class StepCache;

/// A threshold at which each lesion that was put into the built-in sample is listed as a finding:
/// the highest of a few shares of the score that the fainter lesion reaches. Nothing if there is
/// none. Slow; may be called on any thread. Throws ScanError if the sample cannot be made.
[[nodiscard]] std::optional<double> thresholdForBothLesions(const StepCache& cache);

/// What "Try the sample" does: it opens the sample, heals it, lowers the threshold to where both of
/// its lesions are listed, and says so. Opening another scan meanwhile ends it, and the threshold
/// goes back when another scan is shown.
class SampleTour : public QObject {
    Q_OBJECT

public:
    SampleTour(HealingSession& session, ScansController& scans, HealingController& healing,
               LayerPanel& layers, MessageController& messages, QObject* parent);

    void begin();

private:
    enum class Stage { Idle, Opening, Healing };

    void takeScan();
    void takeEnd(bool stopped);
    void showLesions(std::optional<double> threshold);
    void takeBackThreshold();
    [[nodiscard]] bool showsSample() const;

    HealingSession& session_;
    ScansController& scans_;
    HealingController& healing_;
    LayerPanel& layers_;
    MessageController& messages_;
    Stage stage_ = Stage::Idle;
    std::optional<double> lowered_;  // The threshold that was set for the sample.
    Worker worker_;
};

}  // namespace disyre::ui
