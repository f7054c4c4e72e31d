// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace disyre::ui {

struct OpenedScan;

/// Window and level: intensities from level - window / 2 (black) to level + window / 2 (white).
struct Contrast {
    double window = 1.0;
    double level = 0.5;
    bool operator==(const Contrast&) const = default;
};

/// As a scan is shown when it is opened.
[[nodiscard]] Contrast openingContrast(const OpenedScan& scan);
/// From the scan's lowest to its highest intensity.
[[nodiscard]] Contrast fullContrast(const OpenedScan& scan);
/// The middle 98 % of a picture's tissue, without its background; `otherwise` for an empty one.
[[nodiscard]] Contrast automaticContrast(const std::vector<float>& picture, double background,
                                         const Contrast& otherwise);
/// Symmetric about no change, up to what 99 % of the changed pixels stay below.
[[nodiscard]] Contrast automaticDifference(const std::vector<float>& change,
                                           const Contrast& otherwise);

/// The same look on another scan, whose intensities have another range.
[[nodiscard]] Contrast carriedOver(const Contrast& contrast, const OpenedScan& from,
                                   const OpenedScan& to);

}  // namespace disyre::ui
