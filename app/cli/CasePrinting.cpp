// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CasePrinting.h"

#include <fmt/format.h>

#include <map>

#include "core/base/Message.h"
#include "core/cases/CaseFile.h"

namespace disyre::app {

namespace {

/// The sizes of the parts, unpacked, by the folder that they are in.
std::map<std::string, std::uint64_t> sizesOf(const CaseArchive& archive) {
    std::map<std::string, std::uint64_t> sizes;
    for (const CasePart& part : archive.parts()) {
        sizes[part.name.substr(0, part.name.find('/'))] += part.bytes;
    }
    return sizes;
}

/// Where the scan is: "inside the case", its place, or that it is missing.
std::string scanPlaceText(const CaseArchive& archive, const CaseSummary& summary) {
    const auto place = placeOf(summary.scan, archive.file());
    if (place) {
        return displayPath(*place);
    }
    if (!summary.scan.part.empty()) {
        return "inside the case";
    }
    return summary.scan.file.empty() ? "the sample of the program"
                                     : displayPath(summary.scan.file) + " (not there any more)";
}

Json summaryJson(const CaseArchive& archive, const CaseSummary& summary) {
    Json json{{"kind", "case"},
              {"file", displayPath(archive.file())},
              {"title", summary.title},
              {"written", summary.written},
              {"program", summary.program},
              {"autosave", summary.isAutosave},
              {"scan",
               {{"name", summary.scan.name},
                {"file", displayPath(summary.scan.file)},
                {"volume", summary.scan.volume},
                {"bytes", summary.scan.identity.bytes},
                {"sha256", summary.scan.identity.sha256},
                {"inside", !summary.scan.part.empty()},
                {"found", placeOf(summary.scan, archive.file()).has_value()}}},
              {"model", {{"name", summary.model.name}, {"sha256", summary.model.weightsSha256}}},
              {"slices_healed", summary.slicesHealed},
              {"slices_in_all", summary.slicesInAll},
              {"steps", summary.steps},
              {"results", summary.hasResults},
              {"parts", Json::array()}};
    for (const CasePart& part : archive.parts()) {
        json["parts"].push_back(
            {{"name", part.name}, {"bytes", part.bytes}, {"sha256", part.sha256}});
    }
    return json;
}

}  // namespace

void printCase(const CaseArchive& archive, bool json) {
    const CaseSummary summary = summaryOf(archive);
    if (json) {
        fmt::print("{}\n", jsonText(summaryJson(archive, summary), 2));
        return;
    }
    fmt::print("{}\n", displayPath(archive.file()));
    fmt::print("  case        {}\n", summary.title);
    fmt::print("  saved       {}, by version {}\n", summary.written, summary.program);
    fmt::print("  scan        {}\n", scanPlaceText(archive, summary));
    fmt::print("  its hash    {}\n", summary.scan.identity.sha256);
    if (summary.steps > 0) {
        fmt::print("  model       {}\n", summary.model.name);
        fmt::print("  healed      {} of {} slices with brain, {} {}\n", summary.slicesHealed,
                   summary.slicesInAll, summary.steps, summary.steps == 1 ? "step" : "steps");
    } else {
        fmt::print("  healed      not yet\n");
    }
    for (const auto& [name, bytes] : sizesOf(archive)) {
        fmt::print("  part        {:<16} {:.1f} MB unpacked\n", name,
                   static_cast<double>(bytes) / 1e6);
    }
}

}  // namespace disyre::app
