// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/TemplateRegistration.h"

#include <itkAffineTransform.h>
#include <itkMattesMutualInformationImageToImageMetricv4.h>
#include <itkRegistrationParameterScalesFromPhysicalShift.h>
#include <itkRegularStepGradientDescentOptimizerv4.h>
#include <itkSimilarity3DTransform.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/ItkImage.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

using RegisteredImage = itk::Image<float, 3>;
using MattesMetric =
    itk::MattesMutualInformationImageToImageMetricv4<RegisteredImage, RegisteredImage>;

/// Mattes' mutual information, summed up in one piece. The metric divides the sum into pieces for
/// threads even where only one thread is allowed, and adds them up in the order in which they are
/// done, so that the last digits would differ each time.
class MutualInformation : public MattesMetric {
public:
    using Self = MutualInformation;
    using Pointer = itk::SmartPointer<Self>;
    static Pointer New() {
        Pointer metric = new Self;
        metric->UnRegister();
        return metric;
    }

protected:
    MutualInformation() { this->m_SparseGetValueAndDerivativeThreader->SetNumberOfWorkUnits(1); }
    ~MutualInformation() override = default;
};

using SampledPoints = MattesMetric::FixedSampledPointSetType;
using Similarity = itk::Similarity3DTransform<double>;
using FullAffine = itk::AffineTransform<double, 3>;
using FreeTransform = itk::MatrixOffsetTransformBase<double, 3, 3>;
using Descent = itk::RegularStepGradientDescentOptimizerv4<double>;
using Millimetres = std::array<double, 3>;

/// How far around the template's brain the images are compared, in mm: the rim of empty space holds
/// the brain's outline in place.
constexpr float kComparedRim = 6.0f;

/// A stripped brain with empty space around it.
struct StrippedBrain {
    Volume image;
    Mask brain;
    Millimetres middle{};  ///< The centre of the brain in mm.
    double volume = 0.0;   ///< The brain's volume in mm^3.
};

/// Measures the brain's centre and volume. Throws SettingsError if there is none.
void measureStripped(StrippedBrain& stripped) {
    const Mask& brain = stripped.brain;
    double count = 0.0;
    Millimetres sum{};
    std::size_t i = 0;
    for (int z = 0; z < brain.size[2]; ++z) {
        for (int y = 0; y < brain.size[1]; ++y) {
            for (int x = 0; x < brain.size[0]; ++x, ++i) {
                if (brain.voxels[i] != 0) {
                    count += 1.0;
                    sum[0] += x;
                    sum[1] += y;
                    sum[2] += z;
                }
            }
        }
    }
    if (count == 0.0) {
        throw SettingsError(MessageId::BrainNotAlignedEmpty);
    }
    stripped.middle = stripped.image.position({sum[0] / count, sum[1] / count, sum[2] / count});
    stripped.volume = count * std::abs(determinantOf(stripped.image.affine));
}

/// Strips a scan, makes voxels that are finer than 2 mm coarser, and adds empty space, because
/// places outside the image would not be compared at all.
StrippedBrain strippedBrain(const Volume& scan, const Mask& brain) {
    constexpr double kVoxel = 2.0;
    constexpr double kMargin = 24.0;
    const Box box = boxOf(brain);
    if (box.end[0] == 0) {
        throw SettingsError(MessageId::BrainNotAlignedEmpty);
    }
    const auto spacing = scan.spacing();
    GridStep grid;
    StrippedBrain stripped;
    Affine& affine = stripped.image.affine;
    for (std::size_t i = 0; i < 3; ++i) {
        grid.step[i] = spacing[i] < 0.8 * kVoxel ? kVoxel / spacing[i] : 1.0;
        const double margin = std::ceil(kMargin / (spacing[i] * grid.step[i]));
        grid.origin[i] = box.first[i] - margin * grid.step[i];
        grid.size[i] =
            static_cast<int>(std::ceil((box.end[i] - box.first[i]) / grid.step[i] + 2.0 * margin));
    }
    ResampledBrain resampled = resampleBrain(scan, brain, grid);
    const Millimetres origin = scan.position(grid.origin);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i) {
            affine[row][i] = scan.affine[row][i] * grid.step[i];
        }
        affine[row][3] = origin[row];
    }
    static_cast<Grid<float>&>(stripped.image) = std::move(resampled.image);
    stripped.brain = std::move(resampled.mask);
    measureStripped(stripped);
    return stripped;
}

