// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/CaseFolder.h"
#include "app/Evaluate.h"
#include "app/EvaluateMap.h"
#include "app/TemplateBrain.h"
#include "core/base/Error.h"
#include "core/base/Progress.h"
#include "core/card/ModelPlaces.h"
#include "core/compute/Compute.h"
#include "core/evaluation/Baselines.h"
#include "core/evaluation/CasePicture.h"
#include "core/evaluation/Methods.h"
#include "core/evaluation/Metrics.h"
#include "core/evaluation/Report.h"
#include "core/evaluation/ScratchStore.h"
#include "core/image/PngFile.h"
#include "core/platform/AtomicFile.h"
#include "core/platform/Machine.h"
#include "core/restoration/MapSmoothing.h"

namespace disyre::app {

namespace {

namespace fs = std::filesystem;

MethodChoice choiceOf(const std::vector<std::string>& names) {
    const auto has = [&names](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    return {has("table1"), has("table2"), has("figure2"), has("filters")};
}

/// A model with the ways in which it scores a scan, each a row of the tables.
struct EvaluatedModel {
    ModelCard card;
    HealingSettings settings;
    std::vector<ScoredMethod> methods;
    HealingPlan plan;
    std::shared_ptr<Restorer> restorer;
    std::size_t firstRow = 0;
};

EvaluatedModel openModel(const std::string& name, const HealScanOptions& options) {
    const fs::path folder = name.empty() ? defaultModelFolder() : modelFolder(name);
    EvaluatedModel model;
    model.card = readModelCard(folder);
    model.settings = settingsFor(options, model.card);
    model.restorer = compute(options.threads).loadModel(folder, options.device);
    return model;
}

/// The model's name, and its folder's where another row has that name.
std::string rowName(const EvaluatedModel& model, const std::string& folder,
                    const std::vector<std::string>& taken) {
    std::string name = model.card.name;
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) {
        name += fmt::format(" ({})", fs::path(folder).filename().string());
    }
    return name;
}

/// Keeps the axial slices `first`, `first + every`, ... of a mask and empties the others.
void keepSlices(Mask& mask, int first, int every) {
    for (int z = 0; z < mask.size[2]; ++z) {
        if (z % every != first) {
            const auto begin = mask.voxels.begin() +
                               static_cast<std::ptrdiff_t>(mask.index(0, 0, z));
            std::fill_n(begin, mask.sliceSize(), std::uint8_t{0});
        }
    }
}

/// The model-space slices that the scan slices `first`, `first + every`, ... are interpolated from.
std::vector<int> slicesFor(const PreparedScan& prepared, int first, int every) {
    constexpr double kSameSlice = 1e-3;
    std::vector<int> slices;
    for (int z = first; z < prepared.scanMask.size[2]; z += every) {
        const double at = (z - prepared.originInScan[2]) / prepared.spacingInScan[2];
        const auto low = static_cast<int>(std::floor(at + kSameSlice));
        const auto high = static_cast<int>(std::ceil(at - kSameSlice));
        for (int slice = low; slice <= high; ++slice) {
            if (slice >= 0 && slice < prepared.image.size[2] &&
                (slices.empty() || slices.back() < slice)) {
                slices.push_back(slice);
            }
        }
    }
    return slices;
}

/// Scores every case with every method first, one case at a time, and then measures one method at a
/// time, so that memory holds one case's maps and one method's scores.
class CasesEvaluation {
public:
    CasesEvaluation(const EvaluateOptions& options, ProgressLine& progress, const StopToken& stop)
        : options_(options),
          progress_(progress),
          stop_(stop),
          list_(findCases(options.cases, options.split)) {
        if (!options.templateScan.empty()) {
            template_ = readTemplateBrain(options.templateScan);
        }
        if (options.baselineOnly) {
            referenceCard_ = readModelCard(options.heal.model.empty()
                                               ? defaultModelFolder()
                                               : modelFolder(options.heal.model));
            return;
        }
        addModel(openModel(options.heal.model, options.heal), choiceOf(options.methods));
        referenceCard_ = models_.front().card;
        std::vector<std::string> names{referenceCard_.name};
        for (const std::string& folder : options.beside) {
            EvaluatedModel model = openModel(folder, options.heal);
            names.push_back(rowName(model, folder, names));
            addModel(std::move(model), {});
            ScoredMethod& method = models_.back().methods.front();
            method.name = names.back() + ": " + (usesCondition(models_.back().card.method)
                                                     ? method.name
                                                     : std::string("one pass"));
        }
    }

