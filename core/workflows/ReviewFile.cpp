// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ReviewFile.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr const char* kReviewFormat = "disyre-review";
constexpr int kReviewVersion = 1;
constexpr std::array<const char*, 3> kPlaneNames{"axial", "coronal", "sagittal"};
/// In the order of FindingDecision.
constexpr std::array<const char*, 3> kDecisionNames{"open", "kept", "dismissed"};
/// In the order of DismissalReason.
constexpr std::array<const char*, 5> kReasonNames{"none", "normal variant", "artefact", "mask",
                                                  "other"};

Json regionJson(const AtlasRegion& region) {
    return {{"side", toText(region.side)}, {"lobe", region.lobe}, {"structure", region.structure}};
}

AtlasRegion atlasRegionOf(const Json& json) {
    AtlasRegion region;
    const auto side = json.at("side").get<std::string>();
    for (const BodySide each : {BodySide::Left, BodySide::Right, BodySide::Middle}) {
        if (toText(each) == side) {
            region.side = each;
        }
    }
    region.lobe = json.at("lobe").get<std::string>();
    region.structure = json.at("structure").get<std::string>();
    return region;
}

Json namedPlaceJson(const std::optional<NamedPlace>& place) {
    if (!place) {
        return nullptr;
    }
    Json json = regionJson(place->region);
    json["shares"] = Json::array();
    for (const RegionShare& part : place->shares) {
        Json share = regionJson(part.region);
        share["share"] = part.share;
        json["shares"].push_back(std::move(share));
    }
    return json;
}

std::optional<NamedPlace> namedPlaceOf(const Json& json) {
    if (json.is_null()) {
        return std::nullopt;
    }
    NamedPlace place{atlasRegionOf(json), {}};
    for (const Json& share : json.at("shares")) {
        place.shares.push_back({atlasRegionOf(share), share.at("share").get<double>()});
    }
    return place;
}

/// The place of a name in a list of names; the first one for a name that is not in it.
template <typename Value, std::size_t Count>
Value valueNamed(const std::array<const char*, Count>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return static_cast<Value>(found == names.end() ? 0 : found - names.begin());
}

Json noteJson(const FindingNote& note) {
    Json json{{"decision", kDecisionNames.at(static_cast<std::size_t>(note.decision))},
              {"reason", kReasonNames.at(static_cast<std::size_t>(note.reason))},
              {"name", note.name},
              {"comment", note.comment},
              {"colour", nullptr}};
    if (note.colour) {
        json["colour"] = *note.colour;
    }
    return json;
}

/// Reviews that were written before findings could be decided have no notes.
FindingNote noteOf(const Json& finding) {
    FindingNote note;
    const auto found = finding.find("note");
    if (found == finding.end()) {
        return note;
    }
    note.decision =
        valueNamed<FindingDecision>(kDecisionNames, found->at("decision").get<std::string>());
    note.reason = valueNamed<DismissalReason>(kReasonNames, found->at("reason").get<std::string>());
    note.name = found->at("name").get<std::string>();
    note.comment = found->at("comment").get<std::string>();
    if (!found->at("colour").is_null()) {
        note.colour = found->at("colour").get<std::array<std::uint8_t, 3>>();
    }
    return note;
}

template <typename Value>
Json knownOrNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

/// A value of reviews that older versions wrote without it.
template <typename Value>
std::optional<Value> valueIn(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found == json.end() || found->is_null() ? std::nullopt
                                                   : std::optional(found->get<Value>());
}

Json findingJson(const ReviewedFinding& finding) {
    return {{"below_threshold", finding.isBelow},
            {"millilitres", finding.millilitres},
            {"mean_score", finding.meanScore},
            {"peak_score", finding.peakScore},
            {"peak_ras_mm", finding.peak},
            {"step_means", finding.stepMeans},
            {"place", namedPlaceJson(finding.place)},
            {"note", noteJson(finding.note)},
            {"edited", finding.isEdited},
            {"drawn", finding.isDrawn},
            {"extent_mm", knownOrNull(finding.extent)},
            {"midline_distance_mm", knownOrNull(finding.midlineDistance)},
            {"asymmetry", knownOrNull(finding.asymmetry)},
            {"healthy_percent", knownOrNull(finding.healthyPercent)}};
}

ReviewedFinding findingOf(const Json& json) {
    return {json.at("below_threshold").get<bool>(),
            json.at("millilitres").get<double>(),
            json.at("mean_score").get<double>(),
            json.at("peak_score").get<double>(),
            json.at("peak_ras_mm").get<std::array<double, 3>>(),
            json.at("step_means").get<std::vector<double>>(),
            namedPlaceOf(json.at("place")),
            noteOf(json),
            json.value("edited", false),
            json.value("drawn", false),
            valueIn<std::array<double, 3>>(json, "extent_mm"),
            valueIn<double>(json, "midline_distance_mm"),
            valueIn<double>(json, "asymmetry"),
            valueIn<double>(json, "healthy_percent")};
}

Json measurementJson(const ReviewedMeasurement& measurement) {
    return {{"kind", measurement.isEllipse ? "ellipse" : "ruler"},
            {"plane", kPlaneNames.at(static_cast<std::size_t>(measurement.plane))},
            {"slice", measurement.slice},
            {"from", measurement.from},
            {"to", measurement.to},
            {"numbers", measurement.numbers}};
}

