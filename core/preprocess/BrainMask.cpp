// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/BrainMask.h"

#include <fmt/format.h>
#include <itkBinaryBallStructuringElement.h>
#include <itkBinaryDilateImageFilter.h>
#include <itkBinaryFillholeImageFilter.h>
#include <itkBinaryMorphologicalClosingImageFilter.h>
#include <itkOtsuThresholdImageFilter.h>

#include <algorithm>
#include <optional>

#include "core/findings/Regions.h"
#include "core/preprocess/ItkImage.h"

namespace disyre {

namespace {

using MaskImage = itk::Image<std::uint8_t, 3>;
using Ball = itk::BinaryBallStructuringElement<std::uint8_t, 3>;

Ball ball(int radius) {
    Ball element;
    element.SetRadius(static_cast<itk::SizeValueType>(radius));
    element.CreateStructuringElement();
    return element;
}

Mask fillHoles(const Mask& mask) {
    const auto fill = itk::BinaryFillholeImageFilter<MaskImage>::New();
    fill->SetInput(toItk(mask));
    fill->SetForegroundValue(1);
    fill->Update();
    Mask filled;
    static_cast<Grid<std::uint8_t>&>(filled) = fromItk<std::uint8_t>(*fill->GetOutput());
    return filled;
}

Mask largestPiece(const Mask& mask) {
    const auto regions = findRegions(mask);
    Mask largest(mask.size);
    if (!regions.empty()) {
        for (const std::size_t voxel : regions.front().voxels) {
            largest.voxels[voxel] = 1;
        }
    }
    return largest;
}

/// The value that fills a stripped scan's background: 0, or the most frequent value where that is
/// also the smallest; none where neither fills a tenth of the scan.
std::optional<float> backgroundValue(const Volume& scan) {
    const auto total = static_cast<double>(scan.voxels.size());
    const auto share = [&](float value) {
        return static_cast<double>(std::count(scan.voxels.begin(), scan.voxels.end(), value)) /
               total;
    };
    constexpr double kEnough = 0.10;
    if (share(0.0f) >= kEnough) {
        return 0.0f;
    }
    const float smallest = *std::min_element(scan.voxels.begin(), scan.voxels.end());
    return share(smallest) >= kEnough ? std::optional(smallest) : std::nullopt;
}

Mask aboveOtsu(const Volume& scan) {
    const auto otsu = itk::OtsuThresholdImageFilter<itk::Image<float, 3>, MaskImage>::New();
    otsu->SetInput(toItk<float>(scan));
    otsu->SetInsideValue(0);
    otsu->SetOutsideValue(1);
    otsu->Update();
    return fromItk<std::uint8_t>(*otsu->GetOutput());
}

}  // namespace

Mask findBrain(const Volume& scan, std::vector<std::string>& warnings) {
    Mask foreground(scan.size);
    const std::optional<float> background = backgroundValue(scan);
    if (background) {
        std::transform(scan.voxels.begin(), scan.voxels.end(), foreground.voxels.begin(),
                       [value = *background](float v) -> std::uint8_t { return v != value; });
    } else {
        foreground = aboveOtsu(scan);
        warnings.emplace_back(
            "No empty background was found: the scan does not look skull-stripped. Strip it first, "
            "or give its brain mask.");
    }
    const Mask brain = fillHoles(largestPiece(foreground));
    const auto voxels =
        static_cast<double>(std::count(brain.voxels.begin(), brain.voxels.end(), 1));
    const double litres = voxels * scan.voxelMillilitres() / 1000.0;
    if (background && (litres < 0.6 || litres > 2.3)) {
        warnings.push_back(fmt::format(
            "What differs from the background measures {:.1f} litres, and a skull-stripped adult "
            "brain 1 to 2: the map cannot be trusted unless the scan is stripped.",
            litres));
    }
    return brain;
}

Mask brainFromLabels(const Volume& labels, int closing, int growing) {
    Mask mask(labels.size);
    std::transform(labels.voxels.begin(), labels.voxels.end(), mask.voxels.begin(),
                   [](float v) -> std::uint8_t { return v > 0.0f; });
    if (closing > 0) {
        const auto close =
            itk::BinaryMorphologicalClosingImageFilter<MaskImage, MaskImage, Ball>::New();
        close->SetInput(toItk(mask));
        close->SetForegroundValue(1);
        close->SetKernel(ball(closing));
        close->Update();
        static_cast<Grid<std::uint8_t>&>(mask) = fromItk<std::uint8_t>(*close->GetOutput());
    }
    mask = fillHoles(largestPiece(mask));
    if (growing > 0) {
        const auto grow = itk::BinaryDilateImageFilter<MaskImage, MaskImage, Ball>::New();
        grow->SetInput(toItk(mask));
        grow->SetForegroundValue(1);
        grow->SetKernel(ball(growing));
        grow->Update();
        static_cast<Grid<std::uint8_t>&>(mask) = fromItk<std::uint8_t>(*grow->GetOutput());
    }
    return mask;
}

Box boxOf(const Mask& mask) {
    Box box{mask.size, {0, 0, 0}};
    std::size_t i = 0;
    for (int z = 0; z < mask.size[2]; ++z) {
        for (int y = 0; y < mask.size[1]; ++y) {
            for (int x = 0; x < mask.size[0]; ++x, ++i) {
                if (mask.voxels[i] != 0) {
                    const Size3 at{x, y, z};
                    for (std::size_t axis = 0; axis < 3; ++axis) {
                        box.first[axis] = std::min(box.first[axis], at[axis]);
                        box.end[axis] = std::max(box.end[axis], at[axis] + 1);
                    }
                }
            }
        }
    }
    return box.end[0] == 0 ? Box{} : box;
}

}  // namespace disyre
