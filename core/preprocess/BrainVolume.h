// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/image/Volume.h"
#include "core/preprocess/ContrastGroups.h"

namespace disyre {

struct MeasuredBrain {
    Mask mask;  ///< findBrain()'s
    /// What differs from the background; no value where none stands out (noise around the head).
    std::optional<double> litres;

    /// Whether that is the volume of one stripped adult brain: 0.6 to 2.3 litres. Adult brains measure
    /// 1 to 2, small and padded ones included; a head has 4.
    [[nodiscard]] bool looksStripped() const;
};

/// @param ras in RAS order. Slow.
[[nodiscard]] MeasuredBrain measureBrain(const Volume& ras);

[[nodiscard]] bool isBrainVolume(double litres);

/// contrastSignature() of the brain's box of a scan in RAS order.
[[nodiscard]] ContrastSignature signatureOfBrain(const Volume& ras, const Mask& brain);

}  // namespace disyre