ReviewedMeasurement measurementOf(const Json& json) {
    ReviewedMeasurement measurement;
    measurement.isEllipse = json.at("kind").get<std::string>() == "ellipse";
    const auto plane = json.at("plane").get<std::string>();
    for (const Plane each : kPlanes) {
        if (kPlaneNames.at(static_cast<std::size_t>(each)) == plane) {
            measurement.plane = each;
        }
    }
    measurement.slice = json.at("slice").get<int>();
    measurement.from = json.at("from").get<std::array<double, 2>>();
    measurement.to = json.at("to").get<std::array<double, 2>>();
    measurement.numbers = json.value("numbers", std::string());
    return measurement;
}

Json scanJson(const ReviewedScan& scan, const fs::path& folder) {
    Json json{{"sample", scan.file.empty()}};
    if (!scan.file.empty()) {
        std::error_code error;
        const fs::path whole = fs::absolute(scan.file, error);
        const fs::path from = fs::relative(scan.file, folder, error);
        json["file"] = displayPath(whole.empty() ? scan.file : whole);
        json["file_from_here"] = displayPath(from);
    }
    json["volume"] = scan.volume;
    json["series"] = scan.series;
    return json;
}

ReviewedScan scanOf(const Json& json, const fs::path& folder) {
    ReviewedScan scan;
    scan.volume = json.value("volume", 1);
    scan.series = json.value("series", 0);
    if (json.value("sample", false)) {
        return scan;
    }
    scan.file = pathFromUtf8(json.at("file").get<std::string>());
    const fs::path from = pathFromUtf8(json.value("file_from_here", std::string()));
    std::error_code error;
    if (!fs::exists(scan.file, error) && !from.empty() && fs::exists(folder / from, error)) {
        scan.file = (folder / from).lexically_normal();
    }
    return scan;
}

Json thresholdJson(const ReviewedThreshold& threshold) {
    const ScanThreshold& suggested = threshold.suggested;
    const char* source = "model";
    if (threshold.isByHand) {
        source = "hand";
    } else if (suggested.threshold < 0.0) {
        source = "none suggested";
    } else if (suggested.level > 1.0) {
        source = "adjusted for this scan";
    }
    return {{"value", threshold.value},         {"source", source},
            {"model", suggested.ofModel},       {"scan_level", suggested.level},
            {"suggested", suggested.threshold}, {"can_be_judged", suggested.canBeJudged}};
}

ReviewedThreshold thresholdOf(const Json& json) {
    ReviewedThreshold threshold;
    threshold.value = json.at("value").get<double>();
    threshold.isByHand = json.at("source").get<std::string>() == "hand";
    threshold.suggested = {json.at("model").get<double>(), json.at("scan_level").get<double>(),
                           json.at("suggested").get<double>(), json.value("can_be_judged", true)};
    return threshold;
}

SavedReview reviewOf(const Json& json, const fs::path& folder) {
    SavedReview review;
    review.scan = scanOf(json.at("scan"), folder);
    review.threshold = thresholdOf(json.at("threshold"));
    review.ts = json.at("steps_from_t").get<std::vector<int>>();
    review.slicesHealed = json.at("slices").at("healed").get<int>();
    review.slicesInAll = json.at("slices").at("in_all").get<int>();
    for (const Json& finding : json.at("findings")) {
        review.findings.push_back(findingOf(finding));
    }
    for (const Json& measurement : json.at("measurements")) {
        review.measurements.push_back(measurementOf(measurement));
    }
    for (const Json& region : json.at("marked_regions")) {
        review.regions.push_back({region.at("name").get<std::string>(),
                                  region.at("step_means").get<std::vector<double>>()});
    }
    review.crosshair = json.at("crosshair").get<std::array<int, 3>>();
    return review;
}

}  // namespace

std::string reviewJson(const SavedReview& review, const fs::path& folder) {
    Json json{{"format", kReviewFormat},
              {"format_version", kReviewVersion},
              {"scan", scanJson(review.scan, folder)},
              {"threshold", thresholdJson(review.threshold)},
              {"steps_from_t", review.ts},
              {"slices", {{"healed", review.slicesHealed}, {"in_all", review.slicesInAll}}},
              {"findings", Json::array()},
              {"measurements", Json::array()},
              {"marked_regions", Json::array()},
              {"crosshair", review.crosshair}};
    for (const ReviewedFinding& finding : review.findings) {
        json["findings"].push_back(findingJson(finding));
    }
    for (const ReviewedMeasurement& measurement : review.measurements) {
        json["measurements"].push_back(measurementJson(measurement));
    }
    for (const ReviewedRegion& region : review.regions) {
        json["marked_regions"].push_back({{"name", region.name}, {"step_means", region.stepMeans}});
    }
    json["notice"] = "Research software, not a medical device.";
    return jsonText(json, 2) + "\n";
}

SavedReview readReview(const fs::path& folder) {
    const fs::path file = folder / kReviewFile;
    const Json json = parseJson(readTextFile(file));
    try {
        if (json.at("format").get<std::string>() != kReviewFormat) {
            throw FileError(file, MessageId::SavedDamaged);
        }
        if (json.at("format_version").get<int>() > kReviewVersion) {
            throw FileError(file, MessageId::FileNewerVersion);
        }
        return reviewOf(json, folder);
    } catch (const Json::exception&) {
        throw FileError(file, MessageId::SavedDamaged);
    }
}

}  // namespace disyre
