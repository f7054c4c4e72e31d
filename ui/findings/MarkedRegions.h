// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "core/preprocess/Preparation.h"
#include "ui/viewer/Measurement.h"

namespace disyre::ui {

class CaseList;
class HealingJob;
class PaintedAreas;

/// The voxels inside an ellipse: for each voxel of the scan inside it, the index of the nearest
/// voxel on the model's grid. Ascending, each once.
[[nodiscard]] std::vector<std::size_t> modelVoxelsInside(const Measurement& ellipse,
                                                         const Volume& scan, const Volume& model);

/// The index of the model's voxel that is nearest to a voxel of the scan; no value outside the
/// model's grid.
[[nodiscard]] std::optional<std::size_t> modelVoxelOf(const std::array<int, 3>& scanVoxel,
                                                      const Volume& scan, const Volume& model);

/// A region that a person marked. Its colour in every plot is that of the marked region of this
/// number, from 0. A painted area has the one that it is painted in; ellipses have the last ones
/// that no area uses.
struct MarkedRegion {
    QString name;
    std::size_t colour = 0;
    std::vector<std::size_t> voxels;  ///< indices on the model's grid, ascending
};

/// The colour of regions that are too many to have one of their own; they have no line.
inline constexpr std::size_t kNoColour = std::numeric_limits<std::size_t>::max();

/// How much each step changed a marked region.
struct RegionCurve {
    QString name;
    std::size_t colour = 0;     ///< as in MarkedRegion
    std::vector<double> means;  ///< mean gradient of each step; empty before healing
};

/// The ellipses and the painted areas of the views as regions of the model's grid, with the curves
/// of what each step changed in them. Lives in the window's thread.
class MarkedRegions : public QObject {
    Q_OBJECT

public:
    MarkedRegions(CaseList& cases, HealingJob& job, Measurements& measurements, PaintedAreas& areas,
                  QObject* parent);

    /// The regions that are marked on the scan shown: first the ellipses, then the painted areas. A
    /// region outside the model's grid has no voxels.
    [[nodiscard]] std::vector<MarkedRegion> regions(const Volume& model) const;
    /// The names of the same regions, for which no model's grid is needed.
    [[nodiscard]] QStringList names() const;

    /// The curves of all regions as they are now, in the order of regions(); those of a scan that
    /// is not healed are empty.
    [[nodiscard]] std::vector<RegionCurve> curves() const;

    /// Sends the curves again, with names in the language of the program.
    void retranslate() { refresh(); }

Q_SIGNALS:
    /// A region was marked, changed or removed.
    void changed();
    /// The curves of all regions, in the order of regions().
    void curvesChanged(const std::vector<RegionCurve>& curves);

private:
    void refresh();
    /// The colours of the ellipses, one after the other.
    [[nodiscard]] std::vector<std::size_t> ellipseColours() const;
    [[nodiscard]] QString areaName(int area) const;

    CaseList& cases_;
    Measurements& measurements_;
    PaintedAreas& areas_;
    QTimer soon_;
};

}  // namespace disyre::ui
