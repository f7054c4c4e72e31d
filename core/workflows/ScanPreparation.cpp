// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ScanPreparation.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/contrast/SyntheticContrast.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/ContrastGroups.h"
#include "core/preprocess/LabelFile.h"
#include "core/preprocess/Preparation.h"
#include "core/workflows/HealthyBrain.h"

namespace disyre {

namespace {

/// Replaces the options that the training plan has values for.
void applyPlan(const TrainingPlan& plan, TrainingScansOptions& options) {
    options.modality = plan.modality;
    options.spacing = plan.spacing;
    options.upperQuantile = plan.upperQuantile;
    options.scans.maskGrowth = plan.maskGrowth;
    options.dataDescription = plan.dataDescription;
    options.licence = plan.licence;
    options.mixedContrasts = plan.mixedContrasts;
}

/// Returns a model card with only those fields filled in that say how the scans are prepared.
ModelCard preparationFrom(const TrainingScansOptions& options) {
    ModelCard card;
    card.modality = options.modality;
    card.spacing = {options.spacing, options.spacing, options.spacing};
    card.intensity.upperQuantile = options.upperQuantile;
    card.intensity.quantileValue = options.quantileValue;
    card.intensity.correctsBias = options.correctsBias;
    card.licence = options.licence;
    card.data = options.dataDescription;
    // Reading a card checks the range of each field, so the options are checked by way of its text.
    return modelCardFromJson(modelCardToJson(card), "the settings");
}

/// Throws ScanError when the scans look like several modalities. A network trained on two
/// modalities would take tissue of one for an anomaly of the other.
void refuseMixedContrasts(const HealthyScans& scans, const TrainingData& data) {
    std::vector<ContrastSignature> signatures;
    std::vector<std::filesystem::path> files;
    const auto add = [&](const std::vector<HealthyScan>& list,
                         const std::vector<TrainingSubject>& subjects) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            signatures.push_back(contrastSignature(subjects[i].image, subjects[i].mask));
            files.push_back(list[i].scan);
        }
    };
    add(scans.training, data.training);
    add(scans.validation, data.validation);
    const auto groups = contrastGroups(signatures);
    if (groups.size() > 1) {
        const std::size_t others = files.size() - groups.front().size();
        throw ScanError(files[groups[1].front()], MessageId::TrainingMixedContrasts,
                        {others, files.size()});
    }
}

/// Returns the scan itself or, when a contrast is to be synthesized, the scan recomputed in that
/// contrast.
Volume scanToTrainOn(const HealthyScan& files, const Volume& scan,
                     const TrainingScansOptions& options, std::size_t number,
                     std::vector<Message>& warnings) {
    const auto contrast = syntheticContrastFromText(options.synthesized);
    if (!contrast) {
        return scan;
    }
    const LabelledBrain brain =
        labelledBrain(scan, readLabelsFor(scan, files.mask, warnings), options.scans.maskGrowth);
    return onScanGrid(brain, inContrast(brain, *contrast, options.seed, number), scan);
}

/// Makes the options, and with them the model's card, say that the contrast is synthetic, so that
/// nobody believes that the model was trained on real scans of it. Throws SettingsError when there
/// are no region labels to synthesize from.
void describeAsSynthetic(TrainingScansOptions& options) {
    if (options.synthesized.empty()) {
        return;
    }
    if (options.scans.masks.empty()) {
        throw SettingsError(MessageId::TrainingSyntheticNeedsLabels);
    }
    options.modality = "synthetic " + options.synthesized;
    options.dataDescription =
        fmt::format("synthetic {} made from T1 scans and their region labels, no real {} scan{}{}",
                    options.synthesized, options.synthesized,
                    options.dataDescription.empty() ? "" : "; T1: ", options.dataDescription);
    // The tissue levels are drawn anew for each synthetic brain, so the brains look like several
    // modalities although they are one.
    options.mixedContrasts = true;
}

/// Reads one scan and brings it to model space. What is doubtful about it and its mask is added to
/// `warnings`, each message with the file that it is about.
/// @param number the scan's number, counted from 1, on which the draws for a synthetic contrast
/// depend.
TrainingSubject prepareSubject(const HealthyScan& files, const TrainingScansOptions& options,
                               std::size_t number, const ModelCard& preparation,
                               std::vector<Message>& warnings) {
    ScanInfo info;
    const Volume scan = readScan(files.scan, &info);
    warnings = info.warnings;
    const std::optional<Mask> brain = readBrain(files, scan, options.scans, warnings);
    // The mask is read once more for its labels, but has said already what there is to say.
    std::vector<Message> again;
    try {
        PreparedScan prepared = prepare(scanToTrainOn(files, scan, options, number, again),
                                        preparation, brain ? &*brain : nullptr);
        warnings.insert(warnings.end(), prepared.warnings.begin(), prepared.warnings.end());
        for (Message& warning : warnings) {
            warning.file = warning.file.empty() ? displayPath(files.scan) : warning.file;
        }
        return {files.name, std::move(prepared.image), std::move(prepared.mask)};
    } catch (const SettingsError& error) {
        throw ScanError(files.scan, MessageId::TrainingScanRefused, {error.message()});
    }
}

}  // namespace

PreparedDataset prepareTrainingScans(const TrainingScansOptions& given,
                                     const ScanPreparationObserver& observer,
                                     const StopToken& stop) {
    TrainingScansOptions options = given;
    if (!options.scans.plan.empty()) {
        applyPlan(readTrainingPlan(options.scans.plan), options);
    }
    describeAsSynthetic(options);
    const HealthyScans scans = findHealthyScans(options.scans);
    PreparedDataset dataset{preparationFrom(options), {}};
    ScanPreparationProgress progress;
    progress.total = scans.training.size() + scans.validation.size();
    const auto report = [&](bool prepared) {
        progress.prepared = prepared;
        if (observer) {
            observer(progress);
        }
    };
    const auto prepareAll = [&](const std::vector<HealthyScan>& list) {
        std::vector<TrainingSubject> subjects;
        for (const HealthyScan& files : list) {
            stop.throwIfStopped();
            ++progress.number;
            progress.name = files.name;
            progress.warnings.clear();
            report(false);
            subjects.push_back(prepareSubject(files, options, progress.number, dataset.preparation,
                                              progress.warnings));
            report(true);
        }
        return subjects;
    };
    dataset.data.training = prepareAll(scans.training);
    dataset.data.validation = prepareAll(scans.validation);
    if (!options.mixedContrasts) {
        refuseMixedContrasts(scans, dataset.data);
    }
    return dataset;
}

}  // namespace disyre
