// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesions/BenchmarkCase.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Random.h"
#include "core/lesions/Alteration.h"
#include "core/preprocess/GridFilters.h"

namespace disyre {

namespace {

constexpr std::uint32_t kCasePurpose = 22;

Alteration alter(const LabelledBrain& brain, CaseKind kind, double ml, std::uint64_t seed,
                 std::uint64_t number, const StrokeShapes& strokes, Random& random) {
    switch (kind) {
        case CaseKind::Stroke:
            return strokeAlteration(brain, strokes, seed, number, random);
        case CaseKind::MassEffect:
            return massEffectAlteration(brain, ml, seed, number, random);
        case CaseKind::Atrophy:
            return atrophyAlteration(brain, ml, seed, number, random);
        case CaseKind::Cavity:
            return cavityAlteration(brain, ml, seed, number, random);
        case CaseKind::WhiteMatterSpots:
            return spotsAlteration(brain, ml, random);
        case CaseKind::BlurredBorder:
            return blurAlteration(brain, ml, seed, number, random);
        case CaseKind::Bleed:
            return bleedAlteration(brain, ml, seed, number, random);
        case CaseKind::BrightTissue:
            break;
    }
    return brightTissueAlteration(brain, ml, seed, number, random);
}

/// Returns the stripped scan with the alteration, and with new noise where the alteration has
/// averaged noise away. Adding independent noises with weights a and b keeps the variance if a^2 +
/// b^2 = 1.
Volume altered(const LabelledBrain& brain, const Alteration& alteration, std::uint64_t seed,
               std::uint64_t number) {
    const Grid<float> noise = drawNoise(brain.scan.size, brain.noise, seed, number);
    Volume scan(brain.scan.size, brain.scan.affine);
    for (std::size_t i = 0; i < scan.voxels.size(); ++i) {
        if (brain.brain.voxels[i] == 0) {
            continue;
        }
        const float rest = 1.0f - alteration.weight.voxels[i];
        const float kept = rest * rest * alteration.kept.voxels[i];
        const float added = kept < 1.0f ? std::sqrt(1.0f - kept) * noise.voxels[i] : 0.0f;
        scan.voxels[i] =
            kept < 1.0f ? std::max(0.0f, alteration.clean(i) + added) : alteration.clean(i);
    }
    return scan;
}

std::array<double, 3> middleOf(const Volume& scan, const Mask& lesion) {
    std::array<double, 3> sum{};
    double count = 0.0;
    std::size_t i = 0;
    for (int z = 0; z < lesion.size[2]; ++z) {
        for (int y = 0; y < lesion.size[1]; ++y) {
            for (int x = 0; x < lesion.size[0]; ++x, ++i) {
                if (lesion.voxels[i] != 0) {
                    const auto mm = scan.position({double(x), double(y), double(z)});
                    for (std::size_t axis = 0; axis < 3; ++axis) {
                        sum[axis] += mm[axis];
                    }
                    count += 1.0;
                }
            }
        }
    }
    for (double& component : sum) {
        component /= count;
    }
    return sum;
}

}  // namespace

std::string caseKindName(CaseKind kind) {
    switch (kind) {
        case CaseKind::Stroke:
            return "stroke";
        case CaseKind::MassEffect:
            return "mass-effect";
        case CaseKind::Atrophy:
            return "atrophy";
        case CaseKind::Cavity:
            return "cavity";
        case CaseKind::WhiteMatterSpots:
            return "white-matter-spots";
        case CaseKind::BlurredBorder:
            return "blurred-border";
        case CaseKind::Bleed:
            return "bleed";
        case CaseKind::BrightTissue:
            break;
    }
    return "bright-tissue";
}

CaseKind caseKindFromName(const std::string& name) {
    for (const CaseKind kind : kAllCaseKinds) {
        if (caseKindName(kind) == name) {
            return kind;
        }
    }
    throw SettingsError(MessageId::LesionKindUnknown, {name});
}

bool isNearTraining(CaseKind kind) {
    return kind == CaseKind::BlurredBorder || kind == CaseKind::Cavity;
}

std::pair<double, double> askedVolumes(CaseKind kind) {
    switch (kind) {
        case CaseKind::Stroke:
            return {0.0, 0.0};
        case CaseKind::MassEffect:
            return {0.5, 100.0};
        case CaseKind::Atrophy:
            return {0.3, 40.0};
        case CaseKind::WhiteMatterSpots:
            return {0.1, 10.0};
        case CaseKind::BlurredBorder:
            return {0.3, 40.0};
        case CaseKind::BrightTissue:
            return {0.5, 40.0};
        case CaseKind::Cavity:
        case CaseKind::Bleed:
            break;
    }
    return {0.1, 100.0};
}

Grid<float> changeOf(const LabelledBrain& brain, const Alteration& alteration) {
    Grid<float> change(brain.scan.size);
    const auto contrast = static_cast<float>(brain.levels.white - brain.levels.fluid);
    for (std::size_t i = 0; i < change.voxels.size(); ++i) {
        if (brain.brain.voxels[i] != 0) {
            change.voxels[i] = std::abs(alteration.clean(i) - brain.scan.voxels[i]) / contrast;
        }
    }
    constexpr double kSigma = 2.0;  // In mm.
    return gaussian(change, brain.scan.spacing(), kSigma);
}

BenchmarkCase makeCase(const LabelledBrain& brain, CaseKind kind, std::uint64_t seed,
                       std::uint64_t number, const StrokeShapes& strokes) {
    Random random(seed, number, kCasePurpose);
    const auto [least, largest] = askedVolumes(kind);
    BenchmarkCase made;
    made.kind = kind;
    if (largest > 0.0) {
        made.askedMl = std::exp(random.uniform(std::log(least), std::log(largest)));
    }
    Alteration alteration = alter(brain, kind, made.askedMl, seed, number, strokes, random);
    const auto voxels =
        std::count(alteration.lesion.voxels.begin(), alteration.lesion.voxels.end(), 1);
    if (voxels == 0) {
        throw SettingsError(MessageId::LesionNothingChanged);
    }
    made.scan = altered(brain, alteration, seed, number);
    made.lesion = std::move(alteration.lesion);
    made.lesionMl = static_cast<double>(voxels) * brain.scan.voxelMillilitres();
    made.centreMm = middleOf(made.scan, made.lesion);
    made.shape = std::move(alteration.shape);
    made.drawn = std::move(alteration.drawn);
    return made;
}

}  // namespace disyre
