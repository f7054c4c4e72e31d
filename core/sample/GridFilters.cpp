// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/GridFilters.h"

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

Grid<float> gaussian(const Grid<float>& grid, const std::array<double, 3>& spacing, double sigma) {
    using Image = itk::Image<float, 3>;
    const auto gauss = itk::DiscreteGaussianImageFilter<Image, Image>::New();
    gauss->SetInput(toItk(grid));
    itk::FixedArray<double, 3> variance;
    for (unsigned i = 0; i < 3; ++i) {
        variance[i] = std::pow(sigma / spacing[i], 2.0);
    }
    gauss->SetUseImageSpacing(false);
    gauss->SetVariance(variance);
    gauss->SetMaximumKernelWidth(64);
    gauss->Update();
    return fromItk<float>(*gauss->GetOutput());
}

}  // namespace disyre
