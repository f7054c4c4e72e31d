// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/TrainingPlan.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "disyre-plan";
constexpr std::pair<ScanUse, const char*> kUses[] = {{ScanUse::Training, "training"},
                                                     {ScanUse::Validation, "validation"},
                                                     {ScanUse::LeftOut, "left-out"}};

ScanUse useFromText(const std::string& text) {
    for (const auto& [use, name] : kUses) {
        if (text == name) {
            return use;
        }
    }
    throw SettingsError("The use \"" + text + "\" of a scan is unknown.");
}

const char* textOf(ScanUse use) {
    for (const auto& [known, name] : kUses) {
        if (known == use) {
            return name;
        }
    }
    return "";
}

fs::path pathFrom(const std::string& text) {
    return fs::path(std::u8string(text.begin(), text.end()));
}

fs::path absoluteFrom(const fs::path& folder, const std::string& text) {
    return text.empty() ? fs::path() : (folder / pathFrom(text)).lexically_normal();
}

std::string absoluteText(const fs::path& path) {
    return path.empty() ? std::string() : displayPath(fs::absolute(path).lexically_normal());
}

void checkPlan(const TrainingPlan& plan) {
    const auto require = [](bool holds, const char* sentence) {
        if (!holds) {
            throw SettingsError(sentence);
        }
    };
    require(!plan.modality.empty(), "Training needs the name of the scans' modality.");
    require(plan.spacing >= 0.1 && plan.spacing <= 20.0, "A spacing lies between 0.1 and 20 mm.");
    require(plan.upperQuantile > 0.0 && plan.upperQuantile <= 1.0, "A quantile lies in (0, 1].");
    require(plan.maskGrowth >= 0 && plan.maskGrowth <= 10, "Masks grow by 0 to 10 voxels.");
    std::vector<std::string> subjects;
    std::vector<ScanUse> uses;
    for (const PlannedScan& scan : plan.scans) {
        require(!scan.scan.empty(), "A scan of the plan has no file.");
        require(!scan.subject.empty() || scan.use == ScanUse::LeftOut,
                "A scan of the plan has no subject. Name whose it is, or leave it out.");
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
    const Json json = Json::parse(readTextFile(path), nullptr, false);
    try {
        if (!json.is_object() || json.at("format").get<std::string>() != kFormat) {
            throw FileError(path, "is no training plan of this program");
        }
        if (json.at("format_version").get<int>() > TrainingPlan::kFormatVersion) {
            throw FileError(path, "was written by a newer version", "Update the program.");
        }
        TrainingPlan plan = planFromJson(json, fs::absolute(path).parent_path());
        checkPlan(plan);
        return plan;
    } catch (const nlohmann::json::exception&) {
        throw FileError(path, "is a damaged training plan, or one of another program",
                        "Make the plan again.");
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
    const Json json = {{"format", kFormat},
                       {"format_version", TrainingPlan::kFormatVersion},
                       {"modality", plan.modality},
                       {"spacing_mm", plan.spacing},
                       {"upper_quantile", plan.upperQuantile},
                       {"mask_growth", plan.maskGrowth},
                       {"data", plan.dataDescription},
                       {"licence", plan.licence},
                       {"mixed_contrasts", plan.mixedContrasts},
                       {"scans", std::move(scans)}};
    writeTextAtomically(path,
                        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace disyre
