// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/SummaryPrinting.h"

#include <fmt/format.h>

#include "core/base/Json.h"
#include "core/base/Message.h"

namespace disyre::app {

namespace {

Json rowJson(const SummaryRow& row) {
    Json json{{"folder", displayPath(row.folder)}, {"scan", row.scan}};
    if (row.problem) {
        json["problem"] = *row.problem;
        return json;
    }
    json["model"] = row.model;
    json["suggested_threshold"] = row.threshold;
    json["scan_level"] = row.level;
    json["region_millilitres"] = row.regions;
    json["place"] = row.place;
    json["strongest_below_threshold"] =
        row.strongestBelow ? Json(*row.strongestBelow) : Json(nullptr);
    json["seconds"] = row.seconds;
    json["warnings"] = row.warnings;
    return json;
}

}  // namespace

void printSummaryJson(const std::filesystem::path& folder, const std::vector<SummaryRow>& rows) {
    Json scans = Json::array();
    for (const SummaryRow& row : rows) {
        scans.push_back(rowJson(row));
    }
    const Json json{{"format", "disyre-summary"},
                    {"format_version", 1},
                    {"folder", displayPath(folder)},
                    {"scans", scans},
                    {"notice", "Research software, not a medical device."}};
    fmt::print("{}\n", jsonText(json, 2));
}

void printSummaryFiles(const std::filesystem::path& folder) {
    fmt::print("{}\n{}\n", displayPath(folder / kSummaryTableFile),
               displayPath(folder / kSummaryPageFile));
}

}  // namespace disyre::app
