// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <array>
#include <cstddef>
#include <optional>
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

/// The model voxel nearest to a voxel of the scan; none outside the model's grid.
[[nodiscard]] std::optional<std::size_t> modelVoxelOf(const std::array<int, 3>& scanVoxel,
                                                      const Volume& scan, const Volume& model);

struct MarkedRegion {
    QString name;
    std::vector<std::size_t> voxels;  ///< of the model's grid, ascending
};

/// Keeps the curves of the ellipses that are drawn in the views in step with the session.
class MarkedRegions : public QObject {
    Q_OBJECT

public:
    MarkedRegions(HealingSession& session, Measurements& measurements, StepPlot& plot,
                  QObject* parent);

    /// What is marked on the scan shown. One that lies outside the model's grid has no voxels.
    [[nodiscard]] std::vector<MarkedRegion> regions(const Volume& model) const;

Q_SIGNALS:
    /// Other regions, or none.
    void changed();

private:
    void refresh();

    HealingSession& session_;
    Measurements& measurements_;
    StepPlot& plot_;
    QTimer soon_;
};

}  // namespace disyre::ui
