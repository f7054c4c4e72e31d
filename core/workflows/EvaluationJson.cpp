// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/EvaluationJson.h"

#include "core/base/Json.h"

namespace disyre {

namespace {

constexpr int kIndent = 2;

Json objectOf(const MeasuredMap& map) {
    Json json{{"case", map.name},
              {"average_precision", map.averagePrecision},
              {"best_dice", map.dice.dice},
              {"best_dice_threshold", map.dice.threshold},
              {"prevalence", map.prevalence},
              {"lesion_ml", map.lesionMillilitres},
              {"seconds", map.seconds},
              {"warnings", textsOf(map.warnings)}};
    if (map.lesionContrast) {
        json["lesion_contrast"] = *map.lesionContrast;
    }
    for (const MeasuredBaseline& baseline : map.baselines) {
        json["baselines"].push_back({{"name", baseline.name},
                                     {"average_precision", baseline.averagePrecision},
                                     {"best_dice", baseline.bestDice}});
    }
    return json;
}

Json objectOf(const CheckedScan& scan) {
    Json json{{"scan", scan.name}, {"mean_score", scan.meanScore}};
    if (scan.quartileRatio) {
        json["quartile_ratio"] = *scan.quartileRatio;
    }
    for (const double regions : scan.falseRegions) {
        json["false_regions"].push_back(regions);
    }
    return json;
}

}  // namespace

std::string toJson(const MeasuredMap& map) {
    return jsonText(objectOf(map), kIndent);
}

std::string toJson(const std::vector<MeasuredMap>& maps) {
    Json list = Json::array();
    for (const MeasuredMap& map : maps) {
        list.push_back(objectOf(map));
    }
    return jsonText(list, kIndent);
}

std::string toJson(const EvaluatedSample& sample) {
    Json json = objectOf(sample.lesions);
    json["unaltered"] = {{"mean_score", sample.unaltered.meanScore},
                         {"threshold", sample.unaltered.threshold},
                         {"regions", sample.unaltered.regions},
                         {"regions_ml", sample.unaltered.regionMillilitres}};
    return jsonText(json, kIndent);
}

std::string toJson(const HealthyCheck& check) {
    Json scans = Json::array();
    for (const CheckedScan& scan : check.scans) {
        scans.push_back(objectOf(scan));
    }
    Json thresholds = Json::array();
    for (std::size_t i = 0; i < check.points.size(); ++i) {
        thresholds.push_back({{"allowed", check.points[i].falseRegions},
                              {"threshold", check.points[i].threshold},
                              {"false_regions", check.falseRegions[i]}});
    }
    const RimScores& rim = check.rim;
    return jsonText({{"split", check.split},
                     {"scans", scans},
                     {"thresholds", thresholds},
                     {"rim",
                      {{"millimetres", kRimMillimetres},
                       {"share_of_brain", rim.rimShare},
                       {"score_99_5_percent", rim.rimScore},
                       {"inside_99_5_percent", rim.insideScore},
                       {"share_of_highest_scores", rim.shareOfHighest},
                       {"regions", rim.regions},
                       {"regions_in_rim", rim.rimRegions}}}},
                    kIndent);
}

}  // namespace disyre
