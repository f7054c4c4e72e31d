// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/HealingSummary.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <system_error>

#include "core/base/Csv.h"
#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/Markup.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/healing/ResultFiles.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/HealMany.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr const char* kNotice =
    "Research software, not a medical device. No region above the threshold does not exclude "
    "disease.";

std::string placeOf(const Json& place) {
    if (!place.is_object()) {
        return {};
    }
    const auto side = place.value("side", std::string());
    const auto lobe = place.value("lobe", std::string());
    return side.empty() || side == "middle" ? lobe : lobe + ", " + side;
}

/// Fills a row with what result.json says. Throws Json::exception where that is of another form.
void readResult(const Json& result, SummaryRow& row) {
    row.scan = result.at("scan").get<std::string>();
    row.model = result.at("model").get<std::string>();
    row.threshold = result.at("suggested_threshold").get<double>();
    row.level = result.at("scan_level").get<double>();
    row.regions = result.at("region_millilitres").get<std::vector<double>>();
    row.seconds = result.at("seconds").get<double>();
    row.warnings = result.at("warnings").get<std::vector<std::string>>();
    const Json& weak = result.at("strongest_below_threshold");
    if (!weak.empty()) {
        row.strongestBelow = weak.at(0).at("peak_score").get<double>();
    }
    if (!row.regions.empty() && result.contains("region_places") &&
        !result["region_places"].empty()) {
        row.place = placeOf(result["region_places"].at(0));
    } else if (row.regions.empty() && !weak.empty()) {
        row.place = placeOf(weak.at(0).value("place", Json()));
    }
}

/// Reads one of the two files that a healing leaves in its folder.
SummaryRow readRow(const fs::path& file, const fs::path& root) {
    SummaryRow row;
    row.folder = file.parent_path().lexically_relative(root);
    const bool isFailure = file.filename() == kFailureFile;
    try {
        const Json json = parseJson(readTextFile(file));
        if (isFailure) {
            row.scan = json.at("scan").get<std::string>();
            row.problem = json.at("problem").get<std::string>();
        } else {
            readResult(json, row);
            std::error_code error;
            row.hasPicture = fs::exists(file.parent_path() / kKeyPictureFile, error);
        }
    } catch (const Json::exception&) {
        row.problem = FileError(file, MessageId::FileNotReadable).what();
    } catch (const FileError& error) {
        row.problem = error.what();
    }
    return row;
}

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : " ") + part;
    }
    return all;
}

