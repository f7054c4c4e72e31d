// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/healing/ResultFiles.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Csv.h"
#include "core/base/Json.h"
#include "core/base/MessageJson.h"

namespace disyre {

std::string stepsCsv(const std::vector<StepRecord>& steps) {
    std::string text = "step,t,mean_gradient\n";
    for (std::size_t i = 0; i < steps.size(); ++i) {
        text += fmt::format("{},{},{:.8g}\n", i + 1, steps[i].t, steps[i].meanGradient);
    }
    return text;
}

std::string findingsCsv(const std::vector<FindingRecord>& findings) {
    std::string text =
        "number,at_threshold,millilitres,extent_x,extent_y,extent_z,peak_score,mean_score,peak_x,"
        "peak_y,peak_z,centre_x,centre_y,centre_z,midline_distance,asymmetry,side,lobe,structure\n";
    const auto known = [](const std::optional<double>& value, const char* format) {
        return value ? fmt::format(fmt::runtime(format), *value) : std::string();
    };
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const FindingRecord& one = findings[i];
        text += fmt::format(
            "{},{},{:.4f},{:.1f},{:.6g},{:.6g},{:.1f},{:.1f},{},{},{}\n", i + 1,
            one.isBelow ? "no" : "yes", one.millilitres, fmt::join(one.extent, ","), one.peakScore,
            one.meanScore, fmt::join(one.peak, ","), fmt::join(one.centre, ","),
            known(one.midlineDistance, "{:.1f}"), known(one.asymmetry, "{:.3f}"),
            one.place ? csvField(one.place->side) + ',' + csvField(one.place->lobe) + ',' +
                            csvField(one.place->structure)
                      : ",,");
    }
    return text;
}

namespace {

/// The warnings as messages, which a report says in its own language.
Json messagesJson(const std::vector<Message>& messages) {
    Json list = Json::array();
    for (const Message& message : messages) {
        list.push_back(messageToJson(message));
    }
    return list;
}

Json regionJson(const ResultRecord& record) {
    const HealingRegion& region = record.region;
    Json json = Json::object();
    json["use"] = toText(region.use);
    if (region.isLimited()) {
        const auto voxels = std::count_if(region.mask->voxels.begin(), region.mask->voxels.end(),
                                          [](std::uint8_t inside) { return inside != 0; });
        json["source"] = record.regionSource;
        json["voxels"] = voxels;
        json["millilitres"] = static_cast<double>(voxels) * record.voxelMillilitres;
    }
    return json;
}

Json placeJson(const std::optional<PlaceRecord>& place) {
    if (!place) {
        return nullptr;
    }
    Json shares = Json::array();
    for (const StructureRecord& part : place->shares) {
        shares.push_back(
            {{"side", part.side}, {"structure", part.structure}, {"share", part.share}});
    }
    return {{"side", place->side},
            {"lobe", place->lobe},
            {"structure", place->structure},
            {"shares", shares}};
}

Json weakRegionsJson(const std::vector<WeakRegion>& regions, bool arePlacesNamed) {
    Json list = Json::array();
    for (const WeakRegion& region : regions) {
        Json json{{"millilitres", region.millilitres}, {"peak_score", region.peakScore}};
        if (arePlacesNamed) {
            json["place"] = placeJson(region.place);
        }
        list.push_back(json);
    }
    return list;
}

Json findingsJson(const std::vector<FindingRecord>& findings) {
    const auto known = [](const std::optional<double>& value) {
        return value ? Json(*value) : Json(nullptr);
    };
    Json list = Json::array();
    for (const FindingRecord& one : findings) {
        list.push_back({{"number", list.size() + 1},
                        {"at_threshold", !one.isBelow},
                        {"millilitres", one.millilitres},
                        {"extent_mm", one.extent},
                        {"peak_score", one.peakScore},
                        {"mean_score", one.meanScore},
                        {"peak_mm", one.peak},
                        {"centre_mm", one.centre},
                        {"midline_distance_mm", known(one.midlineDistance)},
                        {"asymmetry", known(one.asymmetry)},
                        {"place", placeJson(one.place)}});
    }
    return list;
}

Json alignmentJson(const AlignmentRecord& alignment) {
    return {{"overlap", alignment.overlap},
            {"mutual_information", alignment.mutualInformation},
            {"good", alignment.isGood},
            {"note", "Names of places are approximate."}};
}

Json extractionJson(const BrainExtractionRecord& extraction) {
    return {{"model", extraction.model},
            {"model_sha256", extraction.modelSha256},
            {"millilitres", extraction.millilitres},
            {"seconds", extraction.seconds},
            {"mask", kBrainMaskFile}};
}

}  // namespace

std::string resultJson(const ResultRecord& record) {
    const HealingSettings& settings = record.settings;
    Json steps = Json::array();
    for (const StepRecord& step : record.steps) {
        steps.push_back({{"t", step.t}, {"mean_gradient", step.meanGradient}});
    }
    Json json{{"format", "disyre-result"},
              {"format_version", 1},
              {"scan", record.scan},
              {"scan_volume", record.scanVolume},
              {"scan_volumes", record.scanVolumes},
              {"model", record.model},
              {"model_sha256", record.modelSha256},
              {"score", toText(settings.score)},
              {"skip", settings.skip},
              {"single_t", settings.singleT},
              {"blending", toText(settings.blending)},
              {"stride_pixels", settings.stride},
              {"mirrored", settings.mirrored},
              {"update_rule", toText(settings.rule)},
              {"foreground_weighting", toText(settings.weighting)},
              {"map_smoothing_mm", settings.smoothing},
              {"map_smoothing_across_mm", settings.smoothingAcross},
              {"bias_correction", toText(settings.bias)},
              {"region", regionJson(record)},
              {"device", record.device},
              {"slices", record.slices},
              {"seconds", record.seconds},
              {"seconds_per_slice", record.seconds / std::max(1, record.slices)},
              {"peak_memory_bytes", record.peakMemoryBytes},
              {"steps", steps},
              {"suggested_threshold", record.suggested.threshold},
              {"model_threshold", record.suggested.ofModel},
              {"scan_level", record.suggested.level},
              {"can_be_judged", record.suggested.canBeJudged},
              {"region_millilitres", record.regionMillilitres},
              {"strongest_below_threshold",
               weakRegionsJson(record.weakRegions, record.alignment.has_value())},
              {"findings", findingsJson(record.findings)},
              {"warnings", textsOf(record.warnings)},
              {"warning_messages", messagesJson(record.warnings)}};
    if (record.scanSeries > 0) {
        json["scan_series"] = record.scanSeries;
    }
    if (record.brainExtraction) {
        json["brain_extraction"] = extractionJson(*record.brainExtraction);
    }
    if (record.brainMask) {
        json["brain_mask"] = {{"file", record.brainMask->file},
                              {"mended", record.brainMask->mended},
                              {"mask", kBrainMaskFile}};
    }
    if (record.alignment) {
        Json places = Json::array();
        for (const auto& place : record.regionPlaces) {
            places.push_back(placeJson(place));
        }
        json["region_places"] = places;
        json["alignment"] = alignmentJson(*record.alignment);
    }
    json["notice"] = "Research software, not a medical device.";
    return jsonText(json, 2) + "\n";
}

}  // namespace disyre
