// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/MaskMorphology.h"

#include <itkBinaryCrossStructuringElement.h>
#include <itkBinaryDilateImageFilter.h>
#include <itkBinaryErodeImageFilter.h>

#include <cstdint>
#include <vector>

#include "core/image/RimmedMask.h"
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
    // ITK's filter measures the surface of every hole, which takes seconds on a whole head. Here
    // the air is filled from the outside; what it does not reach is inside. A rim around the mask
    // joins all air that touches the faces of the grid.
    RimmedMask rimmed(mask);
    std::vector<std::uint8_t>& voxels = rimmed.voxels();
    constexpr std::uint8_t kAir = 0, kOutside = 2;
    std::vector<std::size_t> front{0};
    voxels[0] = kOutside;
    while (!front.empty()) {
        const std::size_t at = front.back();
        front.pop_back();
        for (const std::size_t step : {std::size_t{1}, rimmed.row(), rimmed.plane()}) {
            if (at >= step && voxels[at - step] == kAir) {
                voxels[at - step] = kOutside;
                front.push_back(at - step);
            }
            if (at + step < voxels.size() && voxels[at + step] == kAir) {
                voxels[at + step] = kOutside;
                front.push_back(at + step);
            }
        }
    }
    Mask filled(mask.size);
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x) {
                filled.at(x, y, z) =
                    voxels[rimmed.rowAt(y, z) + static_cast<std::size_t>(x)] == kOutside ? 0 : 1;
            }
        }
    }
    return filled;
}

}  // namespace disyre
