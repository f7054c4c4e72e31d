// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>

#include "core/base/StopToken.h"
#include "core/image/Volume.h"

namespace disyre {

/// What is to be thought of an alignment.
enum class AlignmentQuality {
    Good,      ///< as two scans of one head
    Doubtful,  ///< better to be looked at before anything is concluded from it
    Poor       ///< as two heads, or as two scans that show nothing in common
};

/// Returns "good", "doubtful" or "poor".
[[nodiscard]] const char* nameOf(AlignmentQuality quality);

/// How one scan of a patient is carried to another scan of the same patient, and how well that
/// fits.
struct RigidAlignment {
    /// Takes RAS millimetres of the first scan to RAS millimetres of the second: a rotation and a
    /// shift.
    Affine firstToSecond = axisAlignedAffine({1, 1, 1}, {0, 0, 0});
    double turnDegrees = 0.0;       ///< The angle of the rotation.
    double shiftMillimetres = 0.0;  ///< How far the centre of the first scan's tissue is moved.
    /// Normalised mutual information of the two images where both have tissue, from 0 (they tell
    /// nothing about each other) to 1 (either follows from the other).
    double agreement = 0.0;
    /// Correlation of the two images' intensities where both have tissue, from -1 to 1.
    double correlation = 0.0;
    /// The share of the smaller one's tissue that lies in the tissue of the other one, from 0 to 1.
    double overlap = 0.0;
    bool isOfHeads = false;  ///< Whether whole heads were compared, whose brains are not known.

    [[nodiscard]] AlignmentQuality quality() const;
};

/// From which agreement on an alignment is good, and from which it is doubtful; from measured ones
/// (resources/manual/method.md, section 26).
struct AgreementLimits {
    double good = 0.0;
    double doubtful = 0.0;
};
inline constexpr AgreementLimits kLimitsOfBrains{0.20, 0.11};
/// The skull, scalp and air of two people agree much more than their brains do.
inline constexpr AgreementLimits kLimitsOfHeads{0.35, 0.15};
inline constexpr double kLeastCommonTissue = 0.8;

/// Is told which share of the work is done, from 0 to 1.
using AlignmentProgress = std::function<void(double share)>;

/// Fits the rotation and shift that carry the first scan to the second one. Both scans are in RAS
/// order on any grid, also a turned one; both masks lie on the grid of their scan and hold the
/// brain or all tissue of the head. If one holds much more than the other, as a whole head beside a
/// stripped brain, the smaller one is looked for in the larger one.
///
/// The fit maximises Mattes' mutual information as registerTemplate() does
/// (TemplateRegistration.h), so that the two may have different contrasts, but with a rigid
/// transform: two scans of one head differ by no other. It begins from the positions that the
/// headers state and from the centres of the two masks in three inclinations, compares places 8 mm
/// apart at first and 4 mm at the end, and goes on with what fits best. Nothing is drawn at random,
/// so that the result is the same every time.
///
/// Throws SettingsError if a mask is empty or the images do not meet, and Stopped within a second
/// after a stop was requested.
[[nodiscard]] RigidAlignment alignRigidly(const Volume& first, const Mask& firstTissue,
                                          const Volume& second, const Mask& secondTissue,
                                          const AlignmentProgress& progress, const StopToken& stop);

/// Measures in the same way how well two scans fit each other by the positions that their headers
/// state. The transform moves nothing. Throws SettingsError if a mask is empty.
[[nodiscard]] RigidAlignment alignmentByHeaders(const Volume& first, const Mask& firstTissue,
                                                const Volume& second, const Mask& secondTissue);

}  // namespace disyre
