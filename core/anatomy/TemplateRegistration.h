// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StopToken.h"
#include "core/image/Volume.h"

namespace disyre {

/// How a template brain is carried to a scan of any contrast, and how well that fits.
struct TemplateRegistration {
    /// Takes RAS millimetres of the template to RAS millimetres of the scan.
    Affine templateToScan{};
    double overlap = 0.0;  ///< Dice coefficient of the two brain masks, from 0 to 1.
    /// Mattes' mutual information of the two images in nats, over the template's brain and a rim of
    /// 6 mm around it; 0 if the images tell nothing about each other.
    double mutualInformation = 0.0;

    /// Tells whether both measures reach the limits below, so that the alignment can be used.
    [[nodiscard]] bool isGood() const;
};

/// The limits of a good alignment, from measured good and spoilt ones (resources/manual/method.md,
/// section 24).
inline constexpr double kLeastOverlap = 0.80;
inline constexpr double kLeastMutualInformation = 0.70;

/// Fits the affine that carries a template brain to a scan. Both scans may have any grid whose axes
/// run in RAS order, also turned ones; both masks lie on the grid of their scan.
///
/// The fit maximises Mattes' mutual information (Mattes et al., "PET-CT image registration in the
/// chest using free-form deformations", IEEE Transactions on Medical Imaging 22, 2003), as ITK has
/// it, so that the scan may have another contrast than the template. It compares the smoothed,
/// stripped images at regular places of the template, 8 mm and then 6 mm apart; it begins with a
/// rotation, a shift and one scale, from three inclinations of the head, and ends with a full
/// affine. It draws nothing at random and runs on one thread, so that the result is the same every
/// time and on every number of processors.
///
/// alignBrains() (BrainAlignment.h) does the same for two T1 brains by least squares. It stays
/// because the cases of the benchmark are placed with it and must not change.
///
/// Throws SettingsError if a mask is empty or the images do not meet, and Stopped within a second
/// after a stop was requested.
[[nodiscard]] TemplateRegistration registerTemplate(const Volume& templateScan,
                                                    const Mask& templateBrain, const Volume& scan,
                                                    const Mask& brain, const StopToken& stop);

}  // namespace disyre
