// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/BiasField.h"

#include <itkBSplineControlPointImageFilter.h>
#include <itkN4BiasFieldCorrectionImageFilter.h>

#include <algorithm>
#include <cmath>

#include "core/preprocess/ItkImage.h"

namespace disyre {

namespace {

using Image = itk::Image<float, 3>;
using MaskImage = itk::Image<std::uint8_t, 3>;
using N4 = itk::N4BiasFieldCorrectionImageFilter<Image, MaskImage, Image>;
using Lattice = N4::BiasFieldControlPointLatticeType;

/// The edge in mm of the coarse voxels that the field is estimated on: it is so smooth that finer
/// ones would change nothing but the time.
constexpr double kCoarseVoxel = 6.0;
constexpr std::size_t kFewestVoxels = 200;

/// A coarser copy of the scan, and of its brain where the intensity has a logarithm.
struct CoarseScan {
    Grid<float> image;
    Mask mask;
    std::array<int, 3> factor{};
    std::size_t brainVoxels = 0;
};

/// Averages the brain over blocks of voxels of about kCoarseVoxel.
CoarseScan coarseScan(const Grid<float>& image, const Mask& mask,
                      const std::array<double, 3>& spacing) {
    CoarseScan coarse;
    Size3 size{};
    for (std::size_t i = 0; i < 3; ++i) {
        coarse.factor[i] = std::max(1, static_cast<int>(std::lround(kCoarseVoxel / spacing[i])));
        size[i] = (image.size[i] + coarse.factor[i] - 1) / coarse.factor[i];
    }
    coarse.image = Grid<float>(size);
    coarse.mask = Mask(size);
    Grid<float> count(size);
    std::size_t from = 0;
    for (int z = 0; z < image.size[2]; ++z) {
        for (int y = 0; y < image.size[1]; ++y) {
            for (int x = 0; x < image.size[0]; ++x, ++from) {
                if (mask.voxels[from] != 0 && image.voxels[from] > 0.0f) {
                    const std::size_t to = count.index(x / coarse.factor[0], y / coarse.factor[1],
                                                       z / coarse.factor[2]);
                    coarse.image.voxels[to] += image.voxels[from];
                    count.voxels[to] += 1.0f;
                }
            }
        }
    }
    for (std::size_t i = 0; i < count.voxels.size(); ++i) {
        if (count.voxels[i] > 0.0f) {
            coarse.image.voxels[i] /= count.voxels[i];
            coarse.mask.voxels[i] = 1;
            ++coarse.brainVoxels;
        }
    }
    return coarse;
}

/// Gives an image of the coarse voxels its place in space: the first of them has its centre in the
/// middle of the block of fine voxels that it stands for. Lengths are in mm.
template <typename AnyImage>
void placeCoarse(AnyImage& image, const CoarseScan& coarse, const std::array<double, 3>& spacing) {
    typename AnyImage::SpacingType step;
    typename AnyImage::PointType origin;
    for (unsigned i = 0; i < 3; ++i) {
        step[i] = spacing[i] * coarse.factor[i];
        origin[i] = spacing[i] * (coarse.factor[i] - 1) / 2.0;
    }
    image.SetSpacing(step);
    image.SetOrigin(origin);
}

/// The logarithm of the field, as the control points of a B-spline.
Lattice::Pointer estimateLattice(const CoarseScan& coarse, const std::array<double, 3>& spacing) {
    constexpr unsigned kLevels = 2;  // One piece along each axis, then two.
    constexpr unsigned kIterations = 50;
    const auto image = toItk<float>(coarse.image);
    const auto mask = toItk<std::uint8_t>(coarse.mask);
    placeCoarse(*image, coarse, spacing);
    placeCoarse(*mask, coarse, spacing);
    const auto n4 = N4::New();
    // Sums over several threads would depend on their number in the last digits.
    n4->SetNumberOfWorkUnits(1);
    n4->SetInput(image);
    n4->SetMaskImage(mask);
    n4->SetUseMaskLabel(true);
    n4->SetMaskLabel(1);
    N4::ArrayType points;
    points.Fill(4);  // What one piece of a cubic B-spline needs.
    n4->SetNumberOfControlPoints(points);
    N4::ArrayType levels;
    levels.Fill(kLevels);
    n4->SetNumberOfFittingLevels(levels);
    N4::VariableSizeArrayType iterations(kLevels);
    iterations.Fill(kIterations);
    n4->SetMaximumNumberOfIterations(iterations);
    n4->SetConvergenceThreshold(0.001);
    n4->Update();
    return const_cast<Lattice*>(n4->GetLogBiasFieldControlPointLattice());
}

/// The logarithm of the field at the voxels of the scan's own grid.
Grid<float> logarithmOnGrid(Lattice& lattice, const Size3& size, const CoarseScan& coarse,
                            const std::array<double, 3>& spacing) {
    using Spline = itk::BSplineControlPointImageFilter<Lattice, N4::ScalarImageType>;
    const auto spline = Spline::New();
    spline->SetNumberOfWorkUnits(1);
    spline->SetInput(&lattice);
    spline->SetSplineOrder(3);
    // The spline is defined over the coarse voxels, from the middle of the first to that of the
    // last; the fine grid is stretched over the same range, which moves the field by less than one
    // coarse voxel.
    Spline::SizeType fine;
    Spline::SpacingType step;
    Spline::OriginType origin;
    for (unsigned i = 0; i < 3; ++i) {
        fine[i] = static_cast<itk::SizeValueType>(size[i]);
        const double length = (coarse.image.size[i] - 1) * coarse.factor[i] * spacing[i];
        step[i] = size[i] > 1 ? length / (size[i] - 1) : spacing[i];
        origin[i] = spacing[i] * (coarse.factor[i] - 1) / 2.0;
    }
    spline->SetSize(fine);
    spline->SetSpacing(step);
    spline->SetOrigin(origin);
    spline->Update();
    const N4::ScalarImageType& values = *spline->GetOutput();
    Grid<float> logarithm(size);
    for (std::size_t i = 0; i < logarithm.voxels.size(); ++i) {
        logarithm.voxels[i] = values.GetBufferPointer()[i][0];
    }
    return logarithm;
}

}  // namespace

Grid<float> estimateBiasField(const Grid<float>& image, const Mask& mask,
                              const std::array<double, 3>& spacing) {
    const CoarseScan coarse = coarseScan(image, mask, spacing);
    const bool isFlat = std::any_of(coarse.image.size.begin(), coarse.image.size.end(),
                                    [](int n) { return n < 4; });
    if (coarse.brainVoxels < kFewestVoxels || isFlat) {
        return Grid<float>(image.size, 1.0f);
    }
    const Lattice::Pointer lattice = estimateLattice(coarse, spacing);
    Grid<float> field = logarithmOnGrid(*lattice, image.size, coarse, spacing);
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < field.voxels.size(); ++i) {
        if (mask.voxels[i] != 0) {
            sum += field.voxels[i];
            count += 1.0;
        }
    }
    const auto mean = static_cast<float>(sum / count);
    for (float& value : field.voxels) {
        value = std::exp(value - mean);
    }
    return field;
}

}  // namespace disyre
