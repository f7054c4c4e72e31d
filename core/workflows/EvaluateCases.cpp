// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/EvaluateCases.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/base/Error.h"
#include "core/base/MessageId.h"
#include "core/base/Progress.h"
#include "core/evaluation/Baselines.h"
#include "core/evaluation/Metrics.h"
#include "core/evaluation/Report.h"
#include "core/evaluation/ScratchStore.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/platform/OutputFolder.h"
#include "core/workflows/CaseFolder.h"
#include "core/workflows/CaseMaps.h"
#include "core/workflows/CaseSlices.h"
#include "core/workflows/EvaluatedModels.h"
#include "core/workflows/EvaluationFiles.h"
#include "core/workflows/TemplateBrain.h"

namespace disyre {

namespace fs = std::filesystem;

namespace {

void checkOverlap(const CaseFiles& files, const Mask& lesion, const Mask& brain) {
    for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
        if (lesion.voxels[i] != 0 && brain.voxels[i] != 0) {
            return;
        }
    }
    throw ScanError(files.lesion, MessageId::CasesLesionOutside);
}

std::size_t voxelsIn(const Mask& mask) {
    return mask.voxels.size() -
           static_cast<std::size_t>(std::count(mask.voxels.begin(), mask.voxels.end(), 0));
}

/// Describes the settings in words for the report.
std::string settingsText(const HealingSettings& settings) {
    return fmt::format(
        "Stride {} pixels, windows over the {}{}, update rule {}, foreground weighting {}, "
        "windows blended {} the loop, maps smoothed by {:g} mm within slices and {:g} mm across "
        "them.",
        settings.stride, toText(settings.placement), settings.mirrored ? ", mirrored too" : "",
        toText(settings.rule), toText(settings.weighting), toText(settings.blending),
        settings.smoothing, settings.smoothingAcross);
}

/// Scores the cases one by one, and then measures the methods one by one.
class CasesEvaluation {
public:
    CasesEvaluation(const EvaluateCasesRequest& request, const CasesObserver& observer,
                    const StopToken& stop)
        : request_(request),
          observer_(observer),
          stop_(stop),
          list_(findCases(request.cases, request.split)) {
        if (!request.templateScan.empty()) {
            template_ = readTemplateBrain(request.templateScan);
        }
        if (request.baselinesOnly) {
            referenceCard_ = readModelCard(modelFolderOf(request.options));
        } else {
            models_ = EvaluatedModels(request.options, request.methods, request.beside);
            referenceCard_ = models_.chosen().card;
        }
    }

    Evaluation run() {
        store_.emplace(request_.folder.empty() ? fs::temp_directory_path() : request_.folder);
        meter_ = ProgressMeter(static_cast<double>(list_.cases.size()) *
                               std::max(1, models_.networkSteps()));
        for (std::size_t i = 0; i < list_.cases.size(); ++i) {
            scoreCase(i);
        }
        Evaluation evaluation = facts();
        measure(evaluation);
        evaluation.seconds = meter_.secondsElapsed();
        return evaluation;
    }

    /// Draws pictures of the cases that score worst into the request's folder.
    void drawWorstCases(const Evaluation& evaluation) const {
        writeWorstCases(evaluation, request_.folder, [this](std::size_t number) {
            return PicturedCase{readCase(list_.cases[number]).scan, voxels_[number],
                                store_->read(scratchName(0, number))};
        });
    }

private:
    [[nodiscard]] static std::string scratchName(std::size_t row, std::size_t caseNumber) {
        return fmt::format("{}-{}", row, caseNumber);
    }

    void scoreCase(std::size_t number) {
        const CaseFiles& files = list_.cases[number];
        stop_.throwIfStopped();
        report(number, {.work = CasesProgress::Work::Preparing});
        const CaseScan scan = readCase(files);
        const PreparedScan prepared = prepareCase(files, scan, referenceCard_);
        checkOverlap(files, scan.lesion, prepared.scanMask);
        // The first slice that counts depends on the case's number alone, because a choice by the
        // lesion's place would bias the measures.
        const CaseSlices slices{static_cast<int>(number) % request_.every, request_.every};
        countVoxels(scan, prepared, slices);
        scoreTrivialMaps(number, scan, prepared);
        const ProgressMeter clock(1.0);
        for (const EvaluatedModel& model : models_.all()) {
            const bool alike = model.card.spacing == referenceCard_.spacing &&
                               model.card.intensity == referenceCard_.intensity;
            const std::optional<PreparedScan> own =
                alike ? std::nullopt : std::optional(prepareCase(files, scan, model.card));
            const PreparedScan& input = alike ? prepared : *own;
            healCase(number, model, {scan.scan, input, modelSlicesFor(input, slices)});
        }
        facts_.push_back(
            {files.name, files.subject, files.kind, files.nearTraining,
             placeInBrain(scan.lesion, prepared.scanMask, scan.scan.spacing()),
             static_cast<double>(voxelsIn(scan.lesion)) * voxels_.back().voxelMillilitres,
             models_.empty() ? 0.0 : clock.secondsElapsed()});
    }

