// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflows/ModelValidation.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "core/base/Json.h"
#include "core/evaluation/CountedVoxels.h"
#include "core/evaluation/Froc.h"
#include "core/evaluation/Metrics.h"
#include "core/image/ScanReader.h"
#include "core/preprocess/BrainMask.h"
#include "core/preprocess/LabelFile.h"
#include "core/workflows/MeasuredMap.h"

namespace disyre {

namespace {

/// A scan with its brain and lesion in RAS order.
struct ScanToValidate {
    Volume scan;
    std::optional<Mask> brain;
    Mask lesion;                    ///< Without a voxel for a healthy scan.
    std::vector<Message> warnings;  ///< What was said while the files were read.
};

ScanToValidate readForValidation(const CaseFiles& files, const ValidationSource& source) {
    if (!files.lesion.empty()) {
        CaseScan read = readCase(files);
        return {std::move(read.scan), std::move(read.brain), std::move(read.lesion),
                std::move(read.warnings)};
    }
    ScanToValidate healthy;
    ScanInfo info;
    const Volume scan = readScan(files.scan, &info);
    healthy.warnings = std::move(info.warnings);
    if (!files.brain.empty()) {
        healthy.brain = toRas(brainFromLabels(readLabelsFor(scan, files.brain, healthy.warnings),
                                              source.maskClosing, source.maskGrowth),
                              orientationOf(scan.affine));
    }
    healthy.scan = toRas(scan);
    healthy.lesion = Mask(healthy.scan.size);
    return healthy;
}

/// Returns the volume of the largest region that shares no voxel with the lesion.
double largestFalseRegion(const CountedVoxels& voxels, const std::vector<float>& scores,
                          float threshold) {
    Volume map(voxels.size, Affine{});
    static_cast<Grid<float>&>(map) = gridOf(voxels, scores);
    Mask above(map.size);
    std::transform(map.voxels.begin(), map.voxels.end(), above.voxels.begin(),
                   [threshold](float score) -> std::uint8_t { return score >= threshold; });
    const Mask lesion = lesionOf(voxels);
    double largest = 0.0;
    for (const Region& region : findRegions(above)) {
        const bool hits = std::any_of(region.voxels.begin(), region.voxels.end(),
                                      [&](std::size_t at) { return lesion.voxels[at] != 0; });
        const double volume = static_cast<double>(region.voxels.size()) * voxels.voxelMillilitres;
        if (!hits && volume >= kSmallestRegionMillilitres) {
            largest = std::max(largest, volume);
        }
    }
    return largest;
}

/// Measures the scans of a source and keeps what the measures over all of them need.
class SourceMeasures {
public:
    explicit SourceMeasures(const std::string& name) { result_.name = name; }

    const ValidatedScan& add(const CaseFiles& files, const ScanToValidate& scan,
                             const HealedMap& healed) {
        const CountedVoxels voxels = countedVoxels(healed.healed.prepared.scanMask, scan.lesion,
                                                   scan.scan.voxelMillilitres());
        std::vector<float> scores = scoresAt(voxels, healed.map.voxels);
        ValidatedScan measured;
        measured.name = files.name;
        measured.kind = files.kind;
        measured.isHealthy = files.lesion.empty();
        const ScanThreshold suggested = suggestedFor(healed.healed);
        measured.level = suggested.level;
        measured.threshold = suggested.threshold;
        measured.highestScore = static_cast<double>(
            scores.empty() ? 0.0f : *std::max_element(scores.begin(), scores.end()));
        if (measured.threshold > 0.0) {
            const auto threshold = static_cast<float>(measured.threshold);
            const Detections detections = LesionDetection(voxels).at(scores, threshold);
            measured.regions = detections.regions;
            measured.falseRegions = detections.falseRegions;
            measured.largestFalseMillilitres = largestFalseRegion(voxels, scores, threshold);
            measured.dice = measured.isHealthy ? 0.0 : detections.dice;
            measured.largeLesions = detections.largeLesions;
            measured.largeFound = detections.largeHits;
        }
        if (!measured.isHealthy) {
            const auto positives =
                static_cast<double>(std::count(voxels.labels.begin(), voxels.labels.end(), 1));
            measured.lesionMillilitres = positives * voxels.voxelMillilitres;
            measured.prevalence = positives / static_cast<double>(voxels.labels.size());
            measured.averagePrecision = averagePrecision(scores, voxels.labels);
            measured.bestDice = bestDice(scores, voxels.labels).dice;
            pooled_.push_back({std::move(scores), voxels.labels});
        }
        result_.scans.push_back(std::move(measured));
        return result_.scans.back();
    }

