// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/CaseFolder.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/image/ScanReader.h"
#include "core/platform/AtomicFile.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Orientation.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Returns the sub-folders of a folder, sorted by name.
std::vector<fs::path> foldersIn(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        if (entry.is_directory()) {
            folders.push_back(entry.path());
        }
    }
    if (error) {
        throw FileError(folder, MessageId::CasesFolderNotReadable, {error.message()});
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

/// Fills in what the case.json of a folder says.
void readCaseJson(const fs::path& file, CaseFiles& files) {
    const auto json = parseJson(readTextFile(file));
    try {
        if (json.at("format").get<std::string>() != kCaseFormat) {
            throw FileError(file, MessageId::CaseUnknown);
        }
        if (json.at("format_version").get<int>() > kCaseFormatVersion) {
            throw FileError(file, MessageId::CaseNewerVersion);
        }
        files.subject = json.value("subject", files.subject);
        files.kind = json.value("kind", files.kind);
        files.nearTraining = json.value("near_training", false);
        files.split = json.value("split", "");
    } catch (const Json::exception&) {
        throw FileError(file, MessageId::CaseDamaged);
    }
    // A case whose split is misspelt could be a test case. Test cases must stay closed until the
    // final measurement, so such a case is refused.
    if (!files.split.empty() && files.split != "validation" && files.split != "test") {
        throw FileError(file, MessageId::CaseSplitUnknown, {files.split});
    }
}

/// Returns the case in a folder, or nothing when the folder holds neither a scan nor a case.json.
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
            throw FileError(needed, MessageId::CaseFileMissing, {kCaseScanFile, kCaseLesionFile});
        }
    }
    if (fs::exists(folder / kCaseBrainFile)) {
        files.brain = folder / kCaseBrainFile;
    }
    return files;
}

Mask lesionMask(const Volume& scan, const fs::path& path, std::vector<Message>& warnings) {
    const Volume labels = readLabelsFor(scan, path, warnings);
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
        throw SettingsError(MessageId::CasesNoneOfSplit,
                            {displayPath(folder), split, list.leftClosed});
    }
    if (list.cases.empty()) {
        throw FileError(folder, MessageId::CasesNone, {kCaseScanFile, kCaseLesionFile});
    }
    return list;
}

CaseScan readCase(const CaseFiles& files) {
    CaseScan result;
    ScanInfo info;
    const Volume scan = readScan(files.scan, &info);
    result.warnings = info.warnings;
    const Orientation orientation = orientationOf(scan.affine);
    result.lesion = toRas(lesionMask(scan, files.lesion, result.warnings), orientation);
    if (!files.brain.empty()) {
        result.brain = toRas(
            brainFromLabels(readLabelsFor(scan, files.brain, result.warnings), 0, 0), orientation);
    }
    result.scan = toRas(scan);
    return result;
}

}  // namespace disyre
