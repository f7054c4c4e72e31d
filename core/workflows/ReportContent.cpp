// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ReportContent.h"

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/base/MessageJson.h"
#include "core/base/PathText.h"
#include "core/card/ModelStore.h"
#include "core/cases/CaseFile.h"
#include "core/findings/KeyPicture.h"
#include "core/platform/Sha256.h"
#include "core/platform/TemporaryFolder.h"
#include "core/workflows/ResultVolumes.h"
#include "core/workflows/ReviewFile.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

void readWarnings(const Json& json, ReportContent& content) {
    const auto sentences = json.at("warnings").get<std::vector<std::string>>();
    const Json messages = json.value("warning_messages", Json::array());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        content.warnings.push_back({sentences[i], messages.size() == sentences.size()
                                                      ? messageFromJson(messages[i])
                                                      : std::nullopt});
    }
}

std::optional<double> numberOrNothing(const Json& json) {
    return json.is_number() ? std::optional(json.get<double>()) : std::nullopt;
}

FindingRecord reportedFinding(const Json& json) {
    FindingRecord finding;
    finding.isBelow = !json.at("at_threshold").get<bool>();
    finding.millilitres = json.at("millilitres").get<double>();
    finding.extent = json.at("extent_mm").get<std::array<double, 3>>();
    finding.peakScore = json.at("peak_score").get<double>();
    finding.meanScore = json.at("mean_score").get<double>();
    finding.peak = json.at("peak_mm").get<std::array<double, 3>>();
    finding.centre = json.at("centre_mm").get<std::array<double, 3>>();
    finding.midlineDistance = numberOrNothing(json.at("midline_distance_mm"));
    finding.asymmetry = numberOrNothing(json.at("asymmetry"));
    if (const Json& place = json.at("place"); place.is_object()) {
        finding.place = PlaceRecord{place.at("side").get<std::string>(),
                                    place.at("lobe").get<std::string>(),
                                    place.at("structure").get<std::string>(),
                                    {},
                                    {}};
    }
    return finding;
}

/// Fills in what result.json tells. Throws Json::exception if it is of another form.
void readRecord(const Json& json, ReportContent& content) {
    content.scan = json.at("scan").get<std::string>();
    content.model = json.at("model").get<std::string>();
    content.modelSha256 = json.at("model_sha256").get<std::string>();
    HealingSettings& settings = content.settings;
    settings.score =
        scoreKindFromText(json.at("score").get<std::string>()).value_or(settings.score);
    settings.skip = json.at("skip").get<int>();
    settings.stride = json.at("stride_pixels").get<int>();
    settings.mirrored = json.at("mirrored").get<bool>();
    settings.smoothing = json.at("map_smoothing_mm").get<double>();
    settings.smoothingAcross = json.at("map_smoothing_across_mm").get<double>();
    content.device = json.at("device").get<std::string>();
    content.slices = json.at("slices").get<int>();
    content.seconds = json.at("seconds").get<double>();
    content.suggested = {
        json.at("model_threshold").get<double>(), json.at("scan_level").get<double>(),
        json.at("suggested_threshold").get<double>(), json.at("can_be_judged").get<bool>()};
    readWarnings(json, content);
    for (const Json& step : json.at("steps")) {
        content.steps.push_back({step.at("t").get<int>(), step.at("mean_gradient").get<double>()});
    }
    for (const Json& finding : json.at("findings")) {
        content.findings.push_back(reportedFinding(finding));
    }
    if (json.contains("alignment")) {
        const Json& alignment = json.at("alignment");
        content.alignment = {alignment.at("overlap").get<double>(),
                             alignment.at("mutual_information").get<double>(),
                             alignment.at("good").get<bool>()};
    }
}

FindingRecord recordOf(const ReviewedFinding& finding) {
    FindingRecord record;
    record.isBelow = finding.isBelow;
    record.millilitres = finding.millilitres;
    record.extent = finding.extent.value_or(std::array<double, 3>{});
    record.peakScore = finding.peakScore;
    record.meanScore = finding.meanScore;
    record.peak = finding.peak;
    record.centre = finding.peak;
    record.midlineDistance = finding.midlineDistance;
    record.asymmetry = finding.asymmetry;
    if (finding.place) {
        const AtlasRegion& region = finding.place->region;
        record.place = PlaceRecord{toText(region.side), region.lobe, region.structure, {}, {}};
    }
    return record;
}

