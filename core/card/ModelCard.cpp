// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelCard.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/card/HealthyScoresJson.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

void require(bool holds, const std::string& what) {
    if (!holds) {
        throw SettingsError(what);
    }
}

constexpr std::pair<OutputForm, const char*> kOutputForms[] = {
    {OutputForm::Direct, "direct"},
    {OutputForm::Residual, "residual"},
    {OutputForm::ScaledResidual, "scaled-residual"}};

Architecture architectureFromJson(const Json& json) {
    Architecture net;
    net.channels = json.at("channels").get<std::vector<int>>();
    net.attention = json.at("attention").get<std::vector<bool>>();
    net.midAttention = json.at("mid_attention").get<bool>();
    net.blocksPerLevel = json.at("blocks_per_level").get<int>();
    net.headWidth = json.at("head_width").get<int>();
    net.normGroups = json.at("norm_groups").get<int>();
    net.output = outputFormFromText(json.at("output").get<std::string>());
    net.neighbours = json.value("neighbours", 0);
    require(net.neighbours >= 0 && net.neighbours <= kMostNeighbours,
            fmt::format("a network sees 0 to {} slices on either side", kMostNeighbours));
    require(!net.channels.empty() && net.channels.size() <= 8, "a network has 1 to 8 levels");
    require(net.attention.size() == net.channels.size(), "attention is given for each level");
    require(net.blocksPerLevel >= 1 && net.blocksPerLevel <= 8, "a level has 1 to 8 blocks");
    require(net.normGroups >= 1 && net.headWidth >= 1, "groups and head width are at least 1");
    for (const int width : net.channels) {
        require(width >= 1 && width <= 2048, "a level has 1 to 2048 channels");
        require(width % net.normGroups == 0, "channels are divisible by the norm groups");
        require(width % net.headWidth == 0, "channels are divisible by the head width");
    }
    require(net.channels.front() % 2 == 0, "the first level has an even number of channels");
    return net;
}

Json architectureToJson(const Architecture& net) {
    Json json = {{"channels", net.channels},
                 {"attention", net.attention},
                 {"mid_attention", net.midAttention},
                 {"blocks_per_level", net.blocksPerLevel},
                 {"head_width", net.headWidth},
                 {"norm_groups", net.normGroups},
                 {"output", toText(net.output)}};
    if (net.neighbours > 0) {
        json["neighbours"] = net.neighbours;
    }
    return json;
}

ModelRecord recordFromJson(const Json& json) {
    ModelRecord record;
    record.programVersion = json.value("program_version", std::string());
    record.made = json.value("made", std::string());
    const Json scans = json.value("scans", Json::object());
    record.scans = {scans.value("training_subjects", 0), scans.value("training_scans", 0),
                    scans.value("validation_subjects", 0), scans.value("validation_scans", 0)};
    record.settings = json.value("settings", record.settings);
    record.figures = json.value("figures", record.figures);
    record.hashes = json.value("hashes", record.hashes);
    record.notes = json.value("notes", std::string());
    return record;
}

Json recordToJson(const ModelRecord& record) {
    return {{"program_version", record.programVersion},
            {"made", record.made},
            {"scans",
             {{"training_subjects", record.scans.trainingSubjects},
              {"training_scans", record.scans.trainingScans},
              {"validation_subjects", record.scans.validationSubjects},
              {"validation_scans", record.scans.validationScans}}},
            {"settings", record.settings},
            {"figures", record.figures},
            {"hashes", record.hashes},
            {"notes", record.notes}};
}

/// Cards of before there was one threshold for each way of healing.
HealthyScores earlierHealthyScores(const Json& card) {
    auto scores = card.value("record", Json::object()).get<HealthyScores>();
    scores.threshold = card.at("suggested_threshold").get<double>();
    scores.rule = card.value("threshold_rule", std::string());
    return scores;
}

