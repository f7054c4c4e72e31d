// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/TemplateRegistration.h"

#include <itkAffineTransform.h>
#include <itkSimilarity3DTransform.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/anatomy/RegistrationSearch.h"
#include "core/base/Error.h"
#include "core/base/MessageId.h"

namespace disyre {

namespace {

using Similarity = itk::Similarity3DTransform<double>;
using FullAffine = itk::AffineTransform<double, 3>;

/// How far around the template's brain the images are compared, in mm: the rim of empty space holds
/// the brain's outline in place.
constexpr float kComparedRim = 6.0f;

/// The transform with which the search begins: it brings the centres and the volumes of the two
/// brains together, with the head inclined by an angle about the axis from right to left.
Similarity::Pointer startFrom(const StrippedImage& fixed, const StrippedImage& moving,
                              double angle) {
    const auto transform = Similarity::New();
    Similarity::InputPointType centre;
    Similarity::OutputVectorType shift;
    for (unsigned i = 0; i < 3; ++i) {
        centre[i] = fixed.middle[i];
        shift[i] = moving.middle[i] - fixed.middle[i];
    }
    transform->SetCenter(centre);
    Similarity::VersorType turn;
    turn.SetRotationAroundX(angle);
    transform->SetRotation(turn);
    transform->SetScale(std::clamp(std::cbrt(moving.volume / fixed.volume), 0.7, 1.4));
    transform->SetTranslation(shift);
    return transform;
}

Similarity::Pointer bestSimilarity(RegistrationLevel& level, const StrippedImage& fixed,
                                   const StrippedImage& moving, const StopToken& stop) {
    constexpr double kInclination = 20.0 * std::numbers::pi / 180.0;
    Similarity::Pointer best;
    double most = 0.0;
    for (const double angle : {0.0, kInclination, -kInclination}) {
        const auto transform = startFrom(fixed, moving, angle);
        const double value = level.improve(*transform, 4.0, 25, stop);
        if (best.IsNull() || value > most) {
            best = transform;
            most = value;
        }
    }
    return best;
}

FullAffine::Pointer asAffine(const RegisteringTransform& similar) {
    const auto affine = FullAffine::New();
    affine->SetCenter(similar.GetCenter());
    affine->SetMatrix(similar.GetMatrix());
    affine->SetTranslation(similar.GetTranslation());
    return affine;
}

}  // namespace

bool TemplateRegistration::isGood() const {
    return overlap >= kLeastOverlap && mutualInformation >= kLeastMutualInformation;
}

TemplateRegistration registerTemplate(const Volume& templateScan, const Mask& templateBrain,
                                      const Volume& scan, const Mask& brain,
                                      const StopToken& stop) {
    const StrippedImage fixed = strippedImage(templateScan, templateBrain);
    const StrippedImage moving = strippedImage(scan, brain);
    stop.throwIfStopped();
    try {
        RegistrationLevel coarse(fixed, moving, 8.0, kComparedRim);
        const FullAffine::Pointer affine = asAffine(*bestSimilarity(coarse, fixed, moving, stop));
        (void)coarse.improve(*affine, 2.0, 60, stop);
        RegistrationLevel fine(fixed, moving, 6.0, kComparedRim);
        TemplateRegistration result;
        result.mutualInformation = fine.improve(*affine, 1.0, 40, stop);
        result.templateToScan = rowsOf(*affine);
        result.overlap = overlapOf(fixed, moving, result.templateToScan);
        return result;
    } catch (const itk::ExceptionObject&) {
        // ITK refuses images that do not meet, or whose intensities are all alike.
        throw SettingsError(MessageId::BrainNotAligned);
    }
}

}  // namespace disyre
