// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>

#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/image/Nifti.h"
#include "core/image/Plane.h"
#include "core/preprocess/Orientation.h"
#include "ui/healing/ScanCheck.h"

namespace disyre::ui {

/// A scan as it was read, and in the order it is shown in. Never changed once made, so threads
/// share it without locks.
struct OpenedScan {
    QString name;  ///< for the window's title
    Volume scan;   ///< as in the file
    Volume ras;    ///< the same voxels in RAS order
    Orientation orientation;
    QString axes;                  ///< of the file, e.g. "RAS"
    QStringList warnings;          ///< sentences
    double displayLow = 0.0;       ///< intensities shown black and white at first
    double displayHigh = 1.0;
    std::array<int, 3> tissueFirst{};  ///< corners of the box that holds all tissue, in RAS voxels
    std::array<int, 3> tissueLast{-1, -1, -1};
    int firstSlice = 0;  ///< where to begin looking
    ScanTraits traits;

    [[nodiscard]] int slices() const { return ras.size[2]; }
    /// A voxel of the RAS grid in the file's own order.
    [[nodiscard]] std::array<int, 3> fileVoxel(const std::array<int, 3>& rasVoxel) const;
    /// The tissue's box in a plane, in voxels with their edges; empty without tissue.
    [[nodiscard]] QRectF tissueIn(Plane plane) const;
    /// Slice of the RAS grid.
    [[nodiscard]] std::vector<float> slice(int index, Plane plane = Plane::Axial) const {
        return cutSlice(ras, plane, index);
    }
};

/// Reads a file; slow. Throws ScanError.
[[nodiscard]] std::shared_ptr<const OpenedScan> openScan(const std::filesystem::path& path);
[[nodiscard]] QString sampleName();
/// The built-in sample; slow. Throws ScanError.
[[nodiscard]] std::shared_ptr<const OpenedScan> openSampleScan();

}  // namespace disyre::ui