ModelCard cardFromJson(const Json& json) {
    ModelCard card;
    card.name = json.at("name").get<std::string>();
    // Cards of before there were other methods lack it.
    card.method = methodFromText(json.value("method", toText(Method::Disyre)));
    card.modality = json.at("modality").get<std::string>();
    card.skullStripped = json.at("skull_stripped").get<bool>();
    card.plane = json.at("plane").get<std::string>();
    card.spacing = json.at("spacing_mm").get<std::array<double, 3>>();
    card.patch = json.at("patch_pixels").get<int>();
    card.intensity.upperQuantile = json.at("intensity").at("upper_quantile").get<double>();
    card.intensity.insideMask = json.at("intensity").at("inside_mask").get<bool>();
    card.maskRule = json.at("mask").get<std::string>();
    card.schedule.steps = json.at("schedule").at("T").get<int>();
    card.schedule.betaFirst = json.at("schedule").at("beta_first").get<double>();
    card.schedule.betaLast = json.at("schedule").at("beta_last").get<double>();
    card.schedule.kind =
        scheduleKindFromText(json.at("schedule").at("kind").get<std::string>());
    const auto order = json.at("condition_order").get<std::string>();
    require(order == "rising" || order == "falling",
            "the condition order \"" + order + "\" is unknown");
    card.condition = order == "rising" ? ConditionOrder::Rising : ConditionOrder::Falling;
    card.architecture = architectureFromJson(json.at("architecture"));
    card.data = json.at("data").get<std::string>();
    card.training = json.value("training", std::string());
    card.licence = json.at("licence").get<std::string>();
    card.intendedUse = json.value("intended_use", std::string());
    card.measures = json.value("measures", std::string());
    card.limits = json.value("limits", std::string());
    card.mapSmoothingMillimetres = json.value("map_smoothing_mm", 0.0);
    card.mapSmoothingAcrossMillimetres = json.value("map_smoothing_across_mm", 0.0);
    card.healthy = json.value("healthy_scores", Json::array()).get<std::vector<HealthyScores>>();
    if (card.healthy.empty() && json.value("suggested_threshold", -1.0) >= 0.0) {
        card.healthy.push_back(earlierHealthyScores(json));
    }
    card.parameters = json.at("parameters").get<std::int64_t>();
    card.weightsSha256 = json.at("weights_sha256").get<std::string>();
    if (json.contains("record")) {
        card.record = recordFromJson(json.at("record"));
    }

    for (const double mm : card.spacing) {
        require(mm >= 0.1 && mm <= 20.0, "a spacing lies between 0.1 and 20 mm");
    }
    for (const double smoothing :
         {card.mapSmoothingMillimetres, card.mapSmoothingAcrossMillimetres}) {
        require(
            smoothing >= 0.0 && smoothing <= kLargestMapSmoothing,
            fmt::format("the smoothing of the map lies between 0 and {} mm", kLargestMapSmoothing));
    }
    require(card.plane == "axial", "only axial models can be used");
    require(card.patch >= 8 && card.patch <= 1024, "a patch has 8 to 1024 pixels a side");
    require(card.patch % card.architecture.sideDivisor() == 0,
            fmt::format("the patch is divisible by {}", card.architecture.sideDivisor()));
    require(card.intensity.upperQuantile > 0.0 && card.intensity.upperQuantile <= 1.0,
            "a quantile lies in (0, 1]");
    require(!predictsMask(card.method) || card.architecture.output == OutputForm::Direct,
            "a network that predicts the anomaly's mask has the output form \"direct\"");
    (void)Schedule(card.schedule);
    return card;
}

}  // namespace

const HealthyScores* healthyScoresFor(const ModelCard& card, const std::string& scoring) {
    const auto at = [&card](const std::string& wanted) {
        return std::find_if(card.healthy.begin(), card.healthy.end(), [&](const HealthyScores& one) {
            return one.scoring == wanted;
        });
    };
    auto found = at(scoring);
    if (found == card.healthy.end()) {
        found = at({});
    }
    return found == card.healthy.end() ? nullptr : &*found;
}

void keepHealthyScores(ModelCard& card, HealthyScores scores) {
    std::erase_if(card.healthy, [](const HealthyScores& one) { return one.scoring.empty(); });
    for (HealthyScores& one : card.healthy) {
        if (one.scoring == scores.scoring) {
            one = std::move(scores);
            return;
        }
    }
    card.healthy.push_back(std::move(scores));
}

