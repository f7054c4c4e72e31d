// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/image/Volume.h"

namespace disyre::ui {

struct OpenedScan;

/// Window and level, in intensities: level - window / 2 is shown black, level + window / 2 white.
struct Contrast {
    double window = 1.0;
    double level = 0.5;
    bool operator==(const Contrast&) const = default;
};

/// The contrast that a scan is shown with when it is opened.
[[nodiscard]] Contrast openingContrast(const OpenedScan& scan);
/// The contrast from the scan's lowest to its highest intensity.
[[nodiscard]] Contrast fullContrast(const OpenedScan& scan);
/// How much of the brain's intensities a contrast shows.
enum class BrainShare {
    Whole,  ///< the middle 98 %
    Middle  ///< the middle 80 %: most of grey and white matter, hardly any fluid
};
/// The contrast that shows so much of the brain's intensities.
/// @param mask the brain on the scan's RAS grid. Null where it is not known: then all of the scan's
/// tissue counts.
[[nodiscard]] Contrast brainContrast(const OpenedScan& scan, const Mask* mask, BrainShare share);
/// The contrast that shows the middle 98 % of the intensities of a picture's tissue.
/// @param background intensities up to this one are no tissue.
/// @param otherwise is returned when the picture has too little tissue.
[[nodiscard]] Contrast automaticContrast(const std::vector<float>& picture, double background,
                                         const Contrast& otherwise);
/// A contrast symmetric about no change, which reaches as far as 99 % of the changed pixels do.
/// @param otherwise is returned when too few pixels have changed.
[[nodiscard]] Contrast automaticDifference(const std::vector<float>& change,
                                           const Contrast& otherwise);

/// The contrast that makes a scan appear as another one does, whose intensities have another range.
[[nodiscard]] Contrast carriedOver(const Contrast& contrast, const OpenedScan& from,
                                   const OpenedScan& to);

}  // namespace disyre::ui
