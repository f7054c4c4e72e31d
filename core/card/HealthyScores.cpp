// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Json.h"
#include "core/card/HealthyScoresJson.h"

namespace disyre {

namespace {

Json toJson(const std::vector<ScorePercentile>& percentiles) {
    Json json = Json::array();
    for (const ScorePercentile& entry : percentiles) {
        json.push_back({{"percent", entry.percent}, {"score", entry.score}});
    }
    return json;
}

std::vector<ScorePercentile> percentilesOf(const Json& json) {
    std::vector<ScorePercentile> percentiles;
    for (const Json& entry : json.value("percentiles", Json::array())) {
        percentiles.push_back({entry.at("percent").get<double>(), entry.at("score").get<double>()});
    }
    return percentiles;
}

}  // namespace

void to_json(Json& json, const HealthyScores& scores) {
    Json points = Json::array();
    for (const OperatingPoint& point : scores.points) {
        points.push_back({{"false_regions", point.falseRegions}, {"threshold", point.threshold}});
    }
    json = {{"scoring", scores.scoring},
            {"percentiles", toJson(scores.percentiles)},
            {"threshold", scores.threshold},
            {"rule", scores.rule},
            {"false_regions", scores.falseRegions},
            {"operating_points", std::move(points)}};
    for (const PlaceScores& place : scores.places) {
        json["places"].push_back(
            {{"place", place.place}, {"percentiles", toJson(place.percentiles)}});
    }
}

void from_json(const Json& json, HealthyScores& scores) {
    scores.scoring = json.value("scoring", std::string());
    scores.percentiles = percentilesOf(json);
    scores.places.clear();
    for (const Json& place : json.value("places", Json::array())) {
        scores.places.push_back({place.at("place").get<std::string>(), percentilesOf(place)});
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

std::optional<double> quartileRatio(const HealthyScores& scores, double upperQuartile) {
    for (const ScorePercentile& entry : scores.percentiles) {
        if (entry.percent == kLevelPercent && entry.score > 0.0) {
            return upperQuartile / entry.score;
        }
    }
    return std::nullopt;
}

double levelOf(const HealthyScores& scores, double upperQuartile) {
    const double ratio = quartileRatio(scores, upperQuartile).value_or(1.0);
    return ratio >= kOtherLevel ? ratio : 1.0;
}

}  // namespace disyre
