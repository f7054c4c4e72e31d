// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/training/Checkpoint.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/model/TensorStorage.h"

namespace disyre {

namespace {

constexpr const char* kMetadataKey = "disyre";
constexpr int kFormatVersion = 4;
constexpr int kWithoutPartialSteps = 3;

nlohmann::json scannerVariationToJson(const ScannerVariation& scanner) {
    return {{"shading", scanner.shading},
            {"contrast", scanner.contrast},
            {"rician", scanner.rician},
            {"coarse", scanner.coarse},
            {"thick_slices", scanner.thickSlices}};
}

nlohmann::json anomalyKindsToJson(const AnomalyKinds& kinds) {
    return {{"brightness", kinds.brightness},
            {"deformation", kinds.deformation},
            {"blur", kinds.blur},
            {"spots", kinds.spots}};
}

/// Returns the settings that must agree for a resumed run to equal a run without a break.
nlohmann::json settingsToJson(const ModelCard& card, const TrainingSettings& settings) {
    ModelCard comparable = card;
    comparable.weightsSha256.clear();
    comparable.parameters = 0;
    comparable.record = {};
    return {{"steps", settings.steps},
            {"batch", settings.batch},
            {"micro_batch", settings.microBatch},
            {"learning_rate", settings.learningRate},
            {"weight_decay", settings.weightDecay},
            {"beta1", settings.beta1},
            {"beta2", settings.beta2},
            {"gradient_clip", settings.gradientClip},
            {"ema_decay", settings.emaDecay},
            {"seed", settings.seed},
            {"rate_rule", settings.rateRule},
            {"warmup_steps", settings.warmupSteps},
            {"keep_best", settings.keepBest},
            {"validate_every", settings.validateEvery},
            {"validation_samples", settings.validationSamples},
            {"upright", settings.synthesis.augmentation.mirroring == Mirroring::SidesOnly},
            {"texture", settings.synthesis.texture},
            {"codebook", settings.synthesis.codebook},
            {"free_forms", settings.synthesis.freeForms},
            {"softening", settings.synthesis.softening.probability},
            {"authors_blur", settings.synthesis.softening.authorsSteps},
            {"alpha_draw", settings.synthesis.alphaDraw},
            {"authors_pool", settings.synthesis.authorsPool},
            {"mask_shrinking", settings.synthesis.maskShrinking},
            {"scanner_variation", scannerVariationToJson(settings.synthesis.augmentation.scanner)},
            {"anomaly_kinds", anomalyKindsToJson(settings.synthesis.kinds)},
            {"card", nlohmann::json::parse(modelCardToJson(comparable))}};
}

void addAll(SafetensorsFile& file, const std::string& prefix,
            const std::vector<torch::Tensor>& tensors) {
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        file.tensors[fmt::format("{}.{:04}", prefix, i)] = toStored(tensors[i]);
    }
}

std::string gradientName(std::size_t i) {
    return fmt::format("gradient.{:04}", i);
}

void takeGradients(const SafetensorsFile& file, const std::vector<torch::Tensor>& parameters,
                   const std::filesystem::path& path) {
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const auto found = file.tensors.find(gradientName(i));
        if (found == file.tensors.end()) {
            // The checkpoint has no gradient for a parameter that the loss does not depend on.
            continue;
        }
        if (found->second.shape != parameters[i].sizes().vec()) {
            throw ModelError(path, MessageId::CheckpointOtherNetwork);
        }
        torch::Tensor parameter = parameters[i];
        parameter.mutable_grad() = torch::empty_like(parameter).copy_(fromStored(found->second));
    }
}

void takeAll(const SafetensorsFile& file, const std::string& prefix,
             std::vector<torch::Tensor>& tensors, const std::filesystem::path& path) {
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const auto found = file.tensors.find(fmt::format("{}.{:04}", prefix, i));
        if (found == file.tensors.end() || found->second.shape != tensors[i].sizes().vec()) {
            throw ModelError(path, MessageId::CheckpointOtherNetwork);
        }
        tensors[i].copy_(fromStored(found->second));
    }
}

}  // namespace

void writeCheckpoint(const std::filesystem::path& path, const TrainingState& state,
                     const ModelCard& card, const TrainingSettings& settings) {
    SafetensorsFile file;
    addAll(file, "parameter", state.net->parameters());
    addAll(file, "average", state.average);
    addAll(file, "best", state.best);
    addAll(file, "first_moment", state.optimiser->firstMoments);
    addAll(file, "second_moment", state.optimiser->secondMoments);
    if (state.partialSamples > 0) {
        const auto parameters = state.net->parameters();
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            if (parameters[i].grad().defined()) {
                file.tensors[gradientName(i)] = toStored(parameters[i].grad());
            }
        }
    }
    const nlohmann::json notes = {{"format_version", kFormatVersion},
                                  {"step", state.optimiser->steps},
                                  {"smoothed_loss", state.smoothedLoss},
                                  {"partial_samples", state.partialSamples},
                                  {"partial_loss", state.partialLoss},
                                  {"best_validation_loss", state.bestValidationLoss},
                                  {"history", state.history},
                                  {"settings", settingsToJson(card, settings)}};
    file.metadata[kMetadataKey] = notes.dump();
    writeSafetensors(path, file);
}

void readCheckpoint(const std::filesystem::path& path, TrainingState& state, const ModelCard& card,
                    const TrainingSettings& settings) {
    const SafetensorsFile file = readSafetensors(path);
    const auto text = file.metadata.find(kMetadataKey);
    const auto notes = text == file.metadata.end()
                           ? nlohmann::json()
                           : nlohmann::json::parse(text->second, nullptr, false);
    if (!notes.is_object()) {
        throw ModelError(path, MessageId::CheckpointUnknown);
    }
    try {
        const int version = notes.at("format_version").get<int>();
        if (version != kFormatVersion && version != kWithoutPartialSteps) {
            throw ModelError(path, MessageId::CheckpointOtherVersion);
        }
        const nlohmann::json expected = settingsToJson(card, settings);
        for (const auto& [key, value] : notes.at("settings").items()) {
            if (expected.value(key, nlohmann::json()) != value) {
                throw key == "card"
                    ? SettingsError(MessageId::CheckpointOtherModel)
                    : SettingsError(MessageId::CheckpointOtherSetting, {key, value.dump()});
            }
        }
        state.optimiser->steps = notes.at("step").get<std::int64_t>();
        state.smoothedLoss = notes.at("smoothed_loss").get<double>();
        state.bestValidationLoss = notes.at("best_validation_loss").get<double>();
        state.history = notes.at("history").get<std::string>();
        state.partialSamples = notes.value("partial_samples", 0);
        state.partialLoss = notes.value("partial_loss", 0.0);
    } catch (const nlohmann::json::exception&) {
        throw ModelError(path, MessageId::CheckpointDamaged);
    }
    auto parameters = state.net->parameters();
    takeAll(file, "parameter", parameters, path);
    takeAll(file, "average", state.average, path);
    if (state.bestValidationLoss >= 0.0) {
        state.best.clear();
        for (const torch::Tensor& parameter : parameters) {
            state.best.push_back(parameter.detach().clone());
        }
        takeAll(file, "best", state.best, path);
    }
    takeAll(file, "first_moment", state.optimiser->firstMoments, path);
    takeAll(file, "second_moment", state.optimiser->secondMoments, path);
    if (state.partialSamples > 0) {
        takeGradients(file, parameters, path);
    }
}

}  // namespace disyre
