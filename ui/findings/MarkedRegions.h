// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <vector>

#include "core/preprocess/Preparation.h"
#include "ui/viewer/Measurement.h"

namespace disyre::ui {

class HealingSession;
class StepPlot;

/// The voxels of the model's grid that lie nearest to the scan's voxels inside an ellipse, each once.
[[nodiscard]] std::vector<std::size_t> modelVoxelsInside(const Measurement& ellipse,
                                                         const Volume& scan,
                                                         const Volume& model);

/// Keeps the curves of the ellipses that are drawn in the views in step with the session.
class MarkedRegions : public QObject {
    Q_OBJECT

public:
    MarkedRegions(HealingSession& session, Measurements& measurements, StepPlot& plot,
                  QObject* parent);

private:
    void refresh();

    HealingSession& session_;
    Measurements& measurements_;
    StepPlot& plot_;
    QTimer soon_;
};

}  // namespace disyre::ui