    Evaluation run() {
        const fs::path scratch =
            options_.out.empty() ? fs::temp_directory_path() : fs::path(options_.out);
        store_.emplace(scratch);
        int networkSteps = 0;
        for (const EvaluatedModel& model : models_) {
            networkSteps += model.plan.networkSteps;
        }
        meter_ = ProgressMeter(static_cast<double>(list_.cases.size()) *
                               std::max(1, networkSteps));
        for (std::size_t i = 0; i < list_.cases.size(); ++i) {
            scoreCase(i);
        }
        Evaluation evaluation = facts();
        measure(evaluation);
        progress_.clear();
        evaluation.seconds = meter_.secondsElapsed();
        return evaluation;
    }

    /// Pictures of the worst cases, in place of those of an earlier evaluation.
    void drawWorstCases(const Evaluation& evaluation) const {
        const auto file = [this](std::size_t rank) {
            return fs::path(options_.out) / fmt::format("worst-{}.png", rank + 1);
        };
        for (std::size_t rank = 0; rank < kWorstCases; ++rank) {
            std::error_code none;
            fs::remove(file(rank), none);
        }
        const std::vector<std::size_t> worst =
            worstCases(evaluation, kWorstCases, kWorstCaseMillilitres);
        for (std::size_t rank = 0; rank < worst.size(); ++rank) {
            const std::size_t number = worst[rank];
            writePng(file(rank), casePicture(readCase(list_.cases[number]).scan, voxels_[number],
                                             store_->read(scratchName(0, number))));
        }
    }

private:
    void addModel(EvaluatedModel model, const MethodChoice& choice) {
        model.firstRow = modelRows();
        model.methods = chooseMethods(model.settings, choice, model.card.schedule.steps);
        model.plan = planHealings(model.methods, Schedule(model.card.schedule));
        if (!usesCondition(model.card.method)) {
            model.plan.networkSteps = 1;
        }
        models_.push_back(std::move(model));
    }
    /// How many rows the models take; the trivial maps follow.
    [[nodiscard]] std::size_t modelRows() const {
        return models_.empty() ? 0 : models_.back().firstRow + models_.back().methods.size();
    }

    [[nodiscard]] static std::string scratchName(std::size_t row, std::size_t caseNumber) {
        return fmt::format("{}-{}", row, caseNumber);
    }

    void scoreCase(std::size_t number) {
        const CaseFiles& files = list_.cases[number];
        stop_.throwIfStopped();
        showProgress(number, "preparing", "");
        const CaseScan scan = readCase(files);
        const PreparedScan prepared = prepareCase(files, scan, referenceCard_);
        checkOverlap(files, scan.lesion, prepared.scanMask);
        const std::size_t lesionVoxels =
            scan.lesion.voxels.size() -
            static_cast<std::size_t>(
                std::count(scan.lesion.voxels.begin(), scan.lesion.voxels.end(), 0));
        // Which slices count must not hang on where the lesion lies.
        const int firstSlice = static_cast<int>(number) % options_.every;
        Mask brain = prepared.scanMask;
        Mask lesion = scan.lesion;
        keepSlices(brain, firstSlice, options_.every);
        keepSlices(lesion, firstSlice, options_.every);
        voxels_.push_back(countedVoxels(brain, lesion, scan.scan.voxelMillilitres()));
        const CountedVoxels& voxels = voxels_.back();
        const Volume scaled = scaledScan(scan.scan, prepared);
        std::vector<BaselineMap> baselines = baselineMaps(scaled, prepared.scanMask);
        if (template_) {
            baselines.push_back(templateDifference(*template_, scaled, prepared.scanMask));
        }
        baselineNames_.clear();
        for (std::size_t i = 0; i < baselines.size(); ++i) {
            baselineNames_.push_back(baselines[i].name);
            store_->write(scratchName(modelRows() + i, number),
                          scoresAt(voxels, baselines[i].scores));
        }
        const ProgressMeter clock(1.0);
        for (EvaluatedModel& model : models_) {
            const bool alike = model.card.spacing == referenceCard_.spacing &&
                               model.card.intensity == referenceCard_.intensity;
            const std::optional<PreparedScan> own =
                alike ? std::nullopt : std::optional(prepareCase(files, scan, model.card));
            const PreparedScan& input = alike ? prepared : *own;
            healCase(number, model, scan.scan, input,
                     slicesFor(input, firstSlice, options_.every));
        }
        facts_.push_back({files.name, files.subject, files.kind, files.nearTraining,
                          placeInBrain(scan.lesion, prepared.scanMask, scan.scan.spacing()),
                          static_cast<double>(lesionVoxels) * voxels.voxelMillilitres,
                          models_.empty() ? 0.0 : clock.secondsElapsed()});
    }

