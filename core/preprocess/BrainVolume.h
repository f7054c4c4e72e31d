// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/image/Volume.h"
#include "core/preprocess/ContrastGroups.h"

namespace disyre {

/// The brain of a scan and its volume.
struct MeasuredBrain {
    Mask mask;  ///< The mask that findBrain() returns.
    /// The volume of what differs from the background, in litres; empty if no background value
    /// stands out, for instance because of noise around the head.
    std::optional<double> litres;

    /// Tells whether that is the volume of one stripped adult brain, 0.6 to 2.3 litres. Adult
    /// brains have 1 to 2 litres; the range leaves room for small and for padded ones. A whole head
    /// has 4.
    [[nodiscard]] bool looksStripped() const;
    /// Tells whether the scan seems to show more than a brain: its background is not empty, or what
    /// differs from it is more than any brain, and so is likely to be a whole head.
    [[nodiscard]] bool looksLikeHead() const;
};

/// Finds and measures the brain of a scan in RAS order. It takes some time.
[[nodiscard]] MeasuredBrain measureBrain(const Volume& ras);

/// Tells whether a volume is that of one stripped adult brain; see MeasuredBrain::looksStripped().
[[nodiscard]] bool isBrainVolume(double litres);

/// Returns contrastSignature() of the scan cut to the brain's bounding box; both are in RAS order.
[[nodiscard]] ContrastSignature signatureOfBrain(const Volume& ras, const Mask& brain);

}  // namespace disyre
