// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <itkImage.h>
#include <itkImportImageFilter.h>

#include <algorithm>

#include "core/image/Volume.h"

namespace disyre {

/// Copies the voxels of a grid into an ITK image. The grid's geometry is not copied: a voxel has
/// the length 1 in the image.
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

/// Copies the voxels of an ITK image into a grid.
template <typename T>
Grid<T> fromItk(const itk::Image<T, 3>& image) {
    const auto size = image.GetBufferedRegion().GetSize();
    Grid<T> grid({static_cast<int>(size[0]), static_cast<int>(size[1]), static_cast<int>(size[2])});
    std::copy_n(image.GetBufferPointer(), grid.voxels.size(), grid.voxels.begin());
    return grid;
}

}  // namespace disyre