/// Smooths the image by `sigma` mm and gives it to ITK with its place in space, in RAS millimetres.
RegisteredImage::Pointer smoothedForItk(const Volume& image, double sigma) {
    const auto spacing = image.spacing();
    const auto itkImage = toItk<float>(gaussian(image, spacing, sigma));
    RegisteredImage::SpacingType step;
    RegisteredImage::PointType origin;
    RegisteredImage::DirectionType direction;
    for (unsigned row = 0; row < 3; ++row) {
        step[row] = spacing[row];
        origin[row] = image.affine[row][3];
        for (unsigned i = 0; i < 3; ++i) {
            direction[row][i] = image.affine[row][i] / spacing[i];
        }
    }
    itkImage->SetSpacing(step);
    itkImage->SetOrigin(origin);
    itkImage->SetDirection(direction);
    return itkImage;
}

/// The places of the template at which the images are compared, in mm.
SampledPoints::Pointer placesOf(const StrippedBrain& stripped, double step) {
    const auto spacing = stripped.image.spacing();
    const Grid<float> depth = signedDistance(stripped.brain, spacing);
    std::array<int, 3> stride{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        stride[axis] = std::max(1, static_cast<int>(std::lround(step / spacing[axis])));
    }
    const auto places = SampledPoints::New();
    SampledPoints::PointIdentifier number = 0;
    for (int z = 0; z < depth.size[2]; z += stride[2]) {
        for (int y = 0; y < depth.size[1]; y += stride[1]) {
            for (int x = 0; x < depth.size[0]; x += stride[0]) {
                if (depth.at(x, y, z) > -kComparedRim) {
                    const Millimetres mm =
                        stripped.image.position({double(x), double(y), double(z)});
                    SampledPoints::PointType point;
                    std::copy(mm.begin(), mm.end(), point.Begin());
                    places->SetPoint(number, point);
                    places->SetPointData(number, 0.0f);
                    ++number;
                }
            }
        }
    }
    return places;
}

/// The two images at one resolution, and the search for the transform that fits best there.
class Level {
public:
    /// @param step the distance of the places that are compared, in mm; images are smoothed by half
    /// of it.
    Level(const StrippedBrain& fixed, const StrippedBrain& moving, double step) {
        constexpr unsigned kBins = 32;
        metric_->SetNumberOfHistogramBins(kBins);
        metric_->SetFixedImage(smoothedForItk(fixed.image, step / 2.0));
        metric_->SetMovingImage(smoothedForItk(moving.image, step / 2.0));
        metric_->SetFixedSampledPointSet(placesOf(fixed, step).GetPointer());
        metric_->SetUseSampledPointSet(true);
        metric_->SetUseFixedImageGradientFilter(false);
        metric_->SetUseMovingImageGradientFilter(false);
    }

    /// Improves the transform and returns its mutual information.
    /// @param firstStep the length of the first step in mm.
    double improve(FreeTransform& transform, double firstStep, unsigned iterations,
                   const StopToken& stop) {
        stop.throwIfStopped();
        metric_->SetMovingTransform(&transform);
        metric_->Initialize();
        using Scales = itk::RegistrationParameterScalesFromPhysicalShift<MutualInformation>;
        const auto scales = Scales::New();
        scales->SetMetric(metric_);
        const auto descent = Descent::New();
        descent->SetMetric(metric_);
        descent->SetScalesEstimator(scales);
        // Every step is measured by how far it moves the image: a fixed rate would turn the image
        // wildly where the shift is right already and only the angles are left.
        descent->SetDoEstimateLearningRateOnce(false);
        descent->SetDoEstimateLearningRateAtEachIteration(true);
        descent->SetMaximumStepSizeInPhysicalUnits(firstStep);
        descent->SetRelaxationFactor(0.5);
        descent->SetNumberOfIterations(iterations);
        descent->SetNumberOfWorkUnits(1);
        // These two limits are in the units of the parameters; the steps in mm decide instead.
        descent->SetMinimumStepLength(0.0);
        descent->SetGradientMagnitudeTolerance(0.0);
        Descent* running = descent.GetPointer();
        descent->AddObserver(
            itk::IterationEvent(), [running, firstStep, &stop](const itk::EventObject&) {
                constexpr double kShortestStep = 0.03;
                const double share = running->GetCurrentStepLength() / running->GetLearningRate();
                if (stop.stopRequested() || share * firstStep < kShortestStep) {
                    running->StopOptimization();
                }
            });
        descent->StartOptimization();
        stop.throwIfStopped();
        return -metric_->GetValue();
    }

private:
    MutualInformation::Pointer metric_ = MutualInformation::New();
};

