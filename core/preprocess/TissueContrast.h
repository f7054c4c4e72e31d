// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/image/Volume.h"

namespace disyre {

/// How the tissues of a brain differ in brightness, from bright to dark.
enum class Contrast {
    Unknown,        ///< The scan does not tell it clearly.
    T1,             ///< White matter, grey matter, fluid.
    T2,             ///< Fluid, grey matter, white matter.
    ProtonDensity,  ///< Fluid and grey matter, white matter, which is hardly darker.
    Flair           ///< Grey matter, white matter, and fluid far below them.
};

/// Returns "T1", "T2", "PD", "FLAIR", or an empty text for Unknown.
[[nodiscard]] const char* nameOf(Contrast contrast);

/// Returns the contrast that a model's card names as its modality, such as "T1", "synthetic T2" or
/// "FLAIR". It is Unknown for other names, because some, such as "MPRAGE", may well mean T1.
[[nodiscard]] Contrast contrastNamed(const std::string& modality);

/// What the order of the tissues' intensities shows (resources/manual/method.md, section 23). The
/// brain's voxels are divided into a dark, a middle and a bright class.
struct TissueContrast {
    Contrast contrast = Contrast::Unknown;
    /// The share of the brain that lies more than 4 mm inside the dark class. White matter is the
    /// bulkiest tissue; the cortex is thin, and fluid fills furrows and the ventricles.
    double darkBulk = 0.0;
    double middleBulk = 0.0;  ///< The same of the middle class.
    double brightBulk = 0.0;  ///< The same of the bright class.
    /// The chance that a voxel deep in the tissue, where white matter lies, is brighter than one at
    /// its surface, where the cortex lies; 0.5 if they are alike. Fluid is left out.
    double deepBrighter = 0.5;
    /// The mean of the dark class divided by that of the bright one.
    double darkToBright = 0.0;
};

/// Tells the contrast of a brain from its intensities and its shape alone; the intensities' scale
/// and the scan's spacing play no part. It takes some tenths of a second. The contrast is Unknown
/// if the brain is empty, smaller than 0.4 litres or has no contrast.
/// @param ras the scan in RAS order. @param brain the brain on the same grid.
[[nodiscard]] TissueContrast tissueContrast(const Volume& ras, const Mask& brain);

}  // namespace disyre
