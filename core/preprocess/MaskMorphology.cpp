// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/MaskMorphology.h"

#include <itkBinaryCrossStructuringElement.h>
#include <itkBinaryDilateImageFilter.h>
#include <itkBinaryErodeImageFilter.h>
#include <itkBinaryFillholeImageFilter.h>

#include "core/preprocess/ItkImage.h"

namespace disyre {

namespace {

using MorphologyImage = itk::Image<std::uint8_t, 3>;
using Cross = itk::BinaryCrossStructuringElement<std::uint8_t, 3>;

/// Applies a filter with a voxel and its six neighbours as the kernel, several times.
template <typename Filter>
Mask withNeighbours(Mask mask, int times, bool edgeIsInside) {
    Cross cross;
    cross.SetRadius(1);
    cross.CreateStructuringElement();
    for (int i = 0; i < times; ++i) {
        const auto filter = Filter::New();
        filter->SetInput(toItk(mask));
        filter->SetForegroundValue(1);
        filter->SetBackgroundValue(0);
        filter->SetBoundaryToForeground(edgeIsInside);
        filter->SetKernel(cross);
        filter->Update();
        mask = fromItk<std::uint8_t>(*filter->GetOutput());
    }
    return mask;
}

}  // namespace

Mask grown(const Mask& mask, int voxels) {
    return withNeighbours<itk::BinaryDilateImageFilter<MorphologyImage, MorphologyImage, Cross>>(
        mask, voxels, false);
}

Mask shrunk(const Mask& mask, int voxels) {
    return withNeighbours<itk::BinaryErodeImageFilter<MorphologyImage, MorphologyImage, Cross>>(
        mask, voxels, true);
}

Mask withHolesFilled(const Mask& mask) {
    const auto fill = itk::BinaryFillholeImageFilter<MorphologyImage>::New();
    fill->SetInput(toItk(mask));
    fill->SetForegroundValue(1);
    fill->Update();
    return fromItk<std::uint8_t>(*fill->GetOutput());
}

}  // namespace disyre
