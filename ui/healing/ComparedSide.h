// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

#include "core/base/StopToken.h"
#include "core/preprocess/TissueContrast.h"
#include "ui/healing/HealingCase.h"

namespace disyre::ui {

/// One of two scans that are compared, with what is healed of it. It shares what it holds with the
/// scan that it was taken from, so that it stays whole when that one is closed.
struct ComparedSide {
    QString name;
    std::shared_ptr<const OpenedScan> scan;    ///< null where it was not read yet
    std::shared_ptr<const StepCache> cache;    ///< null where nothing is healed
    std::shared_ptr<const Mask> brain;         ///< on the scan's RAS grid; null while unknown
    std::shared_ptr<const ScanPlaces> places;  ///< the names of its places; null for none
    disyre::Contrast contrast = disyre::Contrast::Unknown;
    double threshold = -1.0;  ///< where its findings begin; not above 0 if it has none
    QString model;            ///< the name of the model that healed it; empty for none

    // How many slices of the model's grid were healed when the side was taken, and how many hold
    // brain. The cache itself tells it on the window's thread alone.
    int slicesHealed = 0;
    int slicesInAll = 0;

    [[nodiscard]] bool isHealed() const { return cache && slicesHealed > 0; }
    /// Whether slices with brain are still to be healed.
    [[nodiscard]] bool isHealedInPart() const { return isHealed() && slicesHealed < slicesInAll; }
};

/// What is known of an open scan. Used on the window's thread.
[[nodiscard]] ComparedSide sideOf(const HealingCase& one);
/// The same of saved results. Slow. Throws what openResult() throws.
[[nodiscard]] ComparedSide sideOfResults(const std::filesystem::path& folder,
                                         const StopToken& stop);

/// Brings a scan, its map and its restoration to the grid of another one, so that both show the
/// same slices. The steps between are left out. Slow; may be called on any thread.
/// @param gridToSide takes RAS millimetres of the other scan to those of the side.
[[nodiscard]] ComparedSide carriedToGrid(const OpenedScan& grid, const ComparedSide& side,
                                         const Affine& gridToSide, const StopToken& stop);

/// Whether two scans have the same voxels, with the same intensities at the same places.
[[nodiscard]] bool isOneScan(const OpenedScan& a, const OpenedScan& b);

}  // namespace disyre::ui
