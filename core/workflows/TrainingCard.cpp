// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/TrainingCard.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ctime>
#include <span>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/platform/Sha256.h"

namespace disyre {

namespace {

namespace fs = std::filesystem;

/// Writes the networks of a method that sees whole slices to the card. The published study has one
/// VAE for T1 and a smaller one for T2 and FLAIR.
void chooseWholeSliceNetworks(const TrainingRequest& request, ModelCard& card) {
    card.patch = kWholeSliceSide;
    card.architecture = {};
    card.wholeSlice = request.wholeSlice;
    card.wholeSlice.encoderIsTrained = !request.wholeSlice.encoderWeights.empty();
    if (card.modality != "T1") {
        card.wholeSlice.firstChannels = 16;
        card.wholeSlice.innerChannels = 16;
        card.wholeSlice.divergenceWeight = 1e-3;
    }
}

/// Writes the network's architecture to the card: the chosen one, or that of the model that
/// training starts from.
void chooseNetwork(const TrainingRequest& request, ModelCard& card) {
    if (seesWholeSlices(card.method)) {
        chooseWholeSliceNetworks(request, card);
        return;
    }
    if (!request.settings.startFrom.empty()) {
        const ModelCard start = readModelCard(request.settings.startFrom);
        card.architecture = start.architecture;
        card.patch = start.patch;
        return;
    }
    const NetworkChoice& network = request.network;
    card.patch = network.patch;
    card.architecture.channels = network.channels;
    card.architecture.attention.assign(network.channels.size(), false);
    for (const int level : network.attention) {
        if (level < 1 || level > static_cast<int>(network.channels.size())) {
            throw SettingsError(MessageId::TrainingAttentionLevel,
                                {level, network.channels.size()});
        }
        card.architecture.attention[static_cast<std::size_t>(level - 1)] = true;
    }
    card.architecture.midAttention = !network.attention.empty();
    card.architecture.normGroups = network.normGroups;
    card.architecture.neighbours = network.neighbours;
    card.architecture.output =
        predictsMask(card.method) ? OutputForm::Direct : outputFormFromText(network.output);
}

/// Describes in one phrase how a model is trained.
std::string trainingText(const ModelCard& card, const TrainingSettings& settings) {
    if (seesWholeSlices(card.method)) {
        return fmt::format(
            "{} steps of {} slices with networks of {:g} times the published width, seed {}",
            settings.steps, settings.batch, card.wholeSlice.width, settings.seed);
    }
    return fmt::format(
        "{} steps of {} patches{}{}{}, AdamW, {} up to {:g}, gradient clip {:g}, moving average "
        "{:g}, seed {}",
        settings.steps, settings.batch,
        settings.synthesis.augmentation.mirroring == Mirroring::SidesOnly
            ? " mirrored left to right only"
            : "",
        settings.synthesis.maskShrinking > 0 ? fmt::format(" under masks shrunk by up to {} voxels",
                                                           settings.synthesis.maskShrinking)
                                             : "",
        settings.startFrom.empty() ? "" : " from an earlier model's weights",
        settings.rateRule == LearningRateRule::OneCycle ? "OneCycle" : "cosine",
        settings.learningRate, settings.gradientClip, settings.emaDecay, settings.seed);
}

/// Returns the present day in local time, for instance "2026-11-29".
std::string today() {
    const std::time_t now = std::time(nullptr);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", std::localtime(&now));
    return text;
}

/// Returns the SHA-256 of all prepared scans together.
std::string hashOf(const TrainingData& data) {
    Sha256 sum;
    for (const auto* subjects : {&data.training, &data.validation}) {
        for (const TrainingSubject& subject : *subjects) {
            sum.add(std::as_bytes(std::span(subject.image.voxels)));
        }
    }
    return sum.digits();
}

/// Notes the shares of changes that other scanners make and of kinds of anomaly, where there are
/// any, under the names of their options.
void addVariety(const SynthesisSettings& settings, std::map<std::string, std::string>& record) {
    const ScannerVariation& scanner = settings.augmentation.scanner;
    const AnomalyKinds& kinds = settings.kinds;
    for (const auto& [option, share] :
         {std::pair("vary-shading", scanner.shading), std::pair("vary-contrast", scanner.contrast),
          std::pair("vary-noise", scanner.rician), std::pair("vary-resolution", scanner.coarse),
          std::pair("vary-thickness", scanner.thickSlices),
          std::pair("brightness-share", kinds.brightness),
          std::pair("deformation-share", kinds.deformation), std::pair("blur-share", kinds.blur),
          std::pair("spot-share", kinds.spots)}) {
        if (share > 0.0) {
            record[option] = fmt::format("{:g}", share);
        }
    }
}

/// Returns the card's record of the run, which holds figures and settings beside the text for a
/// person. The network is the card's, which training from an earlier model takes over from there.
ModelRecord recordOf(const TrainingRequest& request, const ModelCard& card,
                     const TrainingData& data) {
    const TrainingSettings& settings = request.settings;
    ModelRecord record;
    record.programVersion = request.programVersion;
    record.made = today();
    record.scans = summaryOf(request.data, data);
    record.settings = {
        {"steps", std::to_string(settings.steps)},
        {"batch", std::to_string(settings.batch)},
        {"rate", fmt::format("{:g}", settings.learningRate)},
        {"rate-rule", settings.rateRule == LearningRateRule::OneCycle ? "onecycle" : "cosine"},
        {"ema", fmt::format("{:g}", settings.emaDecay)},
        {"validate-every", std::to_string(settings.validateEvery)},
        {"validation-samples", std::to_string(settings.validationSamples)},
        {"seed", std::to_string(settings.seed)},
        {"patch", std::to_string(card.patch)},
        {"channels", fmt::format("{}", fmt::join(card.architecture.channels, ","))},
        {"mask-shrinking", std::to_string(settings.synthesis.maskShrinking)}};
    addVariety(settings.synthesis, record.settings);
    record.hashes["scans"] = hashOf(data);
    return record;
}

}  // namespace

std::string modelNameOf(const TrainingRequest& request) {
    return request.name.empty() ? displayPath(fs::path(request.out).filename()) : request.name;
}

ModelCard cardToTrain(const TrainingRequest& request, const ModelCard& preparation) {
    ModelCard card = preparation;
    card.method = request.settings.synthesis.method;
    card.name = modelNameOf(request);
    chooseNetwork(request, card);
    if (!seesWholeSlices(card.method)) {
        card.mapSmoothingMillimetres = kUsualMapSmoothing;
        card.mapSmoothingAcrossMillimetres = kUsualMapSmoothingAcross;
    }
    card.intendedUse =
        "Research and teaching. Not a medical device; not for diagnosis. It maps what differs from "
        "the healthy scans it was trained on, which normal variation can do too.";
    // Reading a card checks the range of each field, so the choices are checked by way of its text.
    ModelCard checked = modelCardFromJson(modelCardToJson(card), request.out);
    // A card does not name the file of an encoder's weights, but training needs it.
    checked.wholeSlice.encoderWeights = card.wholeSlice.encoderWeights;
    return checked;
}

ModelCard describedCard(const TrainingRequest& request, const PreparedDataset& dataset) {
    const TrainingData& data = dataset.data;
    ModelCard card = cardToTrain(request, dataset.preparation);
    card.data = fmt::format("{}{} healthy scans for training, {} for validation",
                            card.data.empty() ? "" : card.data + ": ", data.training.size(),
                            data.validation.size());
    card.training = trainingText(card, request.settings);
    card.record = recordOf(request, card, data);
    return card;
}

void addTrainingFigures(const fs::path& folder, const TrainingResult& result, double identityLoss) {
    ModelCard card = readModelCard(folder);
    card.record.figures["steps"] = result.steps;
    card.record.figures["seconds"] = result.seconds;
    if (result.validationLoss >= 0.0) {
        card.record.figures["validation_loss"] = result.validationLoss;
    }
    if (identityLoss >= 0.0) {
        card.record.figures["identity_loss"] = identityLoss;
    }
    writeModelCard(folder, card);
}

}  // namespace disyre