/// Returns a path as the address of a link: every byte but the unreserved ones of RFC 3986 and the
/// slash is written as a percent sign and two digits.
std::string address(const fs::path& path) {
    const std::u8string bytes = path.generic_u8string();
    std::string link;
    for (const char8_t byte : bytes) {
        const auto c = static_cast<char>(byte);
        const bool isPlain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                             (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' ||
                             c == '~' || c == '/';
        link += isPlain
                    ? std::string(1, c)
                    : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return link;
}

/// Says what was found in a scan, in words such as "2 regions, 5.3 ml: 4.1, 1.2".
std::string findingsText(const SummaryRow& row) {
    if (row.threshold < 0.0) {
        return "The model's card has no threshold for this mode.";
    }
    if (row.regions.empty()) {
        return row.strongestBelow
                   ? fmt::format(
                         "No region above the threshold; the strongest below it has a "
                         "score of up to {:.3g}.",
                         *row.strongestBelow)
                   : "No region.";
    }
    constexpr std::size_t kNamed = 5;
    std::string text = fmt::format("{} region{}, {:.1f} ml:", row.regions.size(),
                                   row.regions.size() == 1 ? "" : "s", sum(row.regions));
    for (std::size_t i = 0; i < std::min(kNamed, row.regions.size()); ++i) {
        text += fmt::format("{} {:.1f}", i == 0 ? "" : ",", row.regions[i]);
    }
    return row.regions.size() > kNamed
               ? fmt::format("{} and {} smaller", text, row.regions.size() - kNamed)
               : text;
}

std::string rowHtml(const SummaryRow& row) {
    const std::string name = escapedMarkup(displayPath(row.folder));
    if (row.problem) {
        return fmt::format(
            "<tr class=\"failed\"><td></td><td>{}</td><td colspan=\"3\">Not healed. {}</td></tr>\n",
            name, escapedMarkup(*row.problem));
    }
    const std::string picture =
        row.hasPicture ? fmt::format(
                             "<a href=\"{0}\"><img src=\"{0}\" alt=\"Axial, coronal and sagittal "
                             "slice through the strongest region of {1}\" loading=\"lazy\"></a>",
                             address(row.folder / kKeyPictureFile), name)
                       : "";
    const std::string threshold =
        row.threshold < 0.0 ? ""
        : row.level > 1.0
            ? fmt::format("{:.3g}, raised {:.1f} times for this scan", row.threshold, row.level)
            : fmt::format("{:.3g}", row.threshold);
    return fmt::format(
        "<tr><td>{}</td><td><a href=\"{}\">{}</a></td><td>{}{}</td><td>{}</td><td>{}</td></tr>\n",
        picture, address(row.folder / kResultFile), name, findingsText(row),
        row.place.empty() ? "" : "<br>" + escapedMarkup(row.place) + " (approximate)", threshold,
        escapedMarkup(joined(row.warnings)));
}

}  // namespace

std::vector<SummaryRow> readSummary(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code problem;
    for (fs::recursive_directory_iterator
             at(folder, fs::directory_options::skip_permission_denied, problem),
         end;
         !problem && at != end; at.increment(problem)) {
        const fs::path name = at->path().filename();
        if (name == kResultFile || name == kFailureFile) {
            files.push_back(at->path());
        }
    }
    if (problem) {
        throw FileError(folder, MessageId::FileMissingOrNotReadable);
    }
    if (files.empty()) {
        throw ScanError(folder, MessageId::SummaryNothing);
    }
    std::sort(files.begin(), files.end());
    std::vector<SummaryRow> rows;
    for (const fs::path& file : files) {
        std::error_code notThere;
        // A scan that failed after it had been healed before keeps its old results; the failure is
        // what a person has to know.
        if (file.filename() == kFailureFile ||
            !fs::exists(file.parent_path() / kFailureFile, notThere)) {
            rows.push_back(readRow(file, folder));
        }
    }
    return rows;
}

std::string summaryCsv(const std::vector<SummaryRow>& rows) {
    std::string csv =
        "folder,scan,healed,problem,model,threshold,level,regions,millilitres,"
        "largest_millilitres,place,strongest_below_threshold,seconds,warnings\r\n";
    for (const SummaryRow& row : rows) {
        csv += csvField(displayPath(row.folder)) + ',' + csvField(row.scan) + ',';
        if (row.problem) {
            csv += "no," + csvField(*row.problem) + ",,,,,,,,,,\r\n";
            continue;
        }
        csv +=
            fmt::format("yes,,{},{},{},{},{:.4f},{:.4f},{},{},{:.2f},{}\r\n", csvField(row.model),
                        row.threshold < 0.0 ? "" : fmt::format("{:.6g}", row.threshold),
                        fmt::format("{:.4g}", row.level), row.regions.size(), sum(row.regions),
                        row.regions.empty() ? 0.0 : row.regions.front(), csvField(row.place),
                        row.strongestBelow ? fmt::format("{:.6g}", *row.strongestBelow) : "",
                        row.seconds, csvField(joined(row.warnings)));
    }
    return csv;
}

std::string summaryHtml(const std::vector<SummaryRow>& rows) {
    const auto failed = std::count_if(
        rows.begin(), rows.end(), [](const SummaryRow& row) { return row.problem.has_value(); });
    const auto healed = static_cast<std::ptrdiff_t>(rows.size()) - failed;
    std::string page = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Healed scans</title>\n"
        "<style>\n"
        ":root {{ color-scheme: light dark; }}\n"
        "body {{ font: 15px/1.4 sans-serif; margin: 24px; }}\n"
        "table {{ border-collapse: collapse; }}\n"
        "th, td {{ border-bottom: 1px solid #888; padding: 8px; text-align: left; "
        "vertical-align: top; }}\n"
        "img {{ display: block; background: #000; max-width: 560px; }}\n"
        ".failed td {{ font-style: italic; }}\n"
        "</style>\n</head>\n<body>\n<h1>Healed scans</h1>\n"
        "<p>{} scan{} healed, {} not. Colours mark scores at or above the suggested threshold; the "
        "patient's right is on the left, and the face of the sagittal slice looks to the "
        "left.</p>\n"
        "<p><strong>{}</strong></p>\n<table>\n"
        "<tr><th>Strongest region</th><th>Scan</th><th>Findings</th><th>Threshold</th>"
        "<th>What to know</th></tr>\n",
        healed, healed == 1 ? "" : "s", failed, kNotice);
    for (const SummaryRow& row : rows) {
        page += rowHtml(row);
    }
    return page + "</table>\n</body>\n</html>\n";
}

void writeSummary(const fs::path& folder, const std::vector<SummaryRow>& rows) {
    writeTextAtomically(folder / kSummaryTableFile, summaryCsv(rows));
    writeTextAtomically(folder / kSummaryPageFile, summaryHtml(rows));
}

}  // namespace disyre
