// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CaseFolder.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/HealthyScans.h"
#include "core/base/Error.h"
#include "core/image/Nifti.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/Orientation.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.is_directory()) {
            folders.push_back(entry.path());
        }
    }
    if (error) {
        throw FileError(folder, "cannot be read as a folder (" + error.message() + ")",
                        "Name a folder of cases.");
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

void readCaseJson(const fs::path& file, CaseFiles& files) {
    constexpr int kVersion = 1;
    const auto json = nlohmann::json::parse(readTextFile(file), nullptr, false);
    try {
        if (json.at("format").get<std::string>() != "disyre-case") {
            throw FileError(file, "describes no case", "Its format must be \"disyre-case\".");
        }
        if (json.at("format_version").get<int>() > kVersion) {
            throw FileError(file, "is of a newer version", "Use a newer version of this program.");
        }
        files.subject = json.value("subject", files.subject);
        files.kind = json.value("kind", files.kind);
        files.nearTraining = json.value("near_training", false);
        files.split = json.value("split", "");
    } catch (const nlohmann::json::exception&) {
        throw FileError(file, "is damaged", "It must be JSON with \"format\": \"disyre-case\".");
    }
    // An unknown mark must not be read as "not a test case".
    if (!files.split.empty() && files.split != "validation" && files.split != "test") {
        throw FileError(file, fmt::format("has the unknown split \"{}\"", files.split),
                        "It must be \"validation\" or \"test\".");
    }
}

std::optional<CaseFiles> caseIn(const fs::path& folder) {
    CaseFiles files;
    files.name = displayPath(folder.filename());
    files.subject = files.name;
    files.scan = folder / kCaseScanFile;
    files.lesion = folder / kCaseLesionFile;
    const bool described = fs::exists(folder / kCaseFile);
    if (!described && !fs::exists(files.scan)) {
        return std::nullopt;
    }
    if (described) {
        readCaseJson(folder / kCaseFile, files);
    }
    for (const fs::path& needed : {files.scan, files.lesion}) {
        if (!fs::exists(needed)) {
            throw FileError(needed, "does not exist",
                            fmt::format("A case needs {} and {}.", kCaseScanFile, kCaseLesionFile));
        }
    }
    if (fs::exists(folder / kCaseBrainFile)) {
        files.brain = folder / kCaseBrainFile;
    }
    return files;
}

Mask lesionMask(const Volume& scan, const fs::path& path) {
    const Volume labels = readLabelsFor(scan, path);
    Mask mask(labels.size);
    std::transform(labels.voxels.begin(), labels.voxels.end(), mask.voxels.begin(),
                   [](float value) -> std::uint8_t { return value > 0.0f ? 1 : 0; });
    return mask;
}

}  // namespace

CaseList findCases(const fs::path& folder, const std::string& split) {
    CaseList list;
    for (const fs::path& entry : foldersIn(folder)) {
        const std::optional<CaseFiles> found = caseIn(entry);
        if (!found) {
            continue;
        }
        const bool isTest = found->split == "test";
        if (split == "all" || isTest == (split == "test")) {
            list.cases.push_back(*found);
        } else {
            ++list.leftClosed;
        }
    }
    if (list.cases.empty() && list.leftClosed > 0) {
        throw SettingsError(
            fmt::format("\"{}\" holds no case of the split \"{}\", but {} of others, which stay "
                        "closed. Name another --split.",
                        displayPath(folder), split, list.leftClosed));
    }
    if (list.cases.empty()) {
        throw FileError(folder, "holds no case",
                        fmt::format("It must hold folders, each with {} and {}.", kCaseScanFile,
                                    kCaseLesionFile));
    }
    return list;
}

CaseScan readCase(const CaseFiles& files) {
    CaseScan result;
    ScanInfo info;
    const Volume scan = readScan(files.scan, &info);
    result.warnings = info.warnings;
    const Orientation orientation = orientationOf(scan.affine);
    result.lesion = toRas(lesionMask(scan, files.lesion), orientation);
    if (!files.brain.empty()) {
        result.brain =
            toRas(brainFromLabels(readLabelsFor(scan, files.brain), 0, 0), orientation);
    }
    result.scan = toRas(scan);
    return result;
}

}  // namespace disyre::app
