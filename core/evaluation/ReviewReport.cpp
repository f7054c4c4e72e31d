// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/ReviewReport.h"

#include "core/base/Json.h"
#include "core/card/HealthyScoresJson.h"

namespace disyre {

namespace {

constexpr const char* kKey = "event";
constexpr const char* kHealed = "healed";
constexpr const char* kReview = "review";

std::string lineOf(const Json& json) {
    return jsonText(json);
}

ReviewReport reportFromJson(const Json& json) {
    ReviewReport report;
    report.heldOutScans = json.at("held_out_scans").get<int>();
    report.healthy = json.at("healthy_scores").get<std::vector<HealthyScores>>();
    for (const Json& entry : json.at("highest")) {
        report.highest.push_back({entry.at("scan").get<std::string>(),
                                  entry.at("mean_score").get<double>(),
                                  entry.at("region_score").get<double>()});
    }
    report.labelledCases = json.value("labelled_cases", 0);
    if (report.labelledCases > 0) {
        report.averagePrecision = json.at("average_precision").get<double>();
        report.bestDice = json.at("best_dice").get<double>();
    }
    return report;
}

}  // namespace

std::string reviewProgressToJson(const ReviewProgress& progress) {
    return lineOf({{kKey, kHealed},
                   {"number", progress.number},
                   {"total", progress.total},
                   {"name", progress.name}});
}

std::optional<ReviewProgress> reviewProgressFromJson(const std::string& line) {
    const Json json = parseJson(line);
    try {
        if (json.at(kKey).get<std::string>() != kHealed) {
            return std::nullopt;
        }
        return ReviewProgress{json.at("number").get<int>(), json.at("total").get<int>(),
                              json.at("name").get<std::string>()};
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

std::string reviewReportToJson(const ReviewReport& report) {
    Json highest = Json::array();
    for (const ScoredScan& scan : report.highest) {
        highest.push_back({{"scan", scan.name},
                           {"mean_score", scan.meanScore},
                           {"region_score", scan.regionScore}});
    }
    Json json = {{kKey, kReview},
                 {"held_out_scans", report.heldOutScans},
                 {"healthy_scores", report.healthy},
                 {"highest", std::move(highest)},
                 {"labelled_cases", report.labelledCases}};
    if (report.averagePrecision && report.bestDice) {
        json["average_precision"] = *report.averagePrecision;
        json["best_dice"] = *report.bestDice;
    }
    return lineOf(json);
}

std::optional<ReviewReport> reviewReportFromJson(const std::string& line) {
    const Json json = parseJson(line);
    try {
        return json.at(kKey).get<std::string>() == kReview ? std::optional(reportFromJson(json))
                                                           : std::nullopt;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace disyre
