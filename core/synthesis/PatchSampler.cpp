// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/PatchSampler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/synthesis/Corruption.h"
#include "core/synthesis/MaskDepth.h"
#include "core/synthesis/NoiseFields.h"
#include "core/synthesis/PoissonBlend.h"

namespace disyre {

namespace {

/// Each purpose draws from a random stream of its own, so that a new purpose does not change the
/// draws of the others.
constexpr std::uint32_t kHealthyPurpose = 0;
constexpr std::uint32_t kForeignPurpose = 1;
/// This stream serves everything that was added after the program's first version, so that the
/// samples of the older methods have not changed.
constexpr std::uint32_t kExtraPurpose = 2;
constexpr std::uint32_t kNeighbourPurpose = 3;
constexpr std::uint32_t kMaskPurpose = 4;
constexpr std::uint32_t kKindPurpose = 5;

/// Probability that an anomaly ends between a slice and the next one, on either side.
constexpr double kAnomalyEnds = 0.1;

MaskedPatch axialSlice(const SubjectView& view, int z) {
    const Size3& size = view.image->size;
    MaskedPatch slice{Patch(size[1], size[0]), PatchMask(size[1], size[0])};
    const auto first = static_cast<std::ptrdiff_t>(view.image->index(0, 0, z));
    const auto count = static_cast<std::ptrdiff_t>(view.image->sliceSize());
    std::copy_n(view.image->voxels.begin() + first, count, slice.image.pixels.begin());
    std::copy_n(view.mask->voxels.begin() + first, count, slice.brain.pixels.begin());
    return slice;
}

/// Averages a slice with the following ones, of which only brain counts.
void averageWithNext(const SubjectView& view, int z, int thickness, MaskedPatch& slice) {
    std::vector<float> weights(slice.image.pixels.size(), 1.0f);
    for (int next = z + 1; next < std::min(z + thickness, view.image->size[2]); ++next) {
        const MaskedPatch other = axialSlice(view, next);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (other.brain.pixels[i] != 0) {
                slice.image.pixels[i] += other.image.pixels[i];
                weights[i] += 1.0f;
            }
        }
    }
    for (std::size_t i = 0; i < weights.size(); ++i) {
        slice.image.pixels[i] =
            slice.brain.pixels[i] != 0 ? slice.image.pixels[i] / weights[i] : 0.0f;
    }
}

struct Centre {
    int row, column;
};

/// Draws a pixel uniformly from the brain pixels that are at least `half` pixels from the patch's
/// border. If there is none, it draws a pixel uniformly from the middle of the patch.
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

/// Draws a brain pixel uniformly; returns the middle of the patch if it holds no brain.
Centre drawBrainPixel(const PatchMask& brain, Random& random) {
    const auto count = std::count(brain.pixels.begin(), brain.pixels.end(), 1);
    if (count == 0) {
        return {brain.height / 2, brain.width / 2};
    }
    int left = random.integer(0, static_cast<int>(count) - 1);
    const auto chosen =
        std::find_if(brain.pixels.begin(), brain.pixels.end(),
                     [&left](unsigned char inside) { return inside != 0 && left-- == 0; });
    const auto pixel = static_cast<int>(chosen - brain.pixels.begin());
    return {pixel / brain.width, pixel % brain.width};
}

/// Returns the brain pixels within a square of `size` pixels around `centre`.
PatchMask squareAround(const Centre& centre, int size, const PatchMask& brain) {
    PatchMask square(brain.height, brain.width);
    for (int row = centre.row - size / 2; row < centre.row - size / 2 + size; ++row) {
        for (int column = centre.column - size / 2; column < centre.column - size / 2 + size;
             ++column) {
            if (brain.contains(row, column)) {
                square.at(row, column) = brain.at(row, column);
            }
        }
    }
    return square;
}

Patch drawNoise(Method method, int side, Random& random) {
    if (method == Method::Dae) {
        constexpr float kDeviation = 0.2f;
        Patch noise = coarseNoise(side, random);
        for (float& value : noise.pixels) {
            value *= kDeviation;
        }
        return noise;
    }
    return method == Method::Simplex ? simplexNoise(side, {side / 2.0}, random)
                                     : whiteNoise(side, random);
}

}  // namespace

