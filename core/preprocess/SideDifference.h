// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "core/image/Volume.h"

namespace disyre {

/// How much one half of a brain differs from the other (resources/manual/method.md, section 25).
struct SideDifference {
    /// The correlation of the intensities with those of the mirrored places, less the share of the
    /// brain that is mirrored to a place outside of it. It says how well the midline was found.
    double symmetry = 0.0;
    /// The volume in ml of the largest connected region, both sides of it counted, that differs
    /// from the mirrored place by a fifth of the brain's range of intensities or more.
    double millilitres = 0.0;

    /// Tells whether the halves differ as a large lesion of one side makes them. False if the
    /// midline was not found well.
    [[nodiscard]] bool isLarge() const;
};

/// Compares the halves of a brain. Smooth shading does not count, nor do lesions of less than a few
/// millilitres, and lesions that both halves have alike are not seen. It takes some tenths of a
/// second. Nothing is returned for a brain of less than 0.2 litres or without contrast.
/// @param ras the scan in RAS order. @param brain its brain on the same grid.
[[nodiscard]] std::optional<SideDifference> sideDifference(const Volume& ras, const Mask& brain);

}  // namespace disyre
