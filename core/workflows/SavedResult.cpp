// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/SavedResult.h"

#include <algorithm>
#include <array>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/healing/ResultFiles.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

constexpr const char* kResultFormat = "disyre-result";
constexpr int kResultVersion = 1;
constexpr std::array<const char*, 8> kHealingFiles{kAnomalyMapFile, kRestorationFile, kStepsFile,
                                                   kFindingsFile,   kLabelsFile,      kResultFile,
                                                   kRegionFile,     kBrainMaskFile};

bool isThere(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error);
}

/// The scan that result.json names. Its path may be relative to where the program was started, or
/// the scan may have been moved together with the results.
ReviewedScan scanOfResult(const Json& json, const fs::path& folder) {
    ReviewedScan scan;
    scan.volume = json.value("scan_volume", 1);
    scan.series = json.value("scan_series", 0);
    const auto text = json.at("scan").get<std::string>();
    if (text == "sample") {
        return scan;
    }
    const fs::path named = pathFromUtf8(text);
    for (const fs::path& file :
         {named, folder / named.filename(), folder.parent_path() / named.filename()}) {
        if (isThere(file)) {
            scan.file = file;
            return scan;
        }
    }
    scan.file = named;
    return scan;
}

SavedResult resultOf(const Json& json, const fs::path& folder) {
    SavedResult result;
    result.folder = folder;
    result.model = json.at("model").get<std::string>();
    result.modelSha256 = json.value("model_sha256", std::string());
    result.device = json.value("device", std::string());
    result.seconds = json.value("seconds", 0.0);
    result.slices = json.value("slices", 0);
    for (const Json& step : json.at("steps")) {
        result.steps.push_back({step.at("t").get<int>(), step.at("mean_gradient").get<double>()});
        result.review.ts.push_back(result.steps.back().t);
    }
    result.review.scan = scanOfResult(json, folder);
    const double suggested = json.value("suggested_threshold", -1.0);
    const double level = json.value("scan_level", 1.0);
    // Results of earlier versions hold the raised threshold alone.
    const double ofModel = json.value("model_threshold", level > 0.0 ? suggested / level : -1.0);
    result.review.threshold = {
        suggested, false, {ofModel, level, suggested, json.value("can_be_judged", true)}};
    return result;
}

Volume readOnGridOf(const Volume& scan, const fs::path& file) {
    if (!isThere(file)) {
        throw FileError(file, MessageId::SavedFileMissing);
    }
    // A map or a mask may be the same everywhere, which a scan may not.
    Volume volume;
    try {
        volume = readScan(file);
    } catch (const ConstantScanError&) {
        volume = Volume(scan.size, scan.affine);
    }
    if (volume.size != scan.size) {
        throw FileError(file, MessageId::SavedOtherSize);
    }
    return volume;
}

}  // namespace

bool isResultFolder(const fs::path& folder) {
    return isThere(folder / kResultFile) || isThere(folder / kAnomalyMapFile);
}

bool hasResultRecord(const fs::path& folder) {
    return isThere(folder / kResultFile);
}

bool isResultFile(const fs::path& file) {
    const auto named = [&file](const char* name) { return file.filename() == name; };
    return std::any_of(kHealingFiles.begin(), kHealingFiles.end(), named) || named(kReviewFile) ||
           named(kPaintedAreasFile);
}

SavedResult readSavedResult(const fs::path& folder) {
    const fs::path file = folder / kResultFile;
    if (!isThere(file)) {
        throw FileError(file, MessageId::SavedFileMissing);
    }
    const Json json = parseJson(readTextFile(file));
    SavedResult result;
    try {
        if (json.at("format").get<std::string>() != kResultFormat) {
            throw FileError(file, MessageId::SavedDamaged);
        }
        if (json.at("format_version").get<int>() > kResultVersion) {
            throw FileError(file, MessageId::FileNewerVersion);
        }
        result = resultOf(json, folder);
    } catch (const Json::exception&) {
        throw FileError(file, MessageId::SavedDamaged);
    }
    if (isThere(folder / kReviewFile)) {
        result.review = readReview(folder);
        result.isReviewed = true;
    }
    const fs::path& scan = result.review.scan.file;
    if (!scan.empty() && !isThere(scan)) {
        throw FileError(folder, MessageId::SavedScanMissing, {scan});
    }
    return result;
}

SavedVolumes readSavedVolumes(const fs::path& folder, const Volume& scan) {
    SavedVolumes volumes;
    volumes.map = readOnGridOf(scan, folder / kAnomalyMapFile);
    volumes.restoration = readOnGridOf(scan, folder / kRestorationFile);
    if (isThere(folder / kBrainMaskFile)) {
        volumes.brain = readOnGridOf(scan, folder / kBrainMaskFile);
    }
    if (isThere(folder / kPaintedAreasFile)) {
        volumes.paintedAreas = readOnGridOf(scan, folder / kPaintedAreasFile);
    }
    if (isThere(folder / kLabelsFile)) {
        volumes.findings = readOnGridOf(scan, folder / kLabelsFile);
    }
    return volumes;
}

std::vector<fs::path> copySavedResult(const fs::path& from, const fs::path& to) {
    createFolder(to);
    std::error_code error;
    const bool isSame = fs::equivalent(from, to, error);
    std::vector<fs::path> files;
    for (const char* name : kHealingFiles) {
        const fs::path source = from / name;
        const fs::path target = to / name;
        if (isThere(source)) {
            if (!isSame) {
                AtomicFile file(target);
                fs::copy_file(source, file.temporaryPath(), fs::copy_options::overwrite_existing,
                              error);
                if (error) {
                    throw FileError(target, MessageId::FileNotWritten, {error.message()});
                }
                file.commit();
            }
            files.push_back(target);
        } else if (!isSame) {
            fs::remove(target, error);
        }
    }
    return files;
}

}  // namespace disyre