    [[nodiscard]] ValidatedSource finish() {
        std::size_t counted = 0;
        const auto countHealthy = static_cast<std::size_t>(
            std::count_if(result_.scans.begin(), result_.scans.end(),
                          [](const ValidatedScan& scan) { return scan.isHealthy; }));
        result_.healthy = countHealthy;
        for (const ValidatedScan& scan : result_.scans) {
            result_.largeLesions += scan.largeLesions;
            result_.largeFound += scan.largeFound;
            result_.meanDice += scan.dice;
            result_.emptyLists += !scan.isHealthy && scan.regions == 0 ? 1 : 0;
            result_.largestFalseMillilitres =
                std::max(result_.largestFalseMillilitres, scan.largestFalseMillilitres);
            if (scan.isHealthy || countHealthy == 0) {
                ++counted;
                result_.falseRegions += scan.falseRegions;
                result_.mostFalseRegions = std::max(result_.mostFalseRegions, scan.falseRegions);
            }
        }
        result_.falseRegions /= static_cast<double>(std::max<std::size_t>(counted, 1));
        if (!pooled_.empty()) {
            result_.meanDice /= static_cast<double>(pooled_.size());
            const PooledRanking ranking(pooled_.size(),
                                        [this](std::size_t group) { return pooled_[group]; });
            result_.ranking = ranking.measure(std::vector<double>(pooled_.size(), 1.0));
        }
        return std::move(result_);
    }

private:
    ValidatedSource result_;
    std::vector<ScoredVoxels> pooled_;
};

}  // namespace

ValidatedModel validateModel(const ValidateModelRequest& request,
                             const ValidationObserver& validated, const HealObserver& observer,
                             const StopToken& stop) {
    const std::vector<ValidationSource> sources = readValidationSources(request.sources);
    const ModelCard card = readModelCard(modelFolderOf(request.options));
    HealOptions options = request.options;
    options.loadHealer = [healer = std::shared_ptr<Healer>(), load = request.options](
                             const std::filesystem::path&, const std::string&) mutable {
        if (!healer) {
            healer = loadHealerFor(load);
        }
        return healer;
    };
    ValidatedModel result;
    result.model = card.name;
    result.scoring = scoringText(settingsFor(request.options, card), card);
    const std::size_t total = std::accumulate(
        sources.begin(), sources.end(), std::size_t{0},
        [](std::size_t sum, const ValidationSource& source) { return sum + source.scans.size(); });
    std::size_t number = 0;
    for (const ValidationSource& source : sources) {
        SourceMeasures measures(source.name);
        for (const CaseFiles& files : source.scans) {
            stop.throwIfStopped();
            const ScanToValidate scan = readForValidation(files, source);
            const HealedMap healed =
                healToMap(scan.scan, scan.brain ? &*scan.brain : nullptr, options,
                          aboutFile(observer, files.scan), stop, scan.warnings);
            const ValidatedScan& measured = measures.add(files, scan, healed);
            ++number;
            if (validated) {
                validated(measured, number, total);
            }
        }
        result.sources.push_back(measures.finish());
    }
    return result;
}

std::string validationText(const ValidatedModel& model) {
    std::string text = fmt::format("{}: {}\n\n", model.model, model.scoring);
    text += fmt::format("{:<28}{:>6}{:>8}{:>9}{:>7}{:>7}{:>11}{:>9}{:>7}{:>9}{:>7}\n", "source",
                        "scans", "AP", "chance", "Dice", "best", "found >1ml", "false", "most",
                        "largest", "empty");
    for (const ValidatedSource& source : model.sources) {
        const bool hasLesions = source.healthy < source.scans.size();
        const auto only = [](bool holds, const std::string& value) {
            return holds ? value : std::string("-");
        };
        text += fmt::format(
            "{:<28}{:>6}{:>8}{:>9}{:>7}{:>7}{:>11}{:>9.2f}{:>7}{:>9.1f}{:>7}\n", source.name,
            source.scans.size(),
            only(hasLesions, fmt::format("{:.3f}", source.ranking.averagePrecision)),
            only(hasLesions, fmt::format("{:.4f}", source.ranking.prevalence)),
            only(hasLesions, fmt::format("{:.2f}", source.meanDice)),
            only(hasLesions, fmt::format("{:.2f}", source.ranking.bestDice)),
            only(hasLesions, fmt::format("{} of {}", source.largeFound, source.largeLesions)),
            source.falseRegions, source.mostFalseRegions, source.largestFalseMillilitres,
            only(hasLesions, fmt::format("{}", source.emptyLists)));
    }
    text +=
        "\nAP and best: over all voxels of a source. Dice: mean over scans, each at the threshold "
        "suggested for it.\nfalse, most, largest: regions that hit no lesion, mean and most in a "
        "scan, and the largest in ml.\nempty: scans with a lesion in which no region reached the "
        "threshold.\n";
    return text;
}

std::string validationJson(const ValidatedModel& model) {
    Json sources = Json::array();
    for (const ValidatedSource& source : model.sources) {
        Json scans = Json::array();
        for (const ValidatedScan& scan : source.scans) {
            scans.push_back({{"name", scan.name},
                             {"kind", scan.kind},
                             {"healthy", scan.isHealthy},
                             {"level", scan.level},
                             {"threshold", scan.threshold},
                             {"highest_score", scan.highestScore},
                             {"regions", scan.regions},
                             {"false_regions", scan.falseRegions},
                             {"largest_false_ml", scan.largestFalseMillilitres},
                             {"lesion_ml", scan.lesionMillilitres},
                             {"average_precision", scan.averagePrecision},
                             {"chance", scan.prevalence},
                             {"dice", scan.dice},
                             {"best_dice", scan.bestDice},
                             {"large_lesions", scan.largeLesions},
                             {"large_found", scan.largeFound}});
        }
        sources.push_back({{"name", source.name},
                           {"average_precision", source.ranking.averagePrecision},
                           {"chance", source.ranking.prevalence},
                           {"best_dice", source.ranking.bestDice},
                           {"mean_dice", source.meanDice},
                           {"large_lesions", source.largeLesions},
                           {"large_found", source.largeFound},
                           {"false_regions", source.falseRegions},
                           {"most_false_regions", source.mostFalseRegions},
                           {"largest_false_ml", source.largestFalseMillilitres},
                           {"empty_lists", source.emptyLists},
                           {"scans", scans}});
    }
    const Json json = {{"model", model.model}, {"scoring", model.scoring}, {"sources", sources}};
    return jsonText(json, 2) + "\n";
}

}  // namespace disyre
