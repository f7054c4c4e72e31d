// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/card/ModelCard.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Error.h"
#include "core/base/Json.h"
#include "core/base/MessageId.h"
#include "core/card/HealthyScoresJson.h"
#include "core/platform/AtomicFile.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

void require(bool holds, MessageId otherwise, std::vector<MessageArgument> arguments = {}) {
    if (!holds) {
        throw SettingsError(otherwise, std::move(arguments));
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
    require(net.neighbours >= 0 && net.neighbours <= kMostNeighbours, MessageId::CardNeighbours,
            {kMostNeighbours});
    require(!net.channels.empty() && net.channels.size() <= 8, MessageId::CardLevels);
    require(net.attention.size() == net.channels.size(), MessageId::CardAttention);
    require(net.blocksPerLevel >= 1 && net.blocksPerLevel <= 8, MessageId::CardBlocks);
    require(net.normGroups >= 1 && net.headWidth >= 1, MessageId::CardGroups);
    for (const int width : net.channels) {
        require(width >= 1 && width <= 2048, MessageId::CardChannels);
        require(width % net.normGroups == 0, MessageId::CardChannelsByGroups);
        require(width % net.headWidth == 0, MessageId::CardChannelsByHeadWidth);
    }
    require(net.channels.front() % 2 == 0, MessageId::CardFirstLevel);
    return net;
}

Json architectureToJson(const Architecture& net) {
    Json json = {{"channels", net.channels},          {"attention", net.attention},
                 {"mid_attention", net.midAttention}, {"blocks_per_level", net.blocksPerLevel},
                 {"head_width", net.headWidth},       {"norm_groups", net.normGroups},
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

WholeSliceSettings wholeSliceFromJson(const Json& json) {
    WholeSliceSettings settings;
    settings.width = json.at("width").get<double>();
    settings.divergenceWeight = json.value("divergence_weight", settings.divergenceWeight);
    settings.firstChannels = json.value("first_channels", settings.firstChannels);
    settings.innerChannels = json.value("inner_channels", settings.innerChannels);
    settings.drawsLatentWhenScoring =
        json.value("draws_latent_when_scoring", settings.drawsLatentWhenScoring);
    settings.ssimRange = json.value("ssim_range", settings.ssimRange);
    settings.variationWeight = json.value("variation_weight", settings.variationWeight);
    settings.restorationSteps = json.value("restoration_steps", settings.restorationSteps);
    settings.encoder = featureEncoderFromText(json.value("encoder", toText(settings.encoder)));
    settings.encoderIsTrained = json.value("encoder_is_trained", settings.encoderIsTrained);
    settings.encoderStaysFixed = json.value("encoder_stays_fixed", settings.encoderStaysFixed);
    settings.maximisesEntropy = json.value("maximises_entropy", settings.maximisesEntropy);
    require(settings.width > 0.0 && settings.width <= 1.0, MessageId::CardWholeSliceWidth);
    return settings;
}

Json wholeSliceToJson(const WholeSliceSettings& settings) {
    return {{"width", settings.width},
            {"divergence_weight", settings.divergenceWeight},
            {"first_channels", settings.firstChannels},
            {"inner_channels", settings.innerChannels},
            {"draws_latent_when_scoring", settings.drawsLatentWhenScoring},
            {"ssim_range", settings.ssimRange},
            {"variation_weight", settings.variationWeight},
            {"restoration_steps", settings.restorationSteps},
            {"encoder", toText(settings.encoder)},
            {"encoder_is_trained", settings.encoderIsTrained},
            {"encoder_stays_fixed", settings.encoderStaysFixed},
            {"maximises_entropy", settings.maximisesEntropy}};
}

/// Reads the scores of a card from before each way of healing had its own threshold.
HealthyScores earlierHealthyScores(const Json& card) {
    auto scores = card.value("record", Json::object()).get<HealthyScores>();
    scores.threshold = card.at("suggested_threshold").get<double>();
    scores.rule = card.value("threshold_rule", std::string());
    return scores;
}

ModelCard cardFromJson(const Json& json) {
    ModelCard card;
    card.name = json.at("name").get<std::string>();
    // Cards from before there were other methods lack this field.
    card.method = methodFromText(json.value("method", toText(Method::Disyre)));
    card.modality = json.at("modality").get<std::string>();
    card.skullStripped = json.at("skull_stripped").get<bool>();
    card.plane = json.at("plane").get<std::string>();
    card.spacing = json.at("spacing_mm").get<std::array<double, 3>>();
    card.patch = json.at("patch_pixels").get<int>();
    card.intensity.upperQuantile = json.at("intensity").at("upper_quantile").get<double>();
    card.intensity.insideMask = json.at("intensity").at("inside_mask").get<bool>();
    card.intensity.quantileValue = json.at("intensity").value("quantile_value", 1.0);
    card.intensity.correctsBias = json.at("intensity").value("bias_corrected", false);
    card.maskRule = json.at("mask").get<std::string>();
    card.schedule.steps = json.at("schedule").at("T").get<int>();
    card.schedule.betaFirst = json.at("schedule").at("beta_first").get<double>();
    card.schedule.betaLast = json.at("schedule").at("beta_last").get<double>();
    card.schedule.kind = scheduleKindFromText(json.at("schedule").at("kind").get<std::string>());
    const auto order = json.at("condition_order").get<std::string>();
    require(order == "rising" || order == "falling", MessageId::CardConditionOrder, {order});
    card.condition = order == "rising" ? ConditionOrder::Rising : ConditionOrder::Falling;
    card.architecture = architectureFromJson(json.at("architecture"));
    if (seesWholeSlices(card.method)) {
        card.wholeSlice = wholeSliceFromJson(json.at("whole_slice"));
    }
    card.data = json.at("data").get<std::string>();
    card.training = json.value("training", std::string());
    if (json.contains("training_ages_years")) {
        card.trainingAges = json.at("training_ages_years").get<std::array<double, 2>>();
    }
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
        require(mm >= 0.1 && mm <= 20.0, MessageId::CardSpacing);
    }
    for (const double smoothing :
         {card.mapSmoothingMillimetres, card.mapSmoothingAcrossMillimetres}) {
        require(smoothing >= 0.0 && smoothing <= kLargestMapSmoothing, MessageId::CardSmoothing,
                {kLargestMapSmoothing});
    }
    require(card.plane == "axial", MessageId::CardPlane);
    require(card.patch >= 8 && card.patch <= 1024, MessageId::CardPatch);
    require(card.patch % card.architecture.sideDivisor() == 0, MessageId::CardPatchDivisor,
            {card.architecture.sideDivisor()});
    require(card.intensity.upperQuantile > 0.0 && card.intensity.upperQuantile <= 1.0,
            MessageId::CardQuantile);
    require(card.intensity.quantileValue > 0.0 && card.intensity.quantileValue <= 1.0,
            MessageId::CardQuantileValue);
    require(!predictsMask(card.method) || card.architecture.output == OutputForm::Direct,
            MessageId::CardMaskOutput);
    (void)Schedule(card.schedule);
    return card;
}

}  // namespace

const HealthyScores* healthyScoresFor(const ModelCard& card, const std::string& scoring) {
    const auto at = [&card](const std::string& wanted) {
        return std::find_if(card.healthy.begin(), card.healthy.end(),
                            [&](const HealthyScores& one) { return one.scoring == wanted; });
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

bool keepsThickSlices(const ModelCard& card, double sliceSpacing) {
    // File headers store the spacing in single precision, so 3 mm may read as 3.0000001 mm.
    return sliceSpacing > 1.5 * card.spacing[2] + 1e-3;
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
    throw SettingsError(MessageId::CardOutputForm, {text});
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
          {"inside_mask", card.intensity.insideMask},
          {"quantile_value", card.intensity.quantileValue},
          {"bias_corrected", card.intensity.correctsBias}}},
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
    if (card.trainingAges) {
        json["training_ages_years"] = *card.trainingAges;
    }
    if (seesWholeSlices(card.method)) {
        json["whole_slice"] = wholeSliceToJson(card.wholeSlice);
    }
    if (!(card.record == ModelRecord{})) {
        json["record"] = recordToJson(card.record);
    }
    return jsonText(json, 2) + "\n";
}

ModelCard modelCardFromJson(const std::string& text, const fs::path& source) {
    const Json json = parseJson(text);
    if (!json.is_object() || json.value("format", std::string()) != "disyre-model") {
        throw ModelError(source, MessageId::CardUnknown);
    }
    try {
        const int version = json.at("format_version").get<int>();
        if (version > ModelCard::kFormatVersion) {
            throw ModelError(source, MessageId::CardNewerVersion,
                             {version, ModelCard::kFormatVersion});
        }
        return cardFromJson(json);
    } catch (const Json::exception&) {
        throw ModelError(source, MessageId::CardIncomplete);
    } catch (const SettingsError& error) {
        throw ModelError(source, MessageId::CardWrong, {error.message()});
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
        throw ModelError(
            model, fs::exists(model, error) ? MessageId::ModelUnknown : MessageId::ModelMissing);
    }
    const fs::path path = folder / kCardFile;
    if (!fs::is_regular_file(path, error)) {
        throw ModelError(model, MessageId::ModelNoCard);
    }
    return modelCardFromJson(readTextFile(path), path);
}

void writeModelCard(const fs::path& folder, const ModelCard& card) {
    writeTextAtomically(folder / kCardFile, modelCardToJson(card));
}

}  // namespace disyre