/// Leaves the kept findings alone in the content, if anything was decided.
void readDecisions(const SavedReview& review, ReportContent& content) {
    const auto& findings = review.findings;
    if (std::none_of(findings.begin(), findings.end(), [](const ReviewedFinding& each) {
            return each.note.decision != FindingDecision::Open;
        })) {
        return;
    }
    content.findings.clear();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        switch (findings[i].note.decision) {
            case FindingDecision::Kept:
                content.findings.push_back(recordOf(findings[i]));
                content.notes.push_back(findings[i].note);
                content.numbers.push_back(static_cast<int>(i) + 1);
                break;
            case FindingDecision::Dismissed:
                ++content.dismissed;
                break;
            case FindingDecision::Open:
                ++content.undecided;
                break;
        }
    }
}

/// Fills in what the card of the model says, if that very model is here.
void readCard(ReportContent& content) {
    for (const StoredModel& model : listModels()) {
        if (!model.problem && model.card.weightsSha256 == content.modelSha256) {
            content.modelMeasures = model.card.measures;
            content.modelLimits = model.card.limits;
            return;
        }
    }
}

void addPictures(const ResultVolumes& volumes, ReportContent& content) {
    const auto add = [&](std::size_t finding, const Size3& voxel) {
        content.pictures.push_back(
            {finding, keyPicture(volumes.scan, volumes.map, 0.0, voxel),
             keyPicture(volumes.scan, volumes.map, content.suggested.threshold, voxel, 1.0, true),
             keyPicture(volumes.restored, volumes.map, 0.0, voxel)});
    };
    for (std::size_t i = 0; i < std::min(kPicturedFindings, content.findings.size()); ++i) {
        add(i, nearestVoxel(volumes.map, content.findings[i].peak));
    }
    if (content.findings.empty()) {
        add(0, leadingVoxel(volumes));
    }
}

/// @param elsewhere where the scan is now; empty for the place that result.json names.
ReportContent contentOfFolder(const fs::path& results, const fs::path& elsewhere,
                              const StopToken& stop) {
    const Json json = readResultRecord(results);
    ReportContent content;
    try {
        readRecord(json, content);
    } catch (const Json::exception&) {
        throw FileError(results / kResultFile, MessageId::ReportNoResult);
    }
    std::error_code error;
    if (fs::exists(results / kReviewFile, error)) {
        readDecisions(readReview(results), content);
    }
    readCard(content);
    const fs::path scanFile = elsewhere.empty() ? pathFromUtf8(content.scan) : elsewhere;
    if (fs::is_regular_file(scanFile, error)) {
        content.scanSha256 = sha256OfFile(scanFile);
    }
    stop.throwIfStopped();
    const ResultVolumes volumes = readResultVolumes(results, json, stop);
    content.isScanMissing = volumes.isScanMissing;
    addPictures(volumes, content);
    return content;
}

ReportContent contentOfCase(const fs::path& file, const StopToken& stop) {
    const CaseArchive archive(file);
    const CaseSummary summary = summaryOf(archive);
    if (!summary.hasResults) {
        throw FileError(file, MessageId::CaseFileNoResults);
    }
    const TemporaryFolder folder("report");
    unpackResults(archive, folder.path(), stop);
    fs::path scan = placeOf(summary.scan, file).value_or(fs::path());
    if (scan.empty() && !summary.scan.part.empty()) {
        scan = folder.path() / ("inside-" + fs::path(summary.scan.part).filename().string());
        archive.unpack(summary.scan.part, scan, stop);
    }
    return contentOfFolder(folder.path(), scan, stop);
}

}  // namespace

ReportContent readReportContent(const fs::path& results, const StopToken& stop) {
    return isCaseFile(results) ? contentOfCase(results, stop) : contentOfFolder(results, {}, stop);
}

}  // namespace disyre
