// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "app/CaseFolder.h"
#include "app/Evaluate.h"
#include "app/EvaluateMap.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "core/evaluation/Baselines.h"
#include "core/evaluation/Methods.h"
#include "core/evaluation/Report.h"
#include "core/evaluation/ScratchStore.h"
#include "core/platform/AtomicFile.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

MethodChoice choiceOf(const std::vector<std::string>& names) {
    const auto has = [&names](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return {has("table1"), has("table2"), has("figure2")};
}

/// Scores every case with every method first, one case at a time, and then measures one method at a
/// time, so that memory holds one case's maps and one method's scores.
class CasesEvaluation {
public:
    CasesEvaluation(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop)
        : options_(options),
          progress_(progress),
          stop_(stop),
          list_(findCases(options.cases, options.split)),
          modelFolder_(options.heal.model.empty() ? defaultModelFolder()
                                                  : modelFolder(options.heal.model)),
          card_(readModelCard(modelFolder_)),
          settings_(options.heal.settings) {
        if (settings_.stride == 0) {
            settings_.stride = card_.defaultStride();
        }
        checkHealingSettings(settings_, card_.patch, card_.schedule.steps);
        if (!options.baselineOnly) {
            methods_ = chooseMethods(settings_, choiceOf(options.methods), card_.schedule.steps);
            plan_ = planHealings(methods_, Schedule(card_.schedule));
            restorer_ = compute(options.heal.threads).loadModel(modelFolder_, options.heal.device);
        }
    }

    Evaluation run() {
        const fs::path scratch =
            options_.out.empty() ? fs::temp_directory_path() : fs::path(options_.out);
        store_.emplace(scratch);
        meter_ = ProgressMeter(static_cast<double>(list_.cases.size()) *
                               std::max(1, plan_.networkSteps));
        for (std::size_t i = 0; i < list_.cases.size(); ++i) {
            scoreCase(i);
        }
        Evaluation evaluation = facts();
        measure(evaluation);
        progress_.clear();
        evaluation.seconds = meter_.secondsElapsed();
        return evaluation;
    }

private:
    [[nodiscard]] static std::string scratchName(std::size_t method, std::size_t caseNumber) {
        return fmt::format("{}-{}", method, caseNumber);
    }

    void scoreCase(std::size_t number) {
        const CaseFiles& files = list_.cases[number];
        stop_.throwIfStopped();
        showProgress(number, "preparing", "");
        const CaseScan scan = readCase(files);
        const PreparedScan prepared = prepare(scan.scan, card_, scan.brain ? &*scan.brain : nullptr);
        for (const auto& warnings : {scan.warnings, prepared.warnings}) {
            for (const std::string& warning : warnings) {
                warnings_.push_back(files.name + ": " + warning);
            }
        }
        checkOverlap(files, scan.lesion, prepared.scanMask);
        voxels_.push_back(
            countedVoxels(prepared.scanMask, scan.lesion, scan.scan.voxelMillilitres()));
        const CountedVoxels& voxels = voxels_.back();
        const auto baselines = baselineMaps(scaledScan(scan.scan, prepared), prepared.scanMask);
        baselineNames_.clear();
        for (std::size_t i = 0; i < baselines.size(); ++i) {
            baselineNames_.push_back(baselines[i].name);
            store_->write(scratchName(methods_.size() + i, number),
                          scoresAt(voxels, baselines[i].scores));
        }
        const ProgressMeter clock(1.0);
        healCase(number, scan.scan, prepared);
        const auto lesionVoxels = std::count(voxels.labels.begin(), voxels.labels.end(), 1);
        facts_.push_back({files.name, files.subject, files.kind, files.nearTraining,
                          static_cast<double>(lesionVoxels) * voxels.voxelMillilitres,
                          methods_.empty() ? 0.0 : clock.secondsElapsed()});
    }

    static void checkOverlap(const CaseFiles& files, const Mask& lesion, const Mask& brain) {
        for (std::size_t i = 0; i < brain.voxels.size(); ++i) {
            if (lesion.voxels[i] != 0 && brain.voxels[i] != 0) {
                return;
            }
        }
        throw ScanError(files.lesion, "lies wholly outside the brain of its scan",
                        "Check that they belong together.");
    }

    /// Heals once per pass, and puts each method's map aside as soon as its passes are done.
    void healCase(std::size_t number, const Volume& scan, const PreparedScan& prepared) {
        const bool normalised =
            std::any_of(methods_.begin(), methods_.end(), [](const ScoredMethod& method) {
                return method.settings.weighting == ForegroundWeighting::Normalised;
            });
        const std::vector<float> share =
            normalised ? brainShareMap(prepared.mask, card_.patch, settings_.stride,
                                       settings_.placement)
                       : std::vector<float>();
        std::vector<Volume> sums(methods_.size());
        std::vector<std::size_t> open;
        for (const auto& passes : plan_.passesOf) {
            open.push_back(passes.size());
        }
        for (std::size_t pass = 0; pass < plan_.passes.size(); ++pass) {
            const PassMaps maps = heal(number, prepared, plan_.passes[pass]);
            for (std::size_t m = 0; m < methods_.size(); ++m) {
                const auto& passes = plan_.passesOf[m];
                if (std::find(passes.begin(), passes.end(), pass) == passes.end()) {
                    continue;
                }
                addMap(sums[m], maps, methods_[m].settings.weighting, share,
                       1.0f / static_cast<float>(passes.size()));
                if (--open[m] == 0) {
                    const Volume map = mapToScan(prepared, scan, sums[m]);
                    store_->write(scratchName(m, number), scoresAt(voxels_[number], map.voxels));
                    sums[m] = {};
                }
            }
        }
    }

    /// What one healing gives: the map weighted by the code's rule, and unweighted.
    struct PassMaps {
        Volume weighted;
        std::vector<float> plain;
    };

    PassMaps heal(std::size_t number, const PreparedScan& prepared,
                  const HealingSettings& settings) {
        PassMaps maps;
        maps.plain.assign(prepared.image.voxels.size(), 0.0f);
        const auto observer = [&](const StepFrame& frame) {
            const std::size_t first = prepared.image.index(0, 0, frame.slice);
            for (std::size_t i = 0; i < frame.gradient.size(); ++i) {
                maps.plain[first + i] += frame.gradient[i] / static_cast<float>(frame.steps);
            }
            stepsDone_ += 1.0 / frame.slicesTotal;
            meter_.update(stepsDone_);
            showProgress(number, describe(settings),
                         fmt::format("slice {} of {}, ",
                                     std::min(frame.slicesDone + 1, frame.slicesTotal),
                                     frame.slicesTotal));
        };
        HealingResult result = restorer_->heal({prepared.image, prepared.mask}, settings, observer,
                                               stop_);
        stop_.throwIfStopped();
        device_ = result.device;
        maps.weighted = std::move(result.anomalyMap);
        return maps;
    }

    static void addMap(Volume& sum, const PassMaps& maps, ForegroundWeighting weighting,
                       const std::vector<float>& share, float factor) {
        if (sum.voxels.empty()) {
            sum = Volume(maps.weighted.size, maps.weighted.affine);
        }
        for (std::size_t i = 0; i < sum.voxels.size(); ++i) {
            float value = maps.weighted.voxels[i];
            if (weighting == ForegroundWeighting::Off) {
                value = maps.plain[i];
            } else if (weighting == ForegroundWeighting::Normalised) {
                value = share[i] > 0.0f ? value / share[i] : 0.0f;
            }
            sum.voxels[i] += factor * value;
        }
    }

    [[nodiscard]] Evaluation facts() const {
        Evaluation evaluation;
        evaluation.model = methods_.empty() ? "none (trivial baselines alone)" : card_.name;
        evaluation.modelSha256 = methods_.empty() ? "" : card_.weightsSha256;
        evaluation.thresholdRule = card_.thresholdRule;
        evaluation.settings = fmt::format("Stride {} pixels, update rule {}, foreground weighting "
                                          "{}, windows blended {} the loop.",
                                          settings_.stride, toText(settings_.rule),
                                          toText(settings_.weighting), toText(settings_.blending));
        evaluation.device = device_;
        evaluation.split = options_.split;
        evaluation.leftClosed = list_.leftClosed;
        evaluation.bootstrap = {options_.replicates, options_.seed};
        evaluation.cases = facts_;
        evaluation.strata = strataOf(facts_);
        evaluation.warnings = warnings_;
        return evaluation;
    }

    void measure(Evaluation& evaluation) {
        const std::size_t rows = methods_.size() + baselineNames_.size();
        for (std::size_t m = 0; m < rows; ++m) {
            stop_.throwIfStopped();
            MethodResult result = resultFor(m);
            progress_.show(fmt::format("Measuring {} of {}: {}", m + 1, rows, result.name));
            const auto read = [this, m](std::size_t i) { return store_->read(scratchName(m, i)); };
            measureMethod(result, rankMethod(voxels_, read), evaluation.strata,
                          evaluation.bootstrap);
            // Regions take long to find: the chosen map's and the trivial ones' are enough.
            if (result.chosen || result.baseline) {
                stop_.throwIfStopped();
                const bool known = result.chosen && card_.suggestedThreshold > 0.0;
                evaluation.detections.push_back(measureDetection(
                    result.name, voxels_, read, evaluation.strata.front(),
                    known ? std::optional(card_.suggestedThreshold) : std::nullopt,
                    evaluation.bootstrap));
                evaluation.detections.back().baseline = result.baseline;
            }
            evaluation.methods.push_back(std::move(result));
        }
        compareWithChosen(evaluation.methods, evaluation.strata);
    }

    [[nodiscard]] MethodResult resultFor(std::size_t m) const {
        MethodResult result;
        if (m >= methods_.size()) {
            result.name = baselineNames_[m - methods_.size()];
            result.baseline = true;
            return result;
        }
        const ScoredMethod& method = methods_[m];
        result.name = method.name;
        result.chosen = m == 0;
        result.inTable1 = method.inTable1;
        result.inTable2 = method.inTable2;
        result.inFigure2 = method.inFigure2;
        if (method.settings.score == ScoreKind::SingleStep) {
            result.singleT = method.settings.singleT;
        }
        return result;
    }

    void showProgress(std::size_t number, const std::string& what, const std::string& slices) {
        progress_.show(fmt::format("Case {} of {} ({}): {}, {}{:.2f} steps/s, {} left", number + 1,
                                   list_.cases.size(), list_.cases[number].name, what, slices,
                                   meter_.rate(), durationText(meter_.secondsLeft())));
    }

    const EvaluateOptions& options_;
    ProgressLine& progress_;
    const StopToken& stop_;
    CaseList list_;
    fs::path modelFolder_;
    ModelCard card_;
    HealingSettings settings_;
    std::vector<ScoredMethod> methods_;
    HealingPlan plan_;
    std::shared_ptr<Restorer> restorer_;
    std::optional<ScratchStore> store_;
    ProgressMeter meter_{1.0};
    double stepsDone_ = 0.0;
    std::string device_;
    std::vector<CountedVoxels> voxels_;  // of each case
    std::vector<CaseFacts> facts_;
    std::vector<std::string> baselineNames_;
    std::vector<std::string> warnings_;
};

void writeEvaluation(const Evaluation& evaluation, const fs::path& folder) {
    writeTextAtomically(folder / kEvaluationTextFile, evaluationText(evaluation));
    writeTextAtomically(folder / kEvaluationJsonFile, evaluationJson(evaluation) + "\n");
    writeTextAtomically(folder / kMethodsFile, methodsCsv(evaluation));
    writeTextAtomically(folder / kSubjectsFile, subjectsCsv(evaluation));
    writeTextAtomically(folder / kFrocFile, frocCsv(evaluation));
    writeTextAtomically(folder / kPrecisionRecallPlotFile,
                        svgOf(precisionRecallPlot(evaluation)));
    writeTextAtomically(folder / kFrocPlotFile, svgOf(frocPlot(evaluation)));
    const bool hasFigure2 =
        std::any_of(evaluation.methods.begin(), evaluation.methods.end(),
                    [](const MethodResult& method) { return method.inFigure2; });
    if (hasFigure2) {
        writeTextAtomically(folder / kFigure2PlotFile, svgOf(figure2Plot(evaluation)));
    }
}

}  // namespace

int evaluateCases(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop) {
    // The folder comes first: hours of work must not end in a place that cannot be written to.
    if (!options.out.empty()) {
        createFolder(options.out);
    }
    const Evaluation evaluation = CasesEvaluation(options, progress, stop).run();
    for (const std::string& warning : evaluation.warnings) {
        printWarning(warning);
    }
    if (!options.out.empty()) {
        writeEvaluation(evaluation, options.out);
    }
    if (options.json) {
        fmt::print("{}\n", evaluationJson(evaluation));
        return kSuccess;
    }
    fmt::print("{}", evaluationText(evaluation));
    fmt::print("{} cases in {}.\n", evaluation.cases.size(), durationText(evaluation.seconds));
    if (!options.out.empty()) {
        fmt::print("Tables and plots are in {}.\n", displayPath(options.out));
    }
    return kSuccess;
}

}  // namespace disyre::app