    PreparedScan prepareCase(const CaseFiles& files, const CaseScan& scan, const ModelCard& card) {
        PreparedScan prepared = prepare(scan.scan, card, scan.brain ? &*scan.brain : nullptr);
        for (const auto& warnings : {scan.warnings, prepared.warnings}) {
            for (const Message& warning : warnings) {
                const std::string line = files.name + ": " + warning.text();
                if (std::find(warnings_.begin(), warnings_.end(), line) == warnings_.end()) {
                    warnings_.push_back(line);
                }
            }
        }
        return prepared;
    }

    void countVoxels(const CaseScan& scan, const PreparedScan& prepared, const CaseSlices& slices) {
        Mask brain = prepared.scanMask;
        Mask lesion = scan.lesion;
        keepSlices(brain, slices);
        keepSlices(lesion, slices);
        voxels_.push_back(countedVoxels(brain, lesion, scan.scan.voxelMillilitres()));
    }

    void scoreTrivialMaps(std::size_t number, const CaseScan& scan, const PreparedScan& prepared) {
        const Volume scaled = scaledScan(scan.scan, prepared);
        std::vector<BaselineMap> baselines = baselineMaps(scaled, prepared.scanMask);
        if (template_) {
            baselines.push_back(templateDifference(*template_, scaled, prepared.scanMask));
        }
        baselineNames_.clear();
        for (const BaselineMap& baseline : baselines) {
            store_->write(scratchName(models_.rows() + baselineNames_.size(), number),
                          scoresAt(voxels_[number], baseline.scores));
            baselineNames_.push_back(baseline.name);
        }
    }

    void healCase(std::size_t number, const EvaluatedModel& model, const CaseToHeal& toHeal) {
        CaseMapsObserver observer;
        observer.step = [&](const CaseHealingStep& step) {
            const StepFrame& frame = step.frame;
            stepsDone_ += 1.0 / frame.slicesTotal;
            meter_.update(stepsDone_);
            report(number, {.work = CasesProgress::Work::Healing,
                            .settings = describe(step.settings),
                            .slice = std::min(frame.slicesDone + 1, frame.slicesTotal),
                            .slices = frame.slicesTotal});
        };
        observer.map = [&](std::size_t method, const Volume& map) {
            store_->write(scratchName(model.firstRow + method, number),
                          scoresAt(voxels_[number], map.voxels));
        };
        device_ = makeCaseMaps(model, toHeal, observer, stop_);
    }

    [[nodiscard]] Evaluation facts() const {
        Evaluation evaluation;
        evaluation.model = "none (trivial baselines alone)";
        if (!models_.empty()) {
            const HealingSettings& settings = models_.chosen().settings;
            evaluation.model = referenceCard_.name;
            evaluation.modelSha256 = referenceCard_.weightsSha256;
            evaluation.settings = settingsText(settings);
            const HealthyScores* scores = healthyScoresFor(referenceCard_, settings);
            evaluation.thresholdRule = scores != nullptr ? scores->rule : std::string();
        }
        for (std::size_t i = 1; i < models_.all().size(); ++i) {
            const EvaluatedModel& model = models_.all()[i];
            evaluation.beside.push_back(
                {model.methods.front().name, model.card.weightsSha256, model.card.training});
        }
        evaluation.every = request_.every;
        evaluation.device = device_;
        evaluation.split = request_.split;
        evaluation.leftClosed = list_.leftClosed;
        const int threads = request_.options.threads;
        evaluation.bootstrap = {request_.replicates, request_.seed,
                                threads > 0 ? threads : availableProcessors()};
        evaluation.cases = facts_;
        evaluation.strata = strataOf(facts_);
        evaluation.warnings = warnings_;
        return evaluation;
    }

