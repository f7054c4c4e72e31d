// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/preprocess/Preparation.h"
#include "ui/viewer/Measurement.h"

namespace disyre::ui {

class HealingSession;
class PaintedAreas;
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

/// The ellipses and the painted areas of the views as regions, and their curves, which it keeps in
/// step with the session.
class MarkedRegions : public QObject {
    Q_OBJECT

public:
    MarkedRegions(HealingSession& session, Measurements& measurements, PaintedAreas& areas,
                  StepPlot& plot, QObject* parent);

    /// What is marked on the scan shown. One that lies outside the model's grid has no voxels.
    [[nodiscard]] std::vector<MarkedRegion> regions(const Volume& model) const;
    /// The names of the same, without a model's grid.
    [[nodiscard]] QStringList names() const;

Q_SIGNALS:
    /// Other regions, or none.
    void changed();

private:
    void refresh();
    [[nodiscard]] QString areaName(int area) const;

    HealingSession& session_;
    Measurements& measurements_;
    PaintedAreas& areas_;
    StepPlot& plot_;
    QTimer soon_;
};

}  // namespace disyre::ui
