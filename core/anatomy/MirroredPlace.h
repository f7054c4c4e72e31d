// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>

#include "core/anatomy/TemplateRegistration.h"

namespace disyre {

/// Returns how far a place of the scan lies from the midline: from the plane between the brain's
/// halves, which is that of x = 0 in the template. To the patient's right it is positive. In mm.
/// @param millimetres in RAS millimetres of the scan.
[[nodiscard]] double midlineDistance(const TemplateRegistration& registration,
                                     const std::array<double, 3>& millimetres);

/// Returns the place in the other half of the brain that mirrors a place of the scan; both are in
/// RAS millimetres of the scan.
[[nodiscard]] std::array<double, 3> mirroredPlace(const TemplateRegistration& registration,
                                                  const std::array<double, 3>& millimetres);

/// Returns by how much the scores of some voxels exceed those of the mirrored places: the
/// difference of the two means, divided by their sum. It is 1 if only the voxels score, 0 if both
/// halves score alike, and negative if the other half scores more. Nothing is returned if there is
/// no score in either, or if half of the voxels or more are mirrored to places outside of the grid.
/// @param map an anomaly map in the scan's space.
/// @param voxels indices on its grid.
[[nodiscard]] std::optional<double> asymmetryOf(const Volume& map,
                                                std::span<const std::size_t> voxels,
                                                const TemplateRegistration& registration);

}  // namespace disyre