Patch target(const SyntheticSample& sample, Method method) {
    if (!predictsMask(method)) {
        return sample.healthy;
    }
    Patch share = sample.mask;
    for (float& value : share.pixels) {
        value *= static_cast<float>(sample.alpha);
    }
    return share;
}

PatchSampler::PatchSampler(std::vector<SubjectView> healthy, std::vector<SubjectView> foreign,
                           const Schedule& schedule, int patch, std::uint64_t seed,
                           const SynthesisSettings& settings)
    : healthy_(withSlices(healthy)),
      foreign_(withSlices(foreign)),
      schedule_(schedule),
      patch_(patch),
      sizes_(patch),
      seed_(seed),
      settings_(settings) {
    checkSynthesisSettings(settings);
    if (patch < 8) {
        throw SettingsError(MessageId::SynthesisPatch, {patch});
    }
    if (settings.maskShrinking > 0) {
        for (Subject& subject : healthy_) {
            subject.depth = maskDepth(*subject.view.mask, settings.maskShrinking);
        }
    }
    for (const Subject& subject : healthy_) {
        const bool hasOther = std::any_of(
            foreign_.begin(), foreign_.end(), [&subject, &settings](const Subject& other) {
                return settings.authorsPool || other.view.image != subject.view.image;
            });
        if (!hasOther) {
            throw SettingsError(MessageId::SynthesisOneSubject);
        }
    }
    if (healthy_.empty()) {
        throw SettingsError(MessageId::SynthesisNoScan);
    }
}

