// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/BrainMask.h"

#include <fmt/format.h>
#include <itkBinaryBallStructuringElement.h>
#include <itkBinaryDilateImageFilter.h>
#include <itkBinaryMorphologicalClosingImageFilter.h>
#include <itkOtsuThresholdImageFilter.h>

#include <algorithm>
#include <optional>

#include "core/base/MessageId.h"
#include "core/findings/Regions.h"
#include "core/preprocess/ItkImage.h"
#include "core/preprocess/MaskMorphology.h"

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

double shareOf(float value, const Volume& scan) {
    return static_cast<double>(std::count(scan.voxels.begin(), scan.voxels.end(), value)) /
           static_cast<double>(scan.voxels.size());
}

/// Returns the share of the voxels on the six faces of the scan that have this value.
double shareOnFaces(float value, const Volume& scan) {
    std::size_t faces = 0;
    std::size_t alike = 0;
    const auto& [width, height, depth] = scan.size;
    for (int z = 0; z < depth; ++z) {
        for (int y = 0; y < height; ++y) {
            const bool isRowOnFace = z == 0 || z == depth - 1 || y == 0 || y == height - 1;
            // Of a row inside the scan only the two ends lie on a face.
            const int step = isRowOnFace ? 1 : std::max(1, width - 1);
            for (int x = 0; x < width; x += step) {
                ++faces;
                alike += scan.at(x, y, z) == value ? 1 : 0;
            }
        }
    }
    return static_cast<double>(alike) / static_cast<double>(faces);
}

/// Returns the value that the most voxels have, but for `other`. It is found among every n-th voxel
/// only, so that it is sure for a value that fills a good part of the scan.
float commonestValue(const Volume& scan, std::optional<float> other) {
    constexpr std::size_t kSample = 400000;
    const std::size_t stride = std::max<std::size_t>(1, scan.voxels.size() / kSample);
    std::vector<float> values;
    for (std::size_t i = 0; i < scan.voxels.size(); i += stride) {
        if (scan.voxels[i] != other) {
            values.push_back(scan.voxels[i]);
        }
    }
    std::sort(values.begin(), values.end());
    float commonest = scan.voxels.front();
    std::size_t most = 0;
    for (std::size_t first = 0, next = 0; first < values.size(); first = next) {
        while (next < values.size() && values[next] == values[first]) {
            ++next;
        }
        if (next - first > most) {
            most = next - first;
            commonest = values[first];
        }
    }
    return commonest;
}

constexpr double kEnoughForBackground = 0.10;

/// Warns of a second value that may be air too: it fills as much as a background does and reaches
/// the faces of the scan, as the air of two scanners or a filled corner would.
void warnOfSecondBackground(const Volume& scan, float background, std::vector<Message>& warnings) {
    const float second = commonestValue(scan, background);
    const double share = shareOf(second, scan);
    if (second != background && share >= kEnoughForBackground &&
        shareOnFaces(second, scan) >= kEnoughForBackground) {
        warnings.push_back({MessageId::BrainTwoBackgrounds,
                            {MessageArgument::number(fmt::format("{:g}", second)),
                             MessageArgument::number(fmt::format("{:.0f}", 100.0 * share))}});
    }
}

Mask aboveOtsu(const Volume& scan) {
    const auto otsu = itk::OtsuThresholdImageFilter<itk::Image<float, 3>, MaskImage>::New();
    otsu->SetInput(toItk<float>(scan));
    otsu->SetInsideValue(0);
    otsu->SetOutsideValue(1);
    otsu->Update();
    return fromItk<std::uint8_t>(*otsu->GetOutput());
}

/// Returns what differs from the background or, without one, lies above Otsu's threshold.
Mask foregroundOf(const Volume& scan, std::optional<float> background) {
    if (!background) {
        return aboveOtsu(scan);
    }
    Mask foreground(scan.size);
    std::transform(scan.voxels.begin(), scan.voxels.end(), foreground.voxels.begin(),
                   [value = *background](float v) -> std::uint8_t { return v != value; });
    return foreground;
}

}  // namespace

std::optional<float> backgroundOf(const Volume& scan) {
    if (shareOf(0.0f, scan) >= kEnoughForBackground) {
        return 0.0f;
    }
    const float smallest = *std::min_element(scan.voxels.begin(), scan.voxels.end());
    if (shareOf(smallest, scan) >= kEnoughForBackground) {
        return smallest;
    }
    const float commonest = commonestValue(scan, std::nullopt);
    if (shareOf(commonest, scan) < kEnoughForBackground) {
        return std::nullopt;
    }
    // Tissue may have a common value too, for instance where it is cut off at the brightest grey.
    // But nearly all tissue is brighter than a background, or the background fills the faces.
    constexpr double kFewBelow = 0.01;
    constexpr double kMostOfFaces = 0.5;
    const auto below =
        static_cast<double>(std::count_if(scan.voxels.begin(), scan.voxels.end(),
                                          [commonest](float value) { return value < commonest; }));
    const bool isDark = below <= kFewBelow * static_cast<double>(scan.voxels.size());
    return isDark || shareOnFaces(commonest, scan) >= kMostOfFaces ? std::optional(commonest)
                                                                   : std::nullopt;
}

Mask tissueOf(const Volume& scan) {
    return foregroundOf(scan, backgroundOf(scan));
}

Mask findBrain(const Volume& scan, std::vector<Message>& warnings) {
    const std::optional<float> background = backgroundOf(scan);
    if (background) {
        warnOfSecondBackground(scan, *background, warnings);
    } else {
        warnings.emplace_back(MessageId::BrainNotStripped);
    }
    const Mask brain = withHolesFilled(largestPiece(foregroundOf(scan, background)));
    const auto voxels =
        static_cast<double>(std::count(brain.voxels.begin(), brain.voxels.end(), 1));
    const double litres = voxels * scan.voxelMillilitres() / 1000.0;
    if (background && (litres < 0.6 || litres > 2.3)) {
        warnings.push_back(
            {MessageId::BrainVolume, {MessageArgument::number(fmt::format("{:.1f}", litres))}});
    }
    return brain;
}

bool hasEmptyBackground(const Volume& scan) {
    return backgroundOf(scan).has_value();
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
    mask = withHolesFilled(largestPiece(mask));
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
