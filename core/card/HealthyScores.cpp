// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/HealthyScoresJson.h"

#include <nlohmann/json.hpp>

namespace disyre {

using Json = nlohmann::ordered_json;

void to_json(Json& json, const HealthyScores& scores) {
    Json percentiles = Json::array();
    for (const ScorePercentile& entry : scores.percentiles) {
        percentiles.push_back({{"percent", entry.percent}, {"score", entry.score}});
    }
    Json points = Json::array();
    for (const OperatingPoint& point : scores.points) {
        points.push_back({{"false_regions", point.falseRegions}, {"threshold", point.threshold}});
    }
    json = {{"scoring", scores.scoring},
            {"percentiles", std::move(percentiles)},
            {"threshold", scores.threshold},
            {"rule", scores.rule},
            {"false_regions", scores.falseRegions},
            {"operating_points", std::move(points)}};
}

void from_json(const Json& json, HealthyScores& scores) {
    scores.scoring = json.value("scoring", std::string());
    scores.percentiles.clear();
    for (const Json& entry : json.value("percentiles", Json::array())) {
        scores.percentiles.push_back(
            {entry.at("percent").get<double>(), entry.at("score").get<double>()});
    }
    scores.threshold = json.value("threshold", -1.0);
    scores.rule = json.value("rule", std::string());
    scores.falseRegions = json.value("false_regions", -1.0);
    scores.points.clear();
    for (const Json& point : json.value("operating_points", Json::array())) {
        scores.points.push_back(
            {point.at("false_regions").get<double>(), point.at("threshold").get<double>()});
    }
}

std::vector<OperatingPoint> operatingPoints(const HealthyScores& scores) {
    if (scores.points.empty() && scores.threshold > 0.0) {
        return {{scores.falseRegions, scores.threshold}};
    }
    return scores.points;
}

}  // namespace disyre
