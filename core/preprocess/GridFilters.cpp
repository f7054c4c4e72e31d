// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/GridFilters.h"

#include <itkDiscreteGaussianImageFilter.h>
#include <itkSignedMaurerDistanceMapImageFilter.h>

#include <cmath>

#include "core/preprocess/ItkImage.h"

namespace disyre {

Grid<float> signedDistance(const Mask& mask, const std::array<double, 3>& spacing) {
    using MaskImage = itk::Image<std::uint8_t, 3>;
    using FloatImage = itk::Image<float, 3>;
    const auto image = toItk<std::uint8_t>(mask);
    MaskImage::SpacingType step;
    for (unsigned i = 0; i < 3; ++i) {
        step[i] = spacing[i];
    }
    image->SetSpacing(step);
    const auto distance = itk::SignedMaurerDistanceMapImageFilter<MaskImage, FloatImage>::New();
    distance->SetInput(image);
    distance->SetUseImageSpacing(true);
    distance->SetSquaredDistance(false);
    distance->SetInsideIsPositive(true);
    distance->Update();
    return fromItk<float>(*distance->GetOutput());
}

Grid<float> gaussianInVoxels(const Grid<float>& grid, const std::array<double, 3>& variance,
                             double maximumError) {
    using Image = itk::Image<float, 3>;
    const auto filter = itk::DiscreteGaussianImageFilter<Image, Image>::New();
    filter->SetInput(toItk(grid));
    filter->SetUseImageSpacing(false);
    filter->SetVariance(itk::FixedArray<double, 3>(variance.data()));
    filter->SetMaximumError(maximumError);
    filter->SetMaximumKernelWidth(64);
    filter->Update();
    return fromItk<float>(*filter->GetOutput());
}

Grid<float> gaussian(const Grid<float>& grid, const std::array<double, 3>& spacing, double sigma) {
    std::array<double, 3> variance{};
    for (std::size_t i = 0; i < 3; ++i) {
        variance[i] = std::pow(sigma / spacing[i], 2.0);
    }
    constexpr double kMaximumError = 0.01;
    return gaussianInVoxels(grid, variance, kMaximumError);
}

}  // namespace disyre