int conditionOf(const ModelCard& card, int t) {
    if (!usesCondition(card.method)) {
        return 0;
    }
    return card.condition == ConditionOrder::Rising ? t - 1 : card.schedule.steps - t;
}

std::string toText(OutputForm form) {
    for (const auto& [known, name] : kOutputForms) {
        if (known == form) {
            return name;
        }
    }
    return {};
}

OutputForm outputFormFromText(const std::string& text) {
    for (const auto& [known, name] : kOutputForms) {
        if (text == name) {
            return known;
        }
    }
    throw SettingsError("the output form \"" + text + "\" is unknown");
}

std::string modelCardToJson(const ModelCard& card) {
    Json json = {
        {"format", "disyre-model"},
        {"format_version", ModelCard::kFormatVersion},
        {"name", card.name},
        {"method", toText(card.method)},
        {"modality", card.modality},
        {"skull_stripped", card.skullStripped},
        {"plane", card.plane},
        {"spacing_mm", card.spacing},
        {"patch_pixels", card.patch},
        {"intensity",
         {{"upper_quantile", card.intensity.upperQuantile},
          {"inside_mask", card.intensity.insideMask}}},
        {"mask", card.maskRule},
        {"schedule",
         {{"T", card.schedule.steps},
          {"beta_first", card.schedule.betaFirst},
          {"beta_last", card.schedule.betaLast},
          {"kind", toText(card.schedule.kind)}}},
        {"condition_order", card.condition == ConditionOrder::Rising ? "rising" : "falling"},
        {"architecture", architectureToJson(card.architecture)},
        {"data", card.data},
        {"training", card.training},
        {"licence", card.licence},
        {"intended_use", card.intendedUse},
        {"measures", card.measures},
        {"limits", card.limits},
        {"map_smoothing_mm", card.mapSmoothingMillimetres},
        {"map_smoothing_across_mm", card.mapSmoothingAcrossMillimetres},
        {"healthy_scores", card.healthy},
        {"parameters", card.parameters},
        {"weights_sha256", card.weightsSha256}};
    if (!(card.record == ModelRecord{})) {
        json["record"] = recordToJson(card.record);
    }
    return json.dump(2) + "\n";
}

ModelCard modelCardFromJson(const std::string& text, const fs::path& source) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", std::string()) != "disyre-model") {
        throw ModelError(source, "is no model card of this program",
                         "Choose a folder with card.json and weights.safetensors.");
    }
    try {
        const int version = json.at("format_version").get<int>();
        if (version > ModelCard::kFormatVersion) {
            throw ModelError(source,
                             fmt::format("was written by a newer version (format {}, this "
                                         "program reads up to {})",
                                         version, ModelCard::kFormatVersion),
                             "Update the program.");
        }
        return cardFromJson(json);
    } catch (const nlohmann::json::exception&) {
        throw ModelError(source, "is an incomplete model card, or one with a field of a wrong type");
    } catch (const SettingsError& error) {
        throw ModelError(source, std::string("is a wrong model card: ") + error.what());
    }
}

fs::path modelFolder(const fs::path& model) {
    const fs::path name = model.filename();
    return name == kCardFile || name == kWeightsFile ? model.parent_path() : model;
}

ModelCard readModelCard(const fs::path& model) {
    const fs::path folder = modelFolder(model);
    std::error_code error;
    if (!fs::is_directory(folder, error) && !folder.empty()) {
        throw ModelError(model, fs::exists(model, error) ? "is no model" : "does not exist",
                         "A model is a folder with card.json and weights.safetensors.");
    }
    const fs::path path = folder / kCardFile;
    if (!fs::is_regular_file(path, error)) {
        throw ModelError(model, "holds no card.json",
                         "A model is a folder with card.json and weights.safetensors.");
    }
    return modelCardFromJson(readTextFile(path), path);
}

void writeModelCard(const fs::path& folder, const ModelCard& card) {
    writeTextAtomically(folder / kCardFile, modelCardToJson(card));
}

}  // namespace disyre
