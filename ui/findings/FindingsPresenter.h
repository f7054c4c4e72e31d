// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <array>

#include "ui/findings/FindingsFinder.h"
#include "ui/window/LayerPanel.h"

namespace disyre::ui {

class FindingsPanel;
class HealingSession;
class StepPlot;

/// Keeps the list of findings and their curves in step with the session and the threshold.
class FindingsPresenter : public QObject {
    Q_OBJECT

public:
    FindingsPresenter(HealingSession& session, FindingsPanel& panel, StepPlot& plot,
                      QObject* parent);

    void setChoice(const LayerChoice& choice);
    [[nodiscard]] const FindingsFinder& finder() const { return finder_; }

Q_SIGNALS:
    /// RAS millimetres.
    void placeChosen(const std::array<double, 3>& place);

private:
    void refresh();
    void forget();
    void show();

    HealingSession& session_;
    FindingsPanel& panel_;
    StepPlot& plot_;
    LayerChoice choice_;
    FindingsFinder finder_;
    QTimer whileHealing_;
};

}  // namespace disyre::ui
