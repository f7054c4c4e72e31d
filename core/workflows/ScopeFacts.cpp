// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScopeFacts.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

namespace {

// A volume smaller than this, in litres, holds no whole head, so no brain is looked for in it.
constexpr double kLeastHeadLitres = 2.0;

const char* tissueOrder(Contrast contrast) {
    switch (contrast) {
        case Contrast::T1:
            return "white matter bright, grey matter darker, fluid dark";
        case Contrast::T2:
            return "fluid bright, grey matter darker, white matter dark";
        case Contrast::ProtonDensity:
            return "fluid and grey matter bright, white matter a little darker";
        case Contrast::Flair:
            return "grey matter no darker than white matter, fluid dark";
        case Contrast::Unknown:
            break;
    }
    return "";
}

const char* edgeName(ScanEdge edge) {
    constexpr const char* kNames[] = {"left", "right", "back", "front", "bottom", "top"};
    return kNames[static_cast<std::size_t>(edge)];
}

/// Returns the brain of a whole head in RAS order, or nothing if none is found.
std::optional<Mask> brainOfHead(const Volume& scan, const ScopeRequest& request,
                                const BrainExtractionObserver& observer, const StopToken& stop) {
    try {
        const ExtractedBrain brain = extractBrain(scan, request.extraction, observer, stop);
        if (brain.found()) {
            return toRas(brain.mask, orientationOf(scan.affine));
        }
    } catch (const ModelError&) {
        // Without the networks the scan is still described, but for what needs its brain.
    }
    return std::nullopt;
}

}  // namespace

ScopeFacts scopeFactsOf(const Volume& scan, const ScanInfo& info, const ScopeRequest& request,
                        const BrainExtractionObserver& observer, const StopToken& stop) {
    ScopeFacts facts;
    const Volume ras = toRas(scan);
    facts.traits = traitsOf(ras, measureBrain(ras), info);
    const double litres = static_cast<double>(ras.voxels.size()) * ras.voxelMillilitres() / 1000.0;
    if (!request.mask.empty()) {
        std::vector<Message> ignored;
        const Mask brain = brainFromLabels(readLabelsFor(scan, request.mask, ignored), 0, 0);
        facts.traits = traitsWithBrain(facts.traits, ras, toRas(brain, orientationOf(scan.affine)));
    }
    if (facts.traits.looksLikeHead && request.extractsBrain && litres >= kLeastHeadLitres) {
        if (const auto brain = brainOfHead(scan, request, observer, stop)) {
            facts.traits = traitsWithBrain(facts.traits, ras, *brain);
            facts.brainWasExtracted = true;
        }
    }
    if (!request.model.empty()) {
        const ModelCard card = readModelCard(request.model);
        facts.model = card.name;
        facts.scope = scopeOf(facts.traits, card);
    }
    return facts;
}

std::string scopeText(const ScopeFacts& facts) {
    const ScanTraits& traits = facts.traits;
    const Contrast contrast = traits.tissue.contrast;
    std::string text =
        contrast == Contrast::Unknown
            ? "  contrast    not clear\n"
            : fmt::format("  contrast    {} ({})\n", nameOf(contrast), tissueOrder(contrast));
    if (traits.looksLikeHead) {
        text += "  brain       not stripped: the scan shows more than a brain\n";
    } else if (traits.brainLitres) {
        text += fmt::format("  brain       {:.2f} litres{}\n", *traits.brainLitres,
                            facts.brainWasExtracted ? ", found in a whole head" : "");
    }
    if (facts.model.empty()) {
        return text;
    }
    text += fmt::format("  model       {}\n", facts.model);
    for (const Message& message : facts.scope) {
        text += fmt::format("  scope       {}\n", message.text());
    }
    if (facts.scope.empty()) {
        text += "  scope       nothing was found that does not fit the model\n";
    }
    return text;
}

Json scopeJson(const ScopeFacts& facts) {
    const ScanTraits& traits = facts.traits;
    Json cut = Json::array();
    for (const ScanEdge edge : traits.cutAt) {
        cut.push_back(edgeName(edge));
    }
    Json messages = Json::array();
    for (const Message& message : facts.scope) {
        messages.push_back({{"id", nameOf(message.id)}, {"text", message.text()}});
    }
    const char* contrast = nameOf(traits.tissue.contrast);
    return {{"contrast", *contrast != '\0' ? Json(contrast) : Json()},
            {"dark_bulk", traits.tissue.darkBulk},
            {"middle_bulk", traits.tissue.middleBulk},
            {"bright_bulk", traits.tissue.brightBulk},
            {"deep_brighter", traits.tissue.deepBrighter},
            {"dark_to_bright", traits.tissue.darkToBright},
            {"whole_head", traits.looksLikeHead || facts.brainWasExtracted},
            {"brain_litres", traits.brainLitres ? Json(*traits.brainLitres) : Json()},
            {"brain_cut_at", cut},
            {"patient_age_years", traits.patientAge ? Json(*traits.patientAge) : Json()},
            {"contrast_agent", traits.contrastAgent},
            {"model", facts.model},
            {"messages", messages}};
}

}  // namespace disyre
