// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/image/Volume.h"

namespace disyre {

/// What differs from the background of a scan in RAS order, in litres; none where no background
/// stands out (noise around the head). `brain` is findBrain()'s. Adult brains measure 1 to 2 litres,
/// small and padded ones included; a head has 4.
[[nodiscard]] std::optional<double> brainLitres(const Volume& ras, const Mask& brain,
                                                bool backgroundFound);

/// Whether that is the volume of one stripped adult brain (0.6 to 2.3 litres).
[[nodiscard]] bool isBrainVolume(std::optional<double> litres);

}  // namespace disyre
