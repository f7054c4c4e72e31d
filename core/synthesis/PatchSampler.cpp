// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PatchSampler.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/synthesis/Corruption.h"

namespace disyre {

namespace {

constexpr std::uint32_t kHealthyPurpose = 0;
constexpr std::uint32_t kForeignPurpose = 1;

MaskedPatch axialSlice(const SubjectView& view, int z) {
    const Size3& size = view.image->size;
    MaskedPatch slice{Patch(size[1], size[0]), PatchMask(size[1], size[0])};
    const auto first = static_cast<std::ptrdiff_t>(view.image->index(0, 0, z));
    const auto count = static_cast<std::ptrdiff_t>(view.image->sliceSize());
    std::copy_n(view.image->voxels.begin() + first, count, slice.image.pixels.begin());
    std::copy_n(view.mask->voxels.begin() + first, count, slice.brain.pixels.begin());
    return slice;
}

struct Centre {
    int row, column;
};

/// Uniform over the brain pixels at least `half` from the border; where there is none, uniform over
/// the middle half of the patch.
Centre drawCentre(const PatchMask& brain, int half, Random& random) {
    std::vector<Centre> candidates;
    for (int row = half; row < brain.height - half; ++row) {
        for (int column = half; column < brain.width - half; ++column) {
            if (brain.at(row, column) != 0) {
                candidates.push_back({row, column});
            }
        }
    }
    if (candidates.empty()) {
        const int row = random.integer(half, brain.height - half);
        return {row, random.integer(half, brain.width - half)};
    }
    return candidates[static_cast<std::size_t>(
        random.integer(0, static_cast<int>(candidates.size()) - 1))];
}

}  // namespace

PatchSampler::PatchSampler(std::vector<SubjectView> healthy, std::vector<SubjectView> foreign,
                           const Schedule& schedule, int patch, std::uint64_t seed,
                           Mirroring mirroring)
    : healthy_(withSlices(healthy)),
      foreign_(withSlices(foreign)),
      schedule_(schedule),
      patch_(patch),
      sizes_(patch),
      seed_(seed),
      mirroring_(mirroring) {
    for (const Subject& subject : healthy_) {
        const bool hasOther =
            std::any_of(foreign_.begin(), foreign_.end(), [&subject](const Subject& other) {
                return other.view.image != subject.view.image;
            });
        if (!hasOther) {
            throw SettingsError("Foreign patches must come from another subject: give at least "
                                "two healthy scans.");
        }
    }
    if (healthy_.empty()) {
        throw SettingsError("There is no healthy scan with a brain in it to draw patches from.");
    }
}

std::vector<PatchSampler::Subject> PatchSampler::withSlices(const std::vector<SubjectView>& views) {
    std::vector<Subject> subjects;
    for (const SubjectView& view : views) {
        Subject subject{view, {}};
        for (int z = 0; z < view.mask->size[2]; ++z) {
            const auto first =
                view.mask->voxels.begin() + static_cast<std::ptrdiff_t>(view.mask->index(0, 0, z));
            const auto count = static_cast<std::ptrdiff_t>(view.mask->sliceSize());
            if (std::find(first, first + count, 1) != first + count) {
                subject.slices.push_back(z);
            }
        }
        if (!subject.slices.empty()) {
            subjects.push_back(std::move(subject));
        }
    }
    return subjects;
}

MaskedPatch PatchSampler::drawPatch(const Subject& subject, Random& random) const {
    const int choice = random.integer(0, static_cast<int>(subject.slices.size()) - 1);
    return augmentedPatch(
        axialSlice(subject.view, subject.slices[static_cast<std::size_t>(choice)]), patch_,
        mirroring_, random);
}

const PatchSampler::Subject& PatchSampler::drawForeignSubject(const Subject& healthy,
                                                              Random& random) const {
    while (true) {
        const int choice = random.integer(0, static_cast<int>(foreign_.size()) - 1);
        const Subject& candidate = foreign_[static_cast<std::size_t>(choice)];
        if (candidate.view.image != healthy.view.image) {
            return candidate;
        }
    }
}

Patch PatchSampler::drawForeignSquare(const Subject& healthy, Random& random) const {
    const MaskedPatch patch = drawPatch(drawForeignSubject(healthy, random), random);
    int top = patch_, left = patch_, bottom = 0, right = 0;
    for (int row = 0; row < patch_; ++row) {
        for (int column = 0; column < patch_; ++column) {
            if (patch.brain.at(row, column) != 0) {
                top = std::min(top, row);
                left = std::min(left, column);
                bottom = std::max(bottom, row + 1);
                right = std::max(right, column + 1);
            }
        }
    }
    const auto start = [&](int first, int end) {
        const int spare = end - first - sizes_.box;
        return spare > 0 ? first + random.integer(0, spare) : (first + end - sizes_.box) / 2;
    };
    const int row0 = start(top, bottom);
    const int column0 = start(left, right);
    Patch square(sizes_.box, sizes_.box);
    for (int row = 0; row < sizes_.box; ++row) {
        for (int column = 0; column < sizes_.box; ++column) {
            if (patch.image.contains(row0 + row, column0 + column)) {
                square.at(row, column) = patch.image.at(row0 + row, column0 + column);
            }
        }
    }
    return square;
}

SyntheticSample PatchSampler::sample(std::uint64_t index) const {
    Random random(seed_, index, kHealthyPurpose);
    Random foreignRandom(seed_, index, kForeignPurpose);
    const Subject& subject = healthy_[static_cast<std::size_t>(
        random.integer(0, static_cast<int>(healthy_.size()) - 1))];
    MaskedPatch patch = drawPatch(subject, random);

    const Centre centre = drawCentre(patch.brain, sizes_.box / 2, random);
    const Patch shape = drawSoftShape(sizes_, random);
    const Patch square = drawForeignSquare(subject, foreignRandom);
    SyntheticSample result{{}, Patch(patch_, patch_), Patch(patch_, patch_), Patch(patch_, patch_),
                           random.uniform(), 1};
    const int row0 = centre.row - sizes_.box / 2;
    const int column0 = centre.column - sizes_.box / 2;
    for (int row = 0; row < sizes_.box; ++row) {
        for (int column = 0; column < sizes_.box; ++column) {
            const int r = row0 + row;
            const int c = column0 + column;
            if (patch.brain.contains(r, c)) {
                result.foreign.at(r, c) = square.at(row, column);
                result.mask.at(r, c) = patch.brain.at(r, c) != 0 ? shape.at(row, column) : 0.0f;
            }
        }
    }
    corrupt(patch.image.pixels, result.foreign.pixels, result.mask.pixels, result.alpha,
            result.corrupted.pixels);
    if (result.corrupted.pixels == patch.image.pixels) {
        result.alpha = 0.0;
    }
    result.t = schedule_.nearestStep(result.alpha);
    result.healthy = std::move(patch.image);
    return result;
}

}  // namespace disyre
