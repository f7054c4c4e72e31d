// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ValidationSources.h"

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/platform/AtomicFile.h"
#include "core/workflows/HealthyScans.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

constexpr const char* kSourcesFormat = "disyre-validation";

/// The path that a member names, relative to the list's folder; empty where there is no such
/// member.
fs::path pathOf(const Json& json, const char* member, const fs::path& folder) {
    const std::string text = json.value(member, std::string());
    return text.empty() ? fs::path() : (folder / pathFromUtf8(text)).lexically_normal();
}

std::vector<CaseFiles> healthyScans(const Json& json, const fs::path& folder) {
    HealthyScansOptions options;
    options.folder = displayPath(pathOf(json, "healthy", folder));
    options.masks = displayPath(pathOf(json, "masks", folder));
    options.subjects = displayPath(pathOf(json, "subjects", folder));
    const std::string use = json.value("use", std::string("validation"));
    options.withTest = use == "test";
    const HealthyScans found = findHealthyScans(options);
    std::vector<HealthyScan> chosen;
    if (options.subjects.empty()) {
        chosen = found.training;
        chosen.insert(chosen.end(), found.validation.begin(), found.validation.end());
    } else {
        chosen = use == "test" ? found.test : found.validation;
    }
    std::vector<CaseFiles> scans;
    for (const HealthyScan& healthy : chosen) {
        CaseFiles files;
        files.name = healthy.name;
        files.subject = healthy.name;
        files.scan = healthy.scan;
        files.brain = healthy.mask;
        files.kind = "healthy";
        scans.push_back(files);
    }
    return scans;
}

std::vector<CaseFiles> singleScans(const Json& json, const fs::path& folder) {
    std::vector<CaseFiles> scans;
    for (const Json& each : json) {
        CaseFiles files;
        files.scan = pathOf(each, "scan", folder);
        files.lesion = pathOf(each, "lesion", folder);
        files.brain = pathOf(each, "brain", folder);
        for (const fs::path& file : {files.scan, files.lesion, files.brain}) {
            if (!file.empty() && !fs::exists(file)) {
                throw FileError(file, MessageId::ValidationFileMissing);
            }
        }
        files.name = each.value("name", displayPath(files.scan.filename()));
        files.subject = each.value("subject", files.name);
        files.kind = each.value("kind", std::string(files.lesion.empty() ? "healthy" : "lesion"));
        scans.push_back(files);
    }
    return scans;
}

ValidationSource sourceFrom(const Json& json, const fs::path& folder) {
    ValidationSource source;
    source.name = json.at("name").get<std::string>();
    if (json.contains("cases")) {
        source.scans =
            findCases(pathOf(json, "cases", folder), json.value("split", std::string("validation")))
                .cases;
    } else if (json.contains("healthy")) {
        source.scans = healthyScans(json, folder);
        source.maskGrowth = json.value("mask_growth", 0);
        if (source.maskGrowth < 0 || source.maskGrowth > 10) {
            throw SettingsError(MessageId::PlanMaskGrowth);
        }
        constexpr int kClosing = 2;
        source.maskClosing = source.maskGrowth > 0 ? kClosing : 0;
    } else {
        source.scans = singleScans(json.at("scans"), folder);
    }
    if (source.scans.empty()) {
        throw SettingsError(MessageId::ValidationSourceEmpty, {source.name});
    }
    return source;
}

}  // namespace

std::vector<ValidationSource> readValidationSources(const fs::path& path) {
    const Json json = parseJson(readTextFile(path));
    try {
        if (!json.is_object() || json.at("format").get<std::string>() != kSourcesFormat) {
            throw FileError(path, MessageId::ValidationNotAList);
        }
        const fs::path folder = fs::absolute(path).parent_path();
        std::vector<ValidationSource> sources;
        for (const Json& each : json.at("sources")) {
            sources.push_back(sourceFrom(each, folder));
        }
        if (sources.empty()) {
            throw FileError(path, MessageId::ValidationNotAList);
        }
        return sources;
    } catch (const Json::exception&) {
        throw FileError(path, MessageId::ValidationNotAList);
    }
}

}  // namespace disyre