/// The transform with which the search begins: it brings the centres and the volumes of the two
/// brains together, with the head inclined by an angle about the axis from right to left.
Similarity::Pointer startFrom(const StrippedBrain& fixed, const StrippedBrain& moving,
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

Similarity::Pointer bestSimilarity(Level& level, const StrippedBrain& fixed,
                                   const StrippedBrain& moving, const StopToken& stop) {
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

FullAffine::Pointer asAffine(const FreeTransform& similar) {
    const auto affine = FullAffine::New();
    affine->SetCenter(similar.GetCenter());
    affine->SetMatrix(similar.GetMatrix());
    affine->SetTranslation(similar.GetTranslation());
    return affine;
}

Affine rowsOf(const FreeTransform& transform) {
    Affine affine{};
    for (unsigned row = 0; row < 3; ++row) {
        for (unsigned column = 0; column < 3; ++column) {
            affine[row][column] = transform.GetMatrix()(row, column);
        }
        affine[row][3] = transform.GetOffset()[row];
    }
    return affine;
}

/// The Dice coefficient of the two masks, in the template's space.
double overlapOf(const StrippedBrain& fixed, const StrippedBrain& moving,
                 const Affine& templateToScan) {
    const Affine toIndex = inverseOf(moving.image.affine);
    double both = 0.0;
    std::size_t i = 0;
    for (int z = 0; z < fixed.brain.size[2]; ++z) {
        for (int y = 0; y < fixed.brain.size[1]; ++y) {
            for (int x = 0; x < fixed.brain.size[0]; ++x, ++i) {
                if (fixed.brain.voxels[i] == 0) {
                    continue;
                }
                const Millimetres at = movedBy(
                    toIndex, movedBy(templateToScan,
                                     fixed.image.position({double(x), double(y), double(z)})));
                const Size3 voxel{static_cast<int>(std::lround(at[0])),
                                  static_cast<int>(std::lround(at[1])),
                                  static_cast<int>(std::lround(at[2]))};
                if (moving.brain.contains(voxel[0], voxel[1], voxel[2]) &&
                    moving.brain.at(voxel[0], voxel[1], voxel[2]) != 0) {
                    both += 1.0;
                }
            }
        }
    }
    both *= std::abs(determinantOf(fixed.image.affine));
    const double carried = moving.volume / std::abs(determinantOf(templateToScan));
    return 2.0 * both / (fixed.volume + carried);
}

}  // namespace

bool TemplateRegistration::isGood() const {
    return overlap >= kLeastOverlap && mutualInformation >= kLeastMutualInformation;
}

TemplateRegistration registerTemplate(const Volume& templateScan, const Mask& templateBrain,
                                      const Volume& scan, const Mask& brain,
                                      const StopToken& stop) {
    const StrippedBrain fixed = strippedBrain(templateScan, templateBrain);
    const StrippedBrain moving = strippedBrain(scan, brain);
    stop.throwIfStopped();
    try {
        Level coarse(fixed, moving, 8.0);
        const FullAffine::Pointer affine = asAffine(*bestSimilarity(coarse, fixed, moving, stop));
        (void)coarse.improve(*affine, 2.0, 60, stop);
        Level fine(fixed, moving, 6.0);
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
