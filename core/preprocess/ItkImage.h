// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <itkImage.h>
#include <itkImportImageFilter.h>

#include <algorithm>

#include "core/image/Volume.h"

namespace disyre {

/// An ITK image that copies a grid's voxels; geometry stays behind, one unit a voxel.
template <typename T>
typename itk::Image<T, 3>::Pointer toItk(const Grid<T>& grid) {
    using Image = itk::Image<T, 3>;
    typename Image::SizeType size;
    for (unsigned i = 0; i < 3; ++i) {
        size[i] = static_cast<itk::SizeValueType>(grid.size[i]);
    }
    auto image = Image::New();
    image->SetRegions(typename Image::RegionType(size));
    image->Allocate();
    std::copy(grid.voxels.begin(), grid.voxels.end(), image->GetBufferPointer());
    return image;
}

/// The voxels of an ITK image.
template <typename T>
Grid<T> fromItk(const itk::Image<T, 3>& image) {
    const auto size = image.GetBufferedRegion().GetSize();
    Grid<T> grid({static_cast<int>(size[0]), static_cast<int>(size[1]), static_cast<int>(size[2])});
    std::copy_n(image.GetBufferPointer(), grid.voxels.size(), grid.voxels.begin());
    return grid;
}

}  // namespace disyre
