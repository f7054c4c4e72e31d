// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingPlan.h"

#include <fmt/format.h>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/base/PathText.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;
constexpr const char* kPlanFormat = "disyre-plan";
constexpr std::pair<ScanUse, const char*> kUses[] = {{ScanUse::Training, "training"},
                                                     {ScanUse::Validation, "validation"},
                                                     {ScanUse::LeftOut, "left-out"}};

ScanUse useFromText(const std::string& text) {
    for (const auto& [use, name] : kUses) {
        if (text == name) {
            return use;
        }
    }
    throw SettingsError(MessageId::PlanUseUnknown, {text});
}

const char* textOf(ScanUse use) {
    for (const auto& [known, name] : kUses) {
        if (known == use) {
            return name;
        }
    }
    return "";
}

fs::path absoluteFrom(const fs::path& folder, const std::string& text) {
    return text.empty() ? fs::path() : (folder / pathFromUtf8(text)).lexically_normal();
}

std::string absoluteText(const fs::path& path) {
    return path.empty() ? std::string() : displayPath(fs::absolute(path).lexically_normal());
}

void checkPlan(const TrainingPlan& plan) {
    const auto require = [](bool holds, MessageId otherwise) {
        if (!holds) {
            throw SettingsError(otherwise);
        }
    };
    require(!plan.modality.empty(), MessageId::PlanNoModality);
    require(plan.spacing >= 0.1 && plan.spacing <= 20.0, MessageId::PlanSpacing);
    require(plan.upperQuantile > 0.0 && plan.upperQuantile <= 1.0, MessageId::PlanQuantile);
    require(plan.maskGrowth >= 0 && plan.maskGrowth <= 10, MessageId::PlanMaskGrowth);
    std::vector<std::string> subjects;
    std::vector<ScanUse> uses;
    for (const PlannedScan& scan : plan.scans) {
        require(!scan.scan.empty(), MessageId::PlanScanWithoutFile);
        require(!scan.subject.empty() || scan.use == ScanUse::LeftOut,
                MessageId::PlanScanWithoutSubject);
        subjects.push_back(scan.subject);
        uses.push_back(scan.use);
    }
    checkSplit(subjects, uses);
}

TrainingPlan planFromJson(const Json& json, const fs::path& folder) {
    TrainingPlan plan;
    plan.modality = json.at("modality").get<std::string>();
    plan.spacing = json.at("spacing_mm").get<double>();
    plan.upperQuantile = json.at("upper_quantile").get<double>();
    plan.maskGrowth = json.value("mask_growth", plan.maskGrowth);
    plan.dataDescription = json.value("data", std::string());
    plan.licence = json.value("licence", plan.licence);
    plan.mixedContrasts = json.value("mixed_contrasts", false);
    for (const Json& scan : json.at("scans")) {
        plan.scans.push_back({absoluteFrom(folder, scan.at("scan").get<std::string>()),
                              absoluteFrom(folder, scan.value("mask", std::string())),
                              scan.at("subject").get<std::string>(),
                              useFromText(scan.at("use").get<std::string>())});
    }
    return plan;
}

}  // namespace

TrainingPlan readTrainingPlan(const fs::path& path) {
    const Json json = parseJson(readTextFile(path));
    try {
        if (!json.is_object() || json.at("format").get<std::string>() != kPlanFormat) {
            throw FileError(path, MessageId::PlanUnknown);
        }
        if (json.at("format_version").get<int>() > TrainingPlan::kFormatVersion) {
            throw FileError(path, MessageId::FileNewerVersion);
        }
        TrainingPlan plan = planFromJson(json, fs::absolute(path).parent_path());
        checkPlan(plan);
        return plan;
    } catch (const Json::exception&) {
        throw FileError(path, MessageId::PlanDamaged);
    }
}

void writeTrainingPlan(const fs::path& path, const TrainingPlan& plan) {
    checkPlan(plan);
    Json scans = Json::array();
    for (const PlannedScan& scan : plan.scans) {
        Json entry = {{"scan", absoluteText(scan.scan)},
                      {"subject", scan.subject},
                      {"use", textOf(scan.use)}};
        if (!scan.mask.empty()) {
            entry["mask"] = absoluteText(scan.mask);
        }
        scans.push_back(std::move(entry));
    }
    const Json json = {{"format", kPlanFormat},
                       {"format_version", TrainingPlan::kFormatVersion},
                       {"modality", plan.modality},
                       {"spacing_mm", plan.spacing},
                       {"upper_quantile", plan.upperQuantile},
                       {"mask_growth", plan.maskGrowth},
                       {"data", plan.dataDescription},
                       {"licence", plan.licence},
                       {"mixed_contrasts", plan.mixedContrasts},
                       {"scans", std::move(scans)}};
    writeTextAtomically(path, jsonText(json, 2) + "\n");
}

}  // namespace disyre
