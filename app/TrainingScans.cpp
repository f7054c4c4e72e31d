// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/TrainingScans.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <set>

#include "core/base/Error.h"
#ifdef DISYRE_WITH_IMAGES
#include "core/image/Nifti.h"
#include "core/preprocess/ContrastGroups.h"
#include "core/preprocess/Preparation.h"
#include "core/sample/SyntheticContrast.h"
#endif

namespace disyre::app {

namespace {

#ifdef DISYRE_WITH_IMAGES

ModelCard preparationFrom(const TrainingScansOptions& options) {
    ModelCard card;
    card.modality = options.modality;
    card.spacing = {options.spacing, options.spacing, options.spacing};
    card.intensity.upperQuantile = options.upperQuantile;
    card.licence = options.licence;
    card.data = options.dataDescription;
    // Writing and reading it again applies the card's own range checks to the options.
    return modelCardFromJson(modelCardToJson(card), "the settings");
}

/// A network trained on two contrasts would take each one's tissue for the other's anomaly.
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
        throw ScanError(
            files[groups[1].front()],
            fmt::format("does not look like the other scans' modality ({} of {} scans differ from "
                        "the rest)",
                        others, files.size()),
            "Keep scans of one modality in the folder, for instance T1 alone; "
            "--mixed-contrasts trains on them all the same.");
    }
}

/// The scan itself, or what is made of it.
Volume scanToTrainOn(const HealthyScan& files, const Volume& scan,
                     const TrainingScansOptions& options, std::size_t number) {
    const auto contrast = syntheticContrastFromText(options.synthesized);
    if (!contrast) {
        return scan;
    }
    const LabelledBrain brain =
        labelledBrain(scan, readLabelsFor(scan, files.mask), options.scans.maskGrowth);
    return onScanGrid(brain, inContrast(brain, *contrast, options.seed, number), scan);
}

/// What is synthetic is called so wherever the model goes.
void nameSynthetic(TrainingScansOptions& options) {
    if (options.synthesized.empty()) {
        return;
    }
    if (options.scans.masks.empty()) {
        throw SettingsError("A contrast can be synthesized only from T1 scans with MUSE region labels; "
                            "name their folder with --masks.");
    }
    options.modality = "synthetic " + options.synthesized;
    options.dataDescription = fmt::format(
        "synthetic {} made from T1 scans and their region labels, no real {} scan{}{}",
        options.synthesized, options.synthesized, options.dataDescription.empty() ? "" : "; T1: ",
        options.dataDescription);
    options.mixedContrasts = true;  // each brain has tissue levels of its own
}

PreparedDataset prepareScans(const TrainingScansOptions& given, ProgressLine& progress,
                             const StopToken& stop, const PreparedObserver& observer) {
    TrainingScansOptions options = given;
    if (!options.scans.plan.empty()) {
        const TrainingPlan plan = readTrainingPlan(options.scans.plan);
        options.modality = plan.modality;
        options.spacing = plan.spacing;
        options.upperQuantile = plan.upperQuantile;
        options.scans.maskGrowth = plan.maskGrowth;
        options.dataDescription = plan.dataDescription;
        options.licence = plan.licence;
        options.mixedContrasts = plan.mixedContrasts;
    }
    nameSynthetic(options);
    const HealthyScans scans = findHealthyScans(options.scans);
    PreparedDataset dataset{preparationFrom(options), {}};
    const std::size_t total = scans.training.size() + scans.validation.size();
    std::size_t number = 0;
    const auto prepareAll = [&](const std::vector<HealthyScan>& list) {
        std::vector<TrainingSubject> subjects;
        for (const HealthyScan& files : list) {
            stop.throwIfStopped();
            progress.show(fmt::format("Preparing scan {} of {}: {}", ++number, total, files.name));
            const Volume scan = readScan(files.scan);
            const std::optional<Mask> brain = readBrain(files, scan, options.scans);
            try {
                PreparedScan prepared = prepare(scanToTrainOn(files, scan, options, number),
                                                dataset.preparation, brain ? &*brain : nullptr);
                subjects.push_back(
                    {files.name, std::move(prepared.image), std::move(prepared.mask)});
            } catch (const SettingsError& error) {
                throw ScanError(files.scan, error.what(), "Leave it out of the folder.");
            }
            if (observer) {
                observer(number, total, files.name);
            }
        }
        return subjects;
    };
    dataset.data.training = prepareAll(scans.training);
    dataset.data.validation = prepareAll(scans.validation);
    progress.clear();
    if (!options.mixedContrasts) {
        refuseMixedContrasts(scans, dataset.data);
    }
    return dataset;
}

