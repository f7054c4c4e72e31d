// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ReportContent.h"

#include <algorithm>
#include <cmath>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/card/ModelStore.h"
#include "core/findings/KeyPicture.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Sha256.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/DisplayRange.h"
#include "core/preprocess/Orientation.h"
#include "core/workflows/ScanSource.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

fs::path reportedPath(const std::string& utf8) {
    return std::u8string(utf8.begin(), utf8.end());
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
    content.warnings = json.at("warnings").get<std::vector<std::string>>();
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

/// Returns the scan in RAS order if it is still there and has the grid of the map.
std::optional<Volume> reportedScan(const Json& json, const fs::path& file, const Volume& map,
                                   const StopToken& stop) {
    try {
        SeriesChoice choice;
        choice.inFile.volume = json.value("scan_volume", 1);
        Volume scan = readScanSource(file, choice, {}, stop).volume;
        if (scan.size == map.size) {
            return scan;
        }
    } catch (const FileError&) {
        // It was moved or changed since it was healed; the report says so.
    }
    return std::nullopt;
}

/// Scales a volume in RAS order to intensities from 0, black, to 1, white.
void scale(Volume& ras, const IntensityRange& range) {
    for (float& value : ras.voxels) {
        value = scaleIntensity(value, range);
    }
}

/// Returns the voxel of a grid that holds a place, or the nearest one.
Size3 voxelAt(const Volume& ras, const std::array<double, 3>& millimetres) {
    const auto index = ras.indexAt(millimetres);
    Size3 voxel{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
        voxel[axis] = std::clamp(static_cast<int>(std::lround(index[axis])), 0, ras.size[axis] - 1);
    }
    return voxel;
}

void addPictures(const Volume& scan, const Volume& restored, const Volume& map,
                 ReportContent& content) {
    const auto add = [&](std::size_t finding, const Size3& voxel) {
        content.pictures.push_back({finding, keyPicture(scan, map, 0.0, voxel),
                                    keyPicture(scan, map, content.suggested.threshold, voxel),
                                    keyPicture(restored, map, 0.0, voxel)});
    };
    for (std::size_t i = 0; i < std::min(kPicturedFindings, content.findings.size()); ++i) {
        add(i, voxelAt(map, content.findings[i].peak));
    }
    if (content.findings.empty()) {
        add(0, {map.size[0] / 2, map.size[1] / 2, map.size[2] / 2});
    }
}

}  // namespace

ReportContent readReportContent(const fs::path& results, const StopToken& stop) {
    const fs::path record = results / kResultFile;
    const Json json = parseJson(readTextFile(record));
    ReportContent content;
    try {
        if (json.at("format") != "disyre-result") {
            throw FileError(record, MessageId::ReportNoResult);
        }
        if (json.at("format_version").get<int>() > 1) {
            throw FileError(record, MessageId::FileNewerVersion);
        }
        if (!json.contains("findings")) {
            throw FileError(record, MessageId::ReportOldResult);
        }
        readRecord(json, content);
    } catch (const Json::exception&) {
        throw FileError(record, MessageId::ReportNoResult);
    }
    readCard(content);
    const fs::path scanFile = reportedPath(content.scan);
    std::error_code error;
    if (fs::is_regular_file(scanFile, error)) {
        content.scanSha256 = sha256OfFile(scanFile);
    }
    stop.throwIfStopped();
    const Volume mapOnDisk = readScan(results / kAnomalyMapFile);
    const Volume map = toRas(mapOnDisk);
    Volume restored = toRas(readScan(results / kRestorationFile));
    if (restored.size != map.size) {
        throw FileError(results / kRestorationFile, MessageId::ReportOtherSize);
    }
    const std::optional<Volume> onDisk = reportedScan(json, scanFile, mapOnDisk, stop);
    content.isScanMissing = !onDisk;
    Volume scan = onDisk ? toRas(*onDisk) : restored;
    std::vector<Message> ignored;
    const IntensityRange range = displayRange(scan, findBrain(scan, ignored));
    scale(scan, range);
    scale(restored, range);
    addPictures(scan, restored, map, content);
    return content;
}

}  // namespace disyre
