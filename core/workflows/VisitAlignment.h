// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/anatomy/RigidAlignment.h"
#include "core/base/Message.h"
#include "core/preprocess/TissueContrast.h"

namespace disyre {

/// One of two scans that are compared.
struct VisitScan {
    const Volume& ras;            ///< The scan in RAS order.
    const Mask* brain = nullptr;  ///< Its brain on the same grid; null while it is not known.
};

/// How one scan is brought to another one.
enum class VisitAlignmentKind {
    Rigid,    ///< by what both show; see alignRigidly()
    ByHeader  ///< by the positions that their headers state
};

/// Aligns two scans of one patient, by their brains if both are known, or else by all tissue. A
/// rigid alignment takes some seconds. Throws what alignRigidly() throws.
[[nodiscard]] RigidAlignment alignVisits(const VisitScan& first, const VisitScan& second,
                                         VisitAlignmentKind kind, const AlignmentProgress& progress,
                                         const StopToken& stop);

/// Says what a person should know before believing what is said of changes: that the alignment is
/// poor or doubtful, or that the contrasts differ. None if there is nothing to say.
[[nodiscard]] std::vector<Message> visitRemarks(const RigidAlignment& alignment,
                                                VisitAlignmentKind kind, Contrast first,
                                                Contrast second);

}  // namespace disyre
