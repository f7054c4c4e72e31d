// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/window/Contrast.h"
#include "ui/window/LayerChoice.h"
#include "ui/window/SliceLayers.h"

namespace disyre::ui {

struct OpenedScan;

/// Window and level of all views. The scan and the restored picture share one contrast, and the
/// difference, which is symmetric about no change, has another.
class WindowLevel {
public:
    /// Begins with a scan. What a person has set for the scan before holds for this one too, scaled
    /// to its range of intensities.
    void setScan(const std::shared_ptr<const OpenedScan>& scan);

    [[nodiscard]] const Contrast& of(BaseLayer layer) const {
        return layer == BaseLayer::Difference ? difference_ : picture_;
    }
    void set(BaseLayer layer, const Contrast& contrast);
    /// Goes back to the contrast that a scan has when it is opened.
    void reset();
    /// Shows intensities from the scan's lowest to its highest.
    void setFull();
    /// Shows the intensities of the brain, or only the middle of them; see brainContrast().
    /// @param mask the brain on the RAS grid; null while it is not known.
    void setBrain(const Mask* mask);
    void setNarrow(const Mask* mask);
    /// Fits the contrast to what a slice holds.
    void setAutomatic(BaseLayer layer, const SliceLayers& slice);
    /// Multiplies the window by a factor, and moves the level by a share of the window.
    void change(BaseLayer layer, double windowFactor, double levelShare);

private:
    [[nodiscard]] Contrast& contrastOf(BaseLayer layer) {
        return layer == BaseLayer::Difference ? difference_ : picture_;
    }

    std::shared_ptr<const OpenedScan> scan_;
    Contrast picture_;
    Contrast difference_;
};

}  // namespace disyre::ui
