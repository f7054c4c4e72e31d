// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wholeslice/HealthySlices.h"

#include <algorithm>

#include "core/base/Random.h"
#include "core/wholeslice/WholeSliceMethod.h"

namespace disyre {

namespace {

/// The share of the fullest slice's brain pixels from which on a slice is learnt from.
constexpr double kLeastBrainShare = 0.05;
/// Separates the draws of slices from all other draws with the same seed.
constexpr std::uint32_t kSlicePurpose = 13;

std::vector<std::int64_t> brainPixelsPerSlice(const Mask& mask) {
    std::vector<std::int64_t> counts;
    const auto area = static_cast<std::ptrdiff_t>(mask.size[0]) * mask.size[1];
    for (int z = 0; z < mask.size[2]; ++z) {
        const auto first = mask.voxels.begin() + z * area;
        counts.push_back(std::count_if(first, first + area, [](auto value) { return value != 0; }));
    }
    return counts;
}

}  // namespace

HealthySlices::HealthySlices(const std::vector<TrainingSubject>& subjects) {
    for (const TrainingSubject& subject : subjects) {
        const std::vector<std::int64_t> brain = brainPixelsPerSlice(subject.mask);
        const auto fullest = static_cast<double>(*std::max_element(brain.begin(), brain.end()));
        for (int z = 0; z < subject.mask.size[2]; ++z) {
            const auto pixels = static_cast<double>(brain[static_cast<std::size_t>(z)]);
            if (pixels == 0.0 || pixels < kLeastBrainShare * fullest) {
                continue;
            }
            for (const WindowOrigin& origin :
                 placeWindows(subject.mask, z, kWholeSliceSide, kWholeSliceSide,
                              WindowPlacement::BrainBox)) {
                places_.push_back({&subject, z, origin});
            }
        }
    }
}

void HealthySlices::copySlice(const Place& place, float* pixels) {
    const Volume& image = place.subject->image;
    const Mask& mask = place.subject->mask;
    for (int row = 0; row < kWholeSliceSide; ++row) {
        for (int column = 0; column < kWholeSliceSide; ++column) {
            const int x = place.origin.x + column;
            const int y = place.origin.y + row;
            const bool inside = x >= 0 && y >= 0 && x < image.size[0] && y < image.size[1];
            const bool brain = inside && mask.voxels[mask.index(x, y, place.z)] != 0;
            *pixels++ = brain ? image.voxels[image.index(x, y, place.z)] : 0.0f;
        }
    }
}

torch::Tensor HealthySlices::batch(const std::vector<std::size_t>& numbers) const {
    const auto count = static_cast<std::int64_t>(numbers.size());
    torch::Tensor slices = torch::empty({count, 1, kWholeSliceSide, kWholeSliceSide});
    float* pixels = slices.data_ptr<float>();
    for (const std::size_t number : numbers) {
        copySlice(places_[number], pixels);
        pixels += static_cast<std::ptrdiff_t>(kWholeSliceSide) * kWholeSliceSide;
    }
    return slices;
}

torch::Tensor HealthySlices::drawBatch(int count, std::uint64_t seed, std::int64_t step) const {
    Random random(seed, static_cast<std::uint64_t>(step), kSlicePurpose);
    std::vector<std::size_t> numbers(static_cast<std::size_t>(count));
    for (std::size_t& number : numbers) {
        number = static_cast<std::size_t>(random.integer(0, static_cast<int>(size()) - 1));
    }
    return batch(numbers);
}

}  // namespace disyre