std::vector<PatchSampler::Subject> PatchSampler::withSlices(const std::vector<SubjectView>& views) {
    std::vector<Subject> subjects;
    for (const SubjectView& view : views) {
        Subject subject{view, {}, brainBox(*view.mask), {}};
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

MaskedPatch PatchSampler::sliceOf(const Subject& subject, int z, int shrinking, int thickness) {
    MaskedPatch slice = axialSlice(subject.view, z);
    if (thickness > 1) {
        averageWithNext(subject.view, z, thickness, slice);
    }
    if (shrinking == 0) {
        return slice;
    }
    const std::uint8_t* depth = &subject.depth.voxels[subject.depth.index(0, 0, z)];
    for (std::size_t i = 0; i < slice.brain.pixels.size(); ++i) {
        if (depth[i] <= shrinking) {
            slice.brain.pixels[i] = 0;
            slice.image.pixels[i] = 0.0f;
        }
    }
    return slice;
}

int PatchSampler::drawThickness(Random& random) const {
    const double share = settings_.augmentation.scanner.thickSlices;
    return share > 0.0 && random.chance(share) ? random.integer(2, 3) : 1;
}

int PatchSampler::drawShrinking(std::uint64_t index) const {
    Random random(seed_, index, kMaskPurpose);
    return random.integer(0, settings_.maskShrinking);
}

PatchSampler::Drawn PatchSampler::drawPatch(const Subject& subject, int shrinking,
                                            Random& random) const {
    const int choice = random.integer(0, static_cast<int>(subject.slices.size()) - 1);
    const int z = subject.slices[static_cast<std::size_t>(choice)];
    const int thickness = drawThickness(random);
    MaskedPatch slice = sliceOf(subject, z, shrinking, thickness);
    while (std::count(slice.brain.pixels.begin(), slice.brain.pixels.end(), 1) == 0) {
        slice = sliceOf(subject, z, --shrinking, thickness);
    }
    const Random before = random;
    return {&subject,  z,      shrinking,
            thickness, before, augmentedPatch(slice, patch_, settings_.augmentation, random)};
}

const PatchSampler::Subject& PatchSampler::drawForeignSubject(const Subject& healthy,
                                                              Random& random) const {
    while (true) {
        const int choice = random.integer(0, static_cast<int>(foreign_.size()) - 1);
        const Subject& candidate = foreign_[static_cast<std::size_t>(choice)];
        if (settings_.authorsPool || candidate.view.image != healthy.view.image) {
            return candidate;
        }
    }
}

PatchSampler::DrawnSquare PatchSampler::drawForeignSquare(const Subject& healthy,
                                                          Random& random) const {
    Drawn drawn = drawPatch(drawForeignSubject(healthy, random), 0, random);
    const MaskedPatch& patch = drawn.patch;
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
    return {std::move(drawn), row0, column0};
}

Patch PatchSampler::squareOf(const Patch& patch, const DrawnSquare& place) const {
    Patch square(sizes_.box, sizes_.box);
    for (int row = 0; row < sizes_.box; ++row) {
        for (int column = 0; column < sizes_.box; ++column) {
            if (patch.contains(place.row + row, place.column + column)) {
                square.at(row, column) = patch.at(place.row + row, place.column + column);
            }
        }
    }
    return square;
}

Patch PatchSampler::neighbourOf(const Drawn& drawn, int offset, Random& noise) const {
    const SubjectView& view = drawn.subject->view;
    const int z = drawn.z + offset;
    if (z < 0 || z >= view.image->size[2]) {
        return Patch(patch_, patch_);
    }
    // The slice's own brain mask is used, because the place of the crop depends on the mask.
    Random augmentation = drawn.beforeAugmentation;
    return augmentedPatch({sliceOf(*drawn.subject, z, drawn.shrinking, drawn.thickness).image,
                           sliceOf(*drawn.subject, drawn.z, drawn.shrinking, 1).brain},
                          patch_, settings_.augmentation, augmentation, &noise)
        .image;
}

Patch PatchSampler::drawSamePlace(const Drawn& drawn, Random& random) const {
    const Subject& own = *drawn.subject;
    const Subject& other = drawForeignSubject(own, random);
    // The other subject's slice needs the same crop, deformation and brightness as the healthy
    // patch, since otherwise it would no longer show the same place.
    Random augmentation = drawn.beforeAugmentation;
    return augmentedPatch(
               {sliceOfSamePlace(other.view, other.box, own.box, own.view.image->size, drawn.z),
                sliceOf(own, drawn.z, drawn.shrinking, 1).brain},
               patch_, settings_.augmentation, augmentation)
        .image;
}

void PatchSampler::addAnomaly(const Drawn& drawn, SyntheticSample& sample, std::uint64_t index,
                              Random& random) const {
    const PatchMask& brain = drawn.patch.brain;
    const Centre centre = drawCentre(brain, sizes_.box / 2, random);
    Patch shape = drawSoftShape(sizes_, random, settings_.softening, settings_.freeForms);
    Random kindRandom(seed_, index, kKindPurpose);
    const AnomalyKind kind = drawKind(settings_.kinds, kindRandom);
    if (kindRandom.chance(settings_.kinds.spots)) {
        shape = drawSpots(sizes_, kindRandom);
    }
    Random foreignRandom(seed_, index, kForeignPurpose);
    const DrawnSquare foreign = drawForeignSquare(*drawn.subject, foreignRandom);
    const Patch square = squareOf(foreign.drawn.patch.image, foreign);
    sample.alpha = settings_.alphaDraw == AlphaDraw::Uniform
                       ? random.uniform()
                       : schedule_.alpha(random.integer(1, schedule_.steps()));
    const int row0 = centre.row - sizes_.box / 2;
    const int column0 = centre.column - sizes_.box / 2;
    if (kind != AnomalyKind::Foreign) {
        addOtherKind(kind, drawn, shape, row0, column0, sample, kindRandom);
        return;
    }
    for (int row = 0; row < sizes_.box; ++row) {
        for (int column = 0; column < sizes_.box; ++column) {
            const int r = row0 + row;
            const int c = column0 + column;
            if (brain.contains(r, c)) {
                sample.foreign.at(r, c) = square.at(row, column);
                sample.mask.at(r, c) = brain.at(r, c) != 0 ? shape.at(row, column) : 0.0f;
            }
        }
    }
    if (settings_.texture == AnomalyTexture::Disentangled) {
        sample.foreign = matchRange(sample.foreign, sample.healthy, sample.mask);
        for (std::size_t i = 0; i < sample.mask.pixels.size(); ++i) {
            sample.foreign.pixels[i] =
                sample.mask.pixels[i] > 0.0f ? sample.foreign.pixels[i] : 0.0f;
        }
    }
    corrupt(sample.healthy.pixels, sample.foreign.pixels, sample.mask.pixels, sample.alpha,
            sample.corrupted.pixels);
    addNeighbours(drawn, foreign, shape, row0, column0, index, sample);
    if (settings_.texture == AnomalyTexture::Disentangled) {
        Random extra(seed_, index, kExtraPurpose);
        addBiasStep(sample, extra);
    }
}

void PatchSampler::addOtherKind(AnomalyKind kind, const Drawn& drawn, const Patch& shape, int row0,
                                int column0, SyntheticSample& sample, Random& random) const {
    if (kind == AnomalyKind::Deformation) {
        DeformedPatch deformation = deformed(drawn.patch, sizes_, sample.alpha,
                                             settings_.augmentation.brightTissue, random);
        sample.corrupted = std::move(deformation.image);
        sample.mask = std::move(deformation.mask);
        return;
    }
    const Patch changed = kind == AnomalyKind::Brightness
                              ? changedBrightness(sample.healthy, random)
                              : blurredTissue(sample.healthy, sizes_, random);
    for (int row = 0; row < sizes_.box; ++row) {
        for (int column = 0; column < sizes_.box; ++column) {
            const int r = row0 + row;
            const int c = column0 + column;
            if (drawn.patch.brain.contains(r, c) && drawn.patch.brain.at(r, c) != 0) {
                sample.foreign.at(r, c) = changed.at(r, c);
                sample.mask.at(r, c) = shape.at(row, column);
            }
        }
    }
    corrupt(sample.healthy.pixels, sample.foreign.pixels, sample.mask.pixels, sample.alpha,
            sample.corrupted.pixels);
}

void PatchSampler::addNeighbours(const Drawn& drawn, const DrawnSquare& foreign, const Patch& shape,
                                 int row0, int column0, std::uint64_t index,
                                 SyntheticSample& sample) const {
    Random random(seed_, index, kNeighbourPurpose);
    const double alpha = random.uniform(sample.alpha, 1.0);
    const bool endsBelow = random.chance(kAnomalyEnds);
    const bool endsAbove = random.chance(kAnomalyEnds);
    for (int offset = -settings_.neighbours; offset <= settings_.neighbours; ++offset) {
        if (offset == 0) {
            continue;
        }
        Patch neighbour = neighbourOf(drawn, offset, random);
        if (!(offset < 0 ? endsBelow : endsAbove)) {
            const Patch square = squareOf(neighbourOf(foreign.drawn, offset, random), foreign);
            Patch mixedIn(patch_, patch_);
            Patch mask(patch_, patch_);
            for (int row = 0; row < sizes_.box; ++row) {
                for (int column = 0; column < sizes_.box; ++column) {
                    const int r = row0 + row;
                    const int c = column0 + column;
                    if (neighbour.contains(r, c) && neighbour.at(r, c) > 0.0f) {
                        mixedIn.at(r, c) = square.at(row, column);
                        mask.at(r, c) = shape.at(row, column);
                    }
                }
            }
            corrupt(neighbour.pixels, mixedIn.pixels, mask.pixels, alpha, neighbour.pixels);
        }
        sample.neighbours.push_back(std::move(neighbour));
    }
}

void PatchSampler::addBiasStep(SyntheticSample& sample, Random& random) const {
    if (sample.corrupted.pixels == sample.healthy.pixels) {
        sample.alpha = 0.0;
    }
    BiasedPatch biased = drawBias(sample.corrupted, sample.mask, settings_.codebook, random);
    sample.corrupted = std::move(biased.image);
    sample.alpha = std::max(sample.alpha, biased.alpha);
}

void PatchSampler::addSquare(const Drawn& drawn, SyntheticSample& sample, std::uint64_t index,
                             Random& random) const {
    Random foreignRandom(seed_, index, kForeignPurpose);
    const Patch foreign = drawSamePlace(drawn, foreignRandom);
    const int size = static_cast<int>(std::lround(random.uniform(0.1, 0.4) * patch_));
    const Centre centre = drawBrainPixel(drawn.patch.brain, random);
    sample.alpha = random.uniform(0.05, 0.95);
    PatchMask square = squareAround(centre, std::max(size, 1), drawn.patch.brain);
    if (settings_.method == Method::Pii) {
        square = solvableRegion(square, drawn.patch.brain);
    }
    for (std::size_t i = 0; i < square.pixels.size(); ++i) {
        sample.mask.pixels[i] = square.pixels[i];
        sample.foreign.pixels[i] = square.pixels[i] != 0 ? foreign.pixels[i] : 0.0f;
    }
    if (settings_.method == Method::Fpi) {
        corrupt(sample.healthy.pixels, foreign.pixels, sample.mask.pixels, sample.alpha,
                sample.corrupted.pixels);
        return;
    }
    sample.corrupted = poissonBlend(sample.healthy, foreign, square, sample.alpha);
    for (float& value : sample.corrupted.pixels) {
        value = std::clamp(value, 0.0f, 1.0f);
    }
}

void PatchSampler::addNoise(const Drawn& drawn, SyntheticSample& sample, Random& random) const {
    const bool isDae = settings_.method == Method::Dae;
    sample.alpha = isDae ? 1.0 : random.uniform();
    const auto kept =
        static_cast<float>(isDae ? 1.0 : std::sqrt(1.0 - sample.alpha * sample.alpha));
    const auto added = static_cast<float>(sample.alpha);
    const Patch noise = drawNoise(settings_.method, patch_, random);
    for (std::size_t i = 0; i < noise.pixels.size(); ++i) {
        if (drawn.patch.brain.pixels[i] != 0) {
            sample.mask.pixels[i] = 1.0f;
            sample.foreign.pixels[i] = noise.pixels[i];
            sample.corrupted.pixels[i] = kept * sample.healthy.pixels[i] + added * noise.pixels[i];
        }
    }
}

SyntheticSample PatchSampler::sample(std::uint64_t index) const {
    Random random(seed_, index, kHealthyPurpose);
    const Subject& subject = healthy_[static_cast<std::size_t>(
        random.integer(0, static_cast<int>(healthy_.size()) - 1))];
    const Drawn drawn = drawPatch(subject, drawShrinking(index), random);
    SyntheticSample sample{
        drawn.patch.image, Patch(patch_, patch_), Patch(patch_, patch_), Patch(patch_, patch_), {}};
    Random extra(seed_, index, kExtraPurpose);
    switch (settings_.method) {
        case Method::Disyre:
        case Method::Mood22:
            addAnomaly(drawn, sample, index, random);
            break;
        case Method::Fpi:
        case Method::Pii:
            addSquare(drawn, sample, index, extra);
            break;
        case Method::Dae:
        case Method::Gaussian:
        case Method::Simplex:
            addNoise(drawn, sample, extra);
            break;
        default:
            break;  // Methods that see whole slices learn from healthy slices as they are.
    }
    if (sample.corrupted.pixels == sample.healthy.pixels) {
        sample.alpha = 0.0;
    }
    sample.t = schedule_.nearestStep(sample.alpha);
    return sample;
}

}  // namespace disyre
