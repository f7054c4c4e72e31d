// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/Resample.h"

#include <itkDiscreteGaussianImageFilter.h>
#include <itkLinearInterpolateImageFunction.h>
#include <itkResampleImageFilter.h>

#include <cmath>

#include "core/preprocess/BrainMask.h"
#include "core/preprocess/ItkImage.h"

namespace disyre {

namespace {

using FloatImage = itk::Image<float, 3>;

Grid<float> smoothAndSample(const Grid<float>& grid, const GridStep& target) {
    FloatImage::Pointer image = toItk(grid);
    itk::FixedArray<double, 3> variance;
    bool smooths = false;
    for (unsigned i = 0; i < 3; ++i) {
        // A Gaussian whose full width at half maximum, added to a voxel's, gives the new voxel's.
        constexpr double kSigmaOfFwhm = 0.42466;
        const double step = target.step[i];
        variance[i] = step > 1.01 ? kSigmaOfFwhm * kSigmaOfFwhm * (step * step - 1.0) : 0.0;
        smooths = smooths || variance[i] > 0.0;
    }
    if (smooths) {
        const auto gauss = itk::DiscreteGaussianImageFilter<FloatImage, FloatImage>::New();
        gauss->SetInput(image);
        gauss->SetUseImageSpacing(false);
        gauss->SetVariance(variance);
        gauss->SetMaximumError(0.001);
        gauss->SetMaximumKernelWidth(64);
        gauss->Update();
        image = gauss->GetOutput();
        image->DisconnectPipeline();
    }
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
    // Working on the brain's box with a margin of zeros makes the result independent of how much
    // background the scan has.
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

namespace {

/// The affine that takes RAS millimetres to voxel indices.
Affine inverse(const Affine& a) {
    const auto minor = [&a](std::size_t row, std::size_t column) {
        const std::size_t r0 = row == 0 ? 1 : 0, r1 = row == 2 ? 1 : 2;
        const std::size_t c0 = column == 0 ? 1 : 0, c1 = column == 2 ? 1 : 2;
        return a[r0][c0] * a[r1][c1] - a[r0][c1] * a[r1][c0];
    };
    const double determinant = a[0][0] * minor(0, 0) - a[0][1] * minor(0, 1) + a[0][2] * minor(0, 2);
    Affine result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column) {
            const double sign = (row + column) % 2 == 0 ? 1.0 : -1.0;
            result[row][column] = sign * minor(column, row) / determinant;
        }
        result[row][3] = 0.0;
        for (std::size_t k = 0; k < 3; ++k) {
            result[row][3] -= result[row][k] * a[k][3];
        }
    }
    return result;
}

}  // namespace

Volume labelsOnGridOf(const Volume& scan, const Volume& labels) {
    if (labels.size == scan.size && labels.affine == scan.affine) {
        return labels;
    }
    Volume onGrid(scan.size, scan.affine);
    const Volume toIndex({1, 1, 1}, inverse(labels.affine));
    std::size_t i = 0;
    for (int z = 0; z < scan.size[2]; ++z) {
        for (int y = 0; y < scan.size[1]; ++y) {
            for (int x = 0; x < scan.size[0]; ++x, ++i) {
                const auto index =
                    toIndex.position(scan.position({double(x), double(y), double(z)}));
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
