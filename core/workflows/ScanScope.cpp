// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanScope.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/MessageId.h"

namespace disyre {

namespace {

// A model that does not tell its training's ages is taken for one of adults.
constexpr double kAdultYears = 18.0;
// Ages are told in whole years as a rule, so that a year more or less says nothing.
constexpr double kAgeMargin = 1.0;
// Voxels that are half as large again as the model's are coarse, as are slices of that thickness;
// see keepsThickSlices().
constexpr double kCoarse = 1.5;
// A brain that only touches a face of the scan fills there what one voxel's depth cuts off a ball
// of its size: about 500 mm² for each mm of that depth. Twice that, and at least the area that a
// cut of 2 mm opens, means that a piece is missing.
constexpr double kCutAreaPerMillimetre = 1000.0;
constexpr double kLeastCutArea = 1000.0;

constexpr std::array<std::array<ScanEdge, 2>, 3> kEdges{{{ScanEdge::Left, ScanEdge::Right},
                                                         {ScanEdge::Back, ScanEdge::Front},
                                                         {ScanEdge::Bottom, ScanEdge::Top}}};

MessageId messageOfEdge(ScanEdge edge) {
    switch (edge) {
        case ScanEdge::Left:
            return MessageId::ScopeEdgeLeft;
        case ScanEdge::Right:
            return MessageId::ScopeEdgeRight;
        case ScanEdge::Back:
            return MessageId::ScopeEdgeBack;
        case ScanEdge::Front:
            return MessageId::ScopeEdgeFront;
        case ScanEdge::Bottom:
            return MessageId::ScopeEdgeBottom;
        case ScanEdge::Top:
            break;
    }
    return MessageId::ScopeEdgeTop;
}

/// Returns the area in mm² that a brain fills on a face of its grid: at the axis' first or last
/// voxels.
double areaOnFace(const Mask& brain, const std::array<double, 3>& spacing, std::size_t axis,
                  bool last) {
    const std::size_t other = (axis + 1) % 3;
    const std::size_t third = (axis + 2) % 3;
    std::array<int, 3> at{};
    at[axis] = last ? brain.size[axis] - 1 : 0;
    double voxels = 0.0;
    for (at[other] = 0; at[other] < brain.size[other]; ++at[other]) {
        for (at[third] = 0; at[third] < brain.size[third]; ++at[third]) {
            voxels += brain.at(at[0], at[1], at[2]) != 0 ? 1.0 : 0.0;
        }
    }
    return voxels * spacing[other] * spacing[third];
}

std::vector<ScanEdge> cutEdges(const Mask& brain, const std::array<double, 3>& spacing) {
    std::vector<ScanEdge> cut;
    for (std::size_t axis = 0; axis < 3; ++axis) {
        const double most = std::max(kLeastCutArea, kCutAreaPerMillimetre * spacing[axis]);
        for (const bool last : {false, true}) {
            if (brain.size[axis] > 0 && areaOnFace(brain, spacing, axis, last) > most) {
                cut.push_back(kEdges[axis][last ? 1 : 0]);
            }
        }
    }
    return cut;
}

MessageArgument inEnglish(double number, int digits) {
    return MessageArgument::number(fmt::format("{:.{}f}", number, digits));
}

void addBrain(const ScanTraits& traits, const ModelCard& card, std::vector<Message>& scope) {
    if (!card.skullStripped) {
        return;
    }
    if (traits.looksLikeHead) {
        scope.push_back({MessageId::ScopeWholeHead});
    } else if (!traits.hasBrainMask && traits.brainLitres && !isBrainVolume(*traits.brainLitres)) {
        scope.push_back({MessageId::BrainVolume, {inEnglish(*traits.brainLitres, 1)}});
    }
    for (const ScanEdge edge : traits.cutAt) {
        scope.push_back({MessageId::ScopeBrainCut, {Message(messageOfEdge(edge))}});
    }
}

void addSpacing(const ScanTraits& traits, const ModelCard& card, std::vector<Message>& scope) {
    if (keepsThickSlices(card, traits.spacing[2])) {
        scope.push_back({MessageId::ScopeThickSlices,
                         {inEnglish(traits.spacing[2], 1), inEnglish(card.spacing[2], 1)}});
    }
    const double inSlice = std::max(traits.spacing[0], traits.spacing[1]);
    const double ofModel = std::max(card.spacing[0], card.spacing[1]);
    if (inSlice > kCoarse * ofModel + 1e-3) {
        scope.push_back(
            {MessageId::ScopeCoarseVoxels, {inEnglish(inSlice, 1), inEnglish(ofModel, 1)}});
    }
}

void addPatient(const ScanTraits& traits, const ModelCard& card, std::vector<Message>& scope) {
    if (!traits.contrastAgent.empty()) {
        scope.push_back({MessageId::DicomContrastAgent, {traits.contrastAgent}});
    }
    if (!traits.patientAge) {
        return;
    }
    const double age = *traits.patientAge;
    if (card.trainingAges) {
        const auto [youngest, oldest] = *card.trainingAges;
        if (age < youngest - kAgeMargin || age > oldest + kAgeMargin) {
            scope.push_back({MessageId::ScopeAge,
                             {inEnglish(age, 0), inEnglish(youngest, 0), inEnglish(oldest, 0)}});
        }
    } else if (age < kAdultYears) {
        scope.push_back({MessageId::DicomYoungPatient, {inEnglish(age, 0)}});
    }
}

}  // namespace

ScanTraits traitsOf(const Volume& ras, const MeasuredBrain& brain, const ScanInfo& info) {
    ScanTraits traits;
    traits.patientAge = info.patientAge;
    traits.contrastAgent = info.contrastAgent;
    traits.spacing = ras.spacing();
    traits.brainLitres = brain.litres;
    traits.looksLikeHead = brain.looksLikeHead();
    if (!traits.looksLikeHead) {
        traits.tissue = tissueContrast(ras, brain.mask);
        traits.cutAt = cutEdges(brain.mask, traits.spacing);
    }
    return traits;
}

ScanTraits traitsWithBrain(const ScanTraits& known, const Volume& ras, const Mask& brain) {
    ScanTraits traits = known;
    traits.looksLikeHead = false;
    traits.hasBrainMask = true;
    traits.brainLitres =
        static_cast<double>(std::count(brain.voxels.begin(), brain.voxels.end(), 1)) *
        ras.voxelMillilitres() / 1000.0;
    traits.spacing = ras.spacing();
    traits.tissue = tissueContrast(ras, brain);
    traits.cutAt = cutEdges(brain, traits.spacing);
    return traits;
}

std::vector<Message> scopeOf(const ScanTraits& traits, const ModelCard& card) {
    std::vector<Message> scope;
    if (hasOtherContrast(traits, card)) {
        scope.push_back(
            {MessageId::ScopeContrast, {disyre::nameOf(traits.tissue.contrast), card.modality}});
    }
    addBrain(traits, card, scope);
    addSpacing(traits, card, scope);
    addPatient(traits, card, scope);
    return scope;
}

std::vector<Message> notSaidIn(const std::vector<Message>& said, std::vector<Message> messages) {
    std::erase_if(messages, [&said](const Message& message) {
        return std::any_of(said.begin(), said.end(), [&message](const Message& one) {
            return one.id == message.id && one.text() == message.text();
        });
    });
    return messages;
}

bool fitsContrast(const ScanTraits& traits, const ModelCard& card) {
    return traits.tissue.contrast != Contrast::Unknown &&
           traits.tissue.contrast == contrastNamed(card.modality);
}

bool hasOtherContrast(const ScanTraits& traits, const ModelCard& card) {
    const Contrast ofModel = contrastNamed(card.modality);
    return traits.tissue.contrast != Contrast::Unknown && ofModel != Contrast::Unknown &&
           traits.tissue.contrast != ofModel;
}

}  // namespace disyre