    void measure(Evaluation& evaluation) {
        const std::size_t rows = models_.rows() + baselineNames_.size();
        for (std::size_t row = 0; row < rows; ++row) {
            stop_.throwIfStopped();
            MethodResult result = resultOf(row);
            if (result.chosen) {
                measureCases(evaluation.cases);
            }
            if (observer_) {
                observer_({.work = CasesProgress::Work::Measuring,
                           .number = row + 1,
                           .total = rows,
                           .name = result.name});
            }
            const auto read = [this, row](std::size_t i) {
                return store_->read(scratchName(row, i));
            };
            measureMethod(result, rankMethod(voxels_, read), evaluation.strata,
                          evaluation.bootstrap);
            // Finding regions takes long, so it is done for one map of each model and for the
            // trivial maps only. It is left out if slices are skipped, because a region spans
            // adjacent slices.
            const bool mainRow = result.chosen || result.baseline || result.beside;
            if (mainRow && request_.every == 1) {
                stop_.throwIfStopped();
                evaluation.detections.push_back(
                    measureDetection(result.name, voxels_, read, evaluation.strata,
                                     result.baseline ? std::vector<OperatingPoint>()
                                                     : models_.operatingPointsOf(row),
                                     evaluation.bootstrap));
                evaluation.detections.back().baseline = result.baseline;
            }
            evaluation.methods.push_back(std::move(result));
        }
        compareWithChosen(evaluation.methods, evaluation.strata);
    }

    /// Measures the map of the chosen settings on each case by itself.
    void measureCases(std::vector<CaseFacts>& cases) const {
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const std::vector<std::uint8_t>& labels = voxels_[i].labels;
            const auto lesion = std::count(labels.begin(), labels.end(), std::uint8_t{1});
            if (lesion > 0) {
                cases[i].averagePrecision =
                    averagePrecision(store_->read(scratchName(0, i)), labels);
                cases[i].prevalence =
                    static_cast<double>(lesion) / static_cast<double>(labels.size());
            }
        }
    }

    [[nodiscard]] MethodResult resultOf(std::size_t row) const {
        if (row < models_.rows()) {
            return models_.resultOf(row);
        }
        MethodResult result;
        result.name = baselineNames_[row - models_.rows()];
        result.baseline = true;
        return result;
    }

    /// Reports the progress of a case to the observer. The case's number, its name and the times
    /// are filled in here.
    void report(std::size_t number, CasesProgress progress) const {
        if (observer_) {
            progress.number = number + 1;
            progress.total = list_.cases.size();
            progress.name = list_.cases[number].name;
            progress.stepsPerSecond = meter_.rate();
            progress.secondsLeft = meter_.secondsLeft();
            observer_(progress);
        }
    }

    const EvaluateCasesRequest& request_;
    const CasesObserver& observer_;
    const StopToken& stop_;
    CaseList list_;
    std::optional<TemplateBrain> template_;
    // The chosen model's card. The brain masks and the trivial maps are computed as it says.
    ModelCard referenceCard_;
    EvaluatedModels models_;
    std::optional<ScratchStore> store_;  // The scores by row and case.
    ProgressMeter meter_{1.0};
    double stepsDone_ = 0.0;
    std::string device_;
    std::vector<CountedVoxels> voxels_;  // The counted voxels of each case.
    std::vector<CaseFacts> facts_;
    std::vector<std::string> baselineNames_;
    std::vector<std::string> warnings_;
};

}  // namespace

EvaluatedCases evaluateCases(const EvaluateCasesRequest& request, const CasesObserver& observer,
                             const StopToken& stop) {
    // The folder is made first, since hours of work must not end at a place that cannot be written
    // to.
    std::optional<OutputFolder> folder;
    if (!request.folder.empty()) {
        folder.emplace(request.folder);
        checkWritable(request.folder / kEvaluationTextFile);
    }
    CasesEvaluation work(request, observer, stop);
    EvaluatedCases evaluated;
    evaluated.evaluation = work.run();
    evaluated.warnings = evaluated.evaluation.warnings;
    if (!request.folder.empty()) {
        writeEvaluation(evaluated.evaluation, request.folder);
        try {
            work.drawWorstCases(evaluated.evaluation);
        } catch (const Error& error) {
            evaluated.warnings.emplace_back(error.what());
        }
    }
    return evaluated;
}

}  // namespace disyre
