// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/anatomy/RegistrationSearch.h"

#include <itkRegistrationParameterScalesFromPhysicalShift.h>
#include <itkRegularStepGradientDescentOptimizerv4.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/ItkImage.h"
#include "core/preprocess/Resample.h"

namespace disyre {

namespace {

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
using Descent = itk::RegularStepGradientDescentOptimizerv4<double>;
using Millimetres = std::array<double, 3>;

/// Measures the centre and volume of what is inside. Throws SettingsError if that is nothing.
void measureStripped(StrippedImage& stripped) {
    const Mask& inside = stripped.inside;
    double count = 0.0;
    Millimetres sum{};
    std::size_t i = 0;
    for (int z = 0; z < inside.size[2]; ++z) {
        for (int y = 0; y < inside.size[1]; ++y) {
            for (int x = 0; x < inside.size[0]; ++x, ++i) {
                if (inside.voxels[i] != 0) {
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

/// The places of the fixed image at which the images are compared, in mm.
SampledPoints::Pointer placesOf(const StrippedImage& stripped, double step, float rim) {
    const auto spacing = stripped.image.spacing();
    const Grid<float> depth = signedDistance(stripped.inside, spacing);
    std::array<int, 3> stride{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        stride[axis] = std::max(1, static_cast<int>(std::lround(step / spacing[axis])));
    }
    const auto places = SampledPoints::New();
    SampledPoints::PointIdentifier number = 0;
    for (int z = 0; z < depth.size[2]; z += stride[2]) {
        for (int y = 0; y < depth.size[1]; y += stride[1]) {
            for (int x = 0; x < depth.size[0]; x += stride[0]) {
                if (depth.at(x, y, z) > -rim) {
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

}  // namespace

StrippedImage strippedImage(const Volume& scan, const Mask& inside) {
    constexpr double kVoxel = 2.0;
    constexpr double kMargin = 24.0;
    const Box box = boxOf(inside);
    if (box.end[0] == 0) {
        throw SettingsError(MessageId::BrainNotAlignedEmpty);
    }
    const auto spacing = scan.spacing();
    GridStep grid;
    StrippedImage stripped;
    Affine& affine = stripped.image.affine;
    for (std::size_t i = 0; i < 3; ++i) {
        grid.step[i] = spacing[i] < 0.8 * kVoxel ? kVoxel / spacing[i] : 1.0;
        const double margin = std::ceil(kMargin / (spacing[i] * grid.step[i]));
        grid.origin[i] = box.first[i] - margin * grid.step[i];
        grid.size[i] =
            static_cast<int>(std::ceil((box.end[i] - box.first[i]) / grid.step[i] + 2.0 * margin));
    }
    ResampledBrain resampled = resampleBrain(scan, inside, grid);
    const Millimetres origin = scan.position(grid.origin);
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t i = 0; i < 3; ++i) {
            affine[row][i] = scan.affine[row][i] * grid.step[i];
        }
        affine[row][3] = origin[row];
    }
    static_cast<Grid<float>&>(stripped.image) = std::move(resampled.image);
    stripped.inside = std::move(resampled.mask);
    measureStripped(stripped);
    return stripped;
}

void forEachCommonVoxel(
    const StrippedImage& fixed, const StrippedImage& moving, const Affine& fixedToMoving,
    const std::function<void(std::size_t voxel, const std::array<double, 3>& place)>& take) {
    const Affine toIndex = inverseOf(moving.image.affine);
    std::size_t i = 0;
    for (int z = 0; z < fixed.inside.size[2]; ++z) {
        for (int y = 0; y < fixed.inside.size[1]; ++y) {
            for (int x = 0; x < fixed.inside.size[0]; ++x, ++i) {
                if (fixed.inside.voxels[i] == 0) {
                    continue;
                }
                const Millimetres at = movedBy(
                    toIndex, movedBy(fixedToMoving,
                                     fixed.image.position({double(x), double(y), double(z)})));
                const Size3 voxel{static_cast<int>(std::lround(at[0])),
                                  static_cast<int>(std::lround(at[1])),
                                  static_cast<int>(std::lround(at[2]))};
                if (moving.inside.contains(voxel[0], voxel[1], voxel[2]) &&
                    moving.inside.at(voxel[0], voxel[1], voxel[2]) != 0) {
                    take(i, at);
                }
            }
        }
    }
}

double overlapOf(const StrippedImage& fixed, const StrippedImage& moving,
                 const Affine& fixedToMoving) {
    double both = 0.0;
    forEachCommonVoxel(fixed, moving, fixedToMoving,
                       [&](std::size_t, const std::array<double, 3>&) { both += 1.0; });
    both *= std::abs(determinantOf(fixed.image.affine));
    const double carried = moving.volume / std::abs(determinantOf(fixedToMoving));
    return 2.0 * both / (fixed.volume + carried);
}

Affine rowsOf(const RegisteringTransform& transform) {
    Affine affine{};
    for (unsigned row = 0; row < 3; ++row) {
        for (unsigned column = 0; column < 3; ++column) {
            affine[row][column] = transform.GetMatrix()(row, column);
        }
        affine[row][3] = transform.GetOffset()[row];
    }
    return affine;
}

RegistrationLevel::RegistrationLevel(const StrippedImage& fixed, const StrippedImage& moving,
                                     double step, float rim)
    : metric_(MutualInformation::New().GetPointer()) {
    constexpr unsigned kBins = 32;
    metric_->SetNumberOfHistogramBins(kBins);
    metric_->SetFixedImage(smoothedForItk(fixed.image, step / 2.0));
    metric_->SetMovingImage(smoothedForItk(moving.image, step / 2.0));
    metric_->SetFixedSampledPointSet(placesOf(fixed, step, rim).GetPointer());
    metric_->SetUseSampledPointSet(true);
    metric_->SetUseFixedImageGradientFilter(false);
    metric_->SetUseMovingImageGradientFilter(false);
}

double RegistrationLevel::improve(RegisteringTransform& transform, double firstStep,
                                  unsigned iterations, const StopToken& stop) {
    stop.throwIfStopped();
    metric_->SetMovingTransform(&transform);
    metric_->Initialize();
    using Scales = itk::RegistrationParameterScalesFromPhysicalShift<MattesMetric>;
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

}  // namespace disyre
