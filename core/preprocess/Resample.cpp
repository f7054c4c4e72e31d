// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Resample.h"

#include <itkLinearInterpolateImageFunction.h>
#include <itkResampleImageFilter.h>

#include <cmath>

#include "core/preprocess/BrainMask.h"
#include "core/preprocess/GridFilters.h"
#include "core/preprocess/ItkImage.h"

namespace disyre {

namespace {

using FloatImage = itk::Image<float, 3>;

Grid<float> smoothAndSample(const Grid<float>& grid, const GridStep& target) {
    std::array<double, 3> variance{};
    bool smooths = false;
    for (std::size_t i = 0; i < 3; ++i) {
        // Two Gaussians after one another add their variances. This one has the full width at half
        // maximum that turns a voxel's own width into the wider step's.
        constexpr double kSigmaOfFwhm = 0.42466;
        const double step = target.step[i];
        variance[i] = step > 1.01 ? kSigmaOfFwhm * kSigmaOfFwhm * (step * step - 1.0) : 0.0;
        smooths = smooths || variance[i] > 0.0;
    }
    constexpr double kMaximumError = 0.001;
    const FloatImage::Pointer image =
        toItk(smooths ? gaussianInVoxels(grid, variance, kMaximumError) : grid);
    const auto resample = itk::ResampleImageFilter<FloatImage, FloatImage, double>::New();
    resample->SetInput(image);
    resample->SetInterpolator(itk::LinearInterpolateImageFunction<FloatImage, double>::New());
    FloatImage::SizeType size;
    FloatImage::SpacingType spacing;
    FloatImage::PointType origin;
    for (unsigned i = 0; i < 3; ++i) {
        size[i] = static_cast<itk::SizeValueType>(target.size[i]);
        spacing[i] = target.step[i];
        origin[i] = target.origin[i];
    }
    resample->SetSize(size);
    resample->SetOutputSpacing(spacing);
    resample->SetOutputOrigin(origin);
    resample->Update();
    return fromItk<float>(*resample->GetOutput());
}

}  // namespace

ResampledBrain resampleBrain(const Grid<float>& image, const Mask& mask, const GridStep& target) {
    // Only the brain's bounding box with a margin of zeros is resampled, so that the result does
    // not depend on how much background the scan has.
    const Box box = boxOf(mask);
    Size3 first{};
    Size3 size{};
    GridStep local = target;
    for (std::size_t i = 0; i < 3; ++i) {
        const int margin = static_cast<int>(std::ceil(3.0 * target.step[i])) + 2;
        first[i] = box.first[i] - margin;
        size[i] = box.end[i] - box.first[i] + 2 * margin;
        local.origin[i] -= first[i];
    }
    Grid<float> inside(mask.size);
    Grid<float> values(mask.size);
    for (std::size_t i = 0; i < mask.voxels.size(); ++i) {
        inside.voxels[i] = mask.voxels[i] != 0 ? 1.0f : 0.0f;
        values.voxels[i] = mask.voxels[i] != 0 ? image.voxels[i] : 0.0f;
    }
    const Grid<float> weight = smoothAndSample(cutOut(inside, first, size), local);
    const Grid<float> sum = smoothAndSample(cutOut(values, first, size), local);

    ResampledBrain result{Grid<float>(target.size), Mask(target.size)};
    for (std::size_t i = 0; i < weight.voxels.size(); ++i) {
        if (weight.voxels[i] >= 0.5f) {
            result.mask.voxels[i] = 1;
            result.image.voxels[i] = sum.voxels[i] / weight.voxels[i];
        }
    }
    return result;
}

Volume greyOnGridOf(const Volume& scan, const Volume& picture) {
    if (picture.size == scan.size && picture.affine == scan.affine) {
        return picture;
    }
    const FloatImage::Pointer image = toItk<float>(picture);
    const auto interpolator = itk::LinearInterpolateImageFunction<FloatImage, double>::New();
    interpolator->SetInputImage(image);
    Volume onGrid(scan.size, scan.affine);
    const Affine toIndex = inverseOf(picture.affine);
    std::size_t i = 0;
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x, ++i) {
                const auto index =
                    movedBy(toIndex, scan.position({double(x), double(y), double(z)}));
                itk::ContinuousIndex<double, 3> at;
                for (unsigned axis = 0; axis < 3; ++axis) {
                    at[axis] = index[axis];
                }
                if (interpolator->IsInsideBuffer(at)) {
                    onGrid.voxels[i] =
                        static_cast<float>(interpolator->EvaluateAtContinuousIndex(at));
                }
            }
        }
    }
    return onGrid;
}

Volume labelsOnGridOf(const Volume& scan, const Volume& labels) {
    if (labels.size == scan.size && labels.affine == scan.affine) {
        return labels;
    }
    Volume onGrid(scan.size, scan.affine);
    const Affine toIndex = inverseOf(labels.affine);
    std::size_t i = 0;
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x, ++i) {
                const auto index =
                    movedBy(toIndex, scan.position({double(x), double(y), double(z)}));
                const int lx = static_cast<int>(std::lround(index[0]));
                const int ly = static_cast<int>(std::lround(index[1]));
                const int lz = static_cast<int>(std::lround(index[2]));
                if (labels.contains(lx, ly, lz)) {
                    onGrid.voxels[i] = labels.at(lx, ly, lz);
                }
            }
        }
    }
    return onGrid;
}

}  // namespace disyre