    PreparedScan prepareCase(const CaseFiles& files, const CaseScan& scan, const ModelCard& card) {
        PreparedScan prepared = prepare(scan.scan, card, scan.brain ? &*scan.brain : nullptr);
        for (const auto& warnings : {scan.warnings, prepared.warnings}) {
            for (const std::string& warning : warnings) {
                const std::string line = files.name + ": " + warning;
                if (std::find(warnings_.begin(), warnings_.end(), line) == warnings_.end()) {
                    warnings_.push_back(line);
                }
            }
        }
        return prepared;
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
    void healCase(std::size_t number, EvaluatedModel& model, const Volume& scan,
                  const PreparedScan& prepared, std::vector<int> slices) {
        const auto& methods = model.methods;
        const auto reach =
            static_cast<int>(smoothingAcross(model.settings, model.card).size()) - 1;
        const std::vector<int> neighbours = neighboursWithin(reach, slices, prepared.mask);
        slices.insert(slices.end(), neighbours.begin(), neighbours.end());
        std::vector<std::uint8_t> there(static_cast<std::size_t>(prepared.mask.size[2]), 0);
        for (const int slice : slices) {
            there[static_cast<std::size_t>(slice)] = 1;
        }
        const bool normalised =
            std::any_of(methods.begin(), methods.end(), [](const ScoredMethod& method) {
                return method.settings.weighting == ForegroundWeighting::Normalised;
            });
        const std::vector<float> share =
            normalised ? brainShareMap(prepared.mask, model.card.patch, model.settings.stride,
                                       model.settings.placement)
                       : std::vector<float>();
        std::vector<Volume> sums(methods.size());
        std::vector<std::size_t> open;
        for (const auto& passes : model.plan.passesOf) {
            open.push_back(passes.size());
        }
        for (std::size_t pass = 0; pass < model.plan.passes.size(); ++pass) {
            HealingSettings settings = model.plan.passes[pass];
            settings.slices = slices;
            const PassMaps maps = heal(number, model, prepared, settings);
            for (std::size_t m = 0; m < methods.size(); ++m) {
                const auto& passes = model.plan.passesOf[m];
                if (std::find(passes.begin(), passes.end(), pass) == passes.end()) {
                    continue;
                }
                addMap(sums[m], maps, methods[m].settings.weighting, share,
                       1.0f / static_cast<float>(passes.size()));
                if (--open[m] == 0) {
                    smoothMapWithin(sums[m], prepared.mask,
                                    mapSmoothingPixels(methods[m].settings, model.card));
                    smoothMapAcross(sums[m], prepared.mask, there,
                                    smoothingAcross(methods[m].settings, model.card));
                    if (!methods[m].median.isNone()) {
                        sums[m] = medianFiltered(sums[m], prepared.mask, methods[m].median);
                    }
                    const Volume map = mapToScan(prepared, scan, sums[m]);
                    store_->write(scratchName(model.firstRow + m, number),
                                  scoresAt(voxels_[number], map.voxels));
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

    PassMaps heal(std::size_t number, EvaluatedModel& model, const PreparedScan& prepared,
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
        HealingResult result = model.restorer->heal({prepared.image, prepared.mask}, settings,
                                                   observer, stop_);
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
        evaluation.model = "none (trivial baselines alone)";
        if (!models_.empty()) {
            const HealingSettings& settings = models_.front().settings;
            evaluation.model = referenceCard_.name;
            evaluation.modelSha256 = referenceCard_.weightsSha256;
            evaluation.settings = fmt::format(
                "Stride {} pixels, windows over the {}{}, update rule {}, foreground weighting {}, "
                "windows blended {} the loop, maps smoothed by {:g} mm within slices and {:g} mm across "
                "them.",
                settings.stride, toText(settings.placement),
                settings.mirrored ? ", mirrored too" : "", toText(settings.rule),
                toText(settings.weighting), toText(settings.blending), settings.smoothing,
                settings.smoothingAcross);
        }
        if (!models_.empty()) {
            const HealthyScores* scores =
                healthyScoresFor(referenceCard_, models_.front().settings);
            evaluation.thresholdRule = scores != nullptr ? scores->rule : std::string();
        }
        for (std::size_t i = 1; i < models_.size(); ++i) {
            evaluation.beside.push_back({models_[i].methods.front().name,
                                         models_[i].card.weightsSha256,
                                         models_[i].card.training});
        }
        evaluation.every = options_.every;
        evaluation.device = device_;
        evaluation.split = options_.split;
        evaluation.leftClosed = list_.leftClosed;
        const int threads = options_.heal.threads;
        evaluation.bootstrap = {options_.replicates, options_.seed,
                                threads > 0 ? threads : availableProcessors()};
        evaluation.cases = facts_;
        evaluation.strata = strataOf(facts_);
        evaluation.warnings = warnings_;
        return evaluation;
    }

    void measure(Evaluation& evaluation) {
        const std::size_t rows = modelRows() + baselineNames_.size();
        for (std::size_t row = 0; row < rows; ++row) {
            stop_.throwIfStopped();
            MethodResult result = resultFor(row);
            if (result.chosen) {
                measureCases(evaluation.cases);
            }
            progress_.show(fmt::format("Measuring {} of {}: {}", row + 1, rows, result.name));
            const auto read = [this, row](std::size_t i) {
                return store_->read(scratchName(row, i));
            };
            measureMethod(result, rankMethod(voxels_, read), evaluation.strata,
                          evaluation.bootstrap);
            // Regions take long to find: one map a model and the trivial ones are enough. Among
            // slices that lie apart there are none.
            const bool mainRow = result.chosen || result.baseline || result.beside;
            if (mainRow && options_.every == 1) {
                stop_.throwIfStopped();
                evaluation.detections.push_back(measureDetection(
                    result.name, voxels_, read, evaluation.strata,
                    result.baseline ? std::vector<OperatingPoint>() : operatingPointsOfRow(row),
                    evaluation.bootstrap));
                evaluation.detections.back().baseline = result.baseline;
            }
            evaluation.methods.push_back(std::move(result));
        }
        compareWithChosen(evaluation.methods, evaluation.strata);
    }

    /// Each case by itself, with the chosen settings.
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

    [[nodiscard]] const EvaluatedModel& modelOfRow(std::size_t row) const {
        return *std::find_if(models_.rbegin(), models_.rend(),
                             [row](const EvaluatedModel& model) { return model.firstRow <= row; });
    }

    /// Of the model's own settings; the card's suggestion alone where it tells no more.
    [[nodiscard]] std::vector<OperatingPoint> operatingPointsOfRow(std::size_t row) const {
        const EvaluatedModel& model = modelOfRow(row);
        const HealthyScores* scores = healthyScoresFor(model.card, model.settings);
        return scores != nullptr ? operatingPoints(*scores) : std::vector<OperatingPoint>();
    }

    [[nodiscard]] MethodResult resultFor(std::size_t row) const {
        MethodResult result;
        if (row >= modelRows()) {
            result.name = baselineNames_[row - modelRows()];
            result.baseline = true;
            return result;
        }
        const EvaluatedModel& model = modelOfRow(row);
        const ScoredMethod& method = model.methods[row - model.firstRow];
        result.name = method.name;
        result.chosen = row == 0;
        result.beside = &model != &models_.front();
        result.inTable1 = method.inTable1;
        result.inTable2 = method.inTable2;
        result.inFigure2 = method.inFigure2;
        result.inFilters = method.inFilters;
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
    std::optional<TemplateBrain> template_;
    ModelCard referenceCard_;             // of the chosen model, which also says what brain is
    std::vector<EvaluatedModel> models_;  // the chosen one first; none for the trivial maps alone
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
    CasesEvaluation work(options, progress, stop);
    const Evaluation evaluation = work.run();
    for (const std::string& warning : evaluation.warnings) {
        printWarning(warning);
    }
    if (!options.out.empty()) {
        writeEvaluation(evaluation, options.out);
        try {
            work.drawWorstCases(evaluation);
        } catch (const Error& error) {
            printWarning(error.what());
        }
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