#else

PreparedDataset prepareScans(const TrainingScansOptions&, ProgressLine&, const StopToken&,
                             const PreparedObserver&) {
    throw SettingsError(
        "This build reads prepared scans only. Make a file of them with 'disyre prepare' on a "
        "machine with the full program, and name that file.");
}

#endif

}  // namespace

void addTrainingScansOptions(CLI::App& command, TrainingScansOptions& options, bool orPlan) {
    auto* data = command.add_option(
        "DATA", options.scans.folder,
        "Folder of healthy NIfTI scans of one modality, or a file that 'disyre prepare' wrote");
    if (orPlan) {
        command
            .add_option("--plan", options.scans.plan,
                        "In place of DATA: a JSON file that lists the scans, their masks, subjects "
                        "and uses; its modality, spacing and words stand over the options")
            ->excludes(data);
    } else {
        data->required();
    }
    addHealthyScansOptions(command, options.scans);
    command.add_option("--modality", options.modality, "Modality of the scans, for the card")
        ->capture_default_str();
    command.add_option("--spacing", options.spacing, "Voxel edge in mm that scans are brought to")
        ->capture_default_str();
    command.add_option("--quantile", options.upperQuantile,
                       "Quantile of the brain's intensities that becomes 1")
        ->capture_default_str();
    command.add_option("--licence", options.licence,
                       "Licence of the scans and so of the weights, for the card");
    command.add_option("--data-description", options.dataDescription,
                       "Where the scans come from, for the card; no patient names");
    command.add_flag("--mixed-contrasts", options.mixedContrasts,
                     "Accept scans that do not look like one modality");
}

void addSyntheticContrastOptions(CLI::App& command, TrainingScansOptions& options) {
    auto* synthesize =
        command
            .add_option("--synthesize", options.synthesized,
                        "Remake T1 scans in this contrast (T2 or FLAIR) through their MUSE region "
                        "labels, which --masks names; experimental, and called synthetic on the card")
            ->check(CLI::IsMember({"T2", "FLAIR"}));
    command.add_option("--synthesis-seed", options.seed, "Seed of --synthesize")
        ->needs(synthesize)
        ->capture_default_str();
}

PreparedDataset readTrainingScans(const TrainingScansOptions& options, ProgressLine& progress,
                                  const StopToken& stop, const PreparedObserver& observer) {
    std::error_code error;
    return options.scans.plan.empty() && std::filesystem::is_regular_file(options.scans.folder, error)
               ? readPreparedDataset(options.scans.folder)
               : prepareScans(options, progress, stop, observer);
}

DataSummary summaryOf(const TrainingScansOptions& options, const TrainingData& data) {
    DataSummary summary;
    summary.trainingScans = summary.trainingSubjects = static_cast<int>(data.training.size());
    summary.validationScans = summary.validationSubjects = static_cast<int>(data.validation.size());
    if (options.scans.plan.empty()) {
        return summary;
    }
    std::set<std::string> training;
    std::set<std::string> validation;
    for (const PlannedScan& scan : readTrainingPlan(options.scans.plan).scans) {
        if (scan.use != ScanUse::LeftOut) {
            (scan.use == ScanUse::Training ? training : validation).insert(scan.subject);
        }
    }
    summary.trainingSubjects = static_cast<int>(training.size());
    summary.validationSubjects = static_cast<int>(validation.size());
    return summary;
}

}  // namespace disyre::app
