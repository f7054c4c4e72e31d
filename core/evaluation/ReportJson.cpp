// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Json.h"
#include "core/evaluation/Report.h"

namespace disyre {

namespace {

Json toJson(const std::optional<Interval>& interval) {
    return interval ? Json::array({interval->low, interval->high}) : Json();
}

Json toJson(const Spread& spread) {
    return {{"mean", spread.mean},
            {"standard_deviation", spread.deviation},
            {"least", spread.least},
            {"median", spread.median},
            {"most", spread.most}};
}

Json toJson(const Measures& measures, const Stratum& stratum) {
    Json json{{"stratum", stratum.name},
              {"subjects", stratum.subjects.size()},
              {"prevalence", measures.voxels.prevalence},
              {"average_precision", measures.voxels.averagePrecision},
              {"average_precision_interval", toJson(measures.averagePrecisionInterval)},
              {"best_dice", measures.voxels.bestDice},
              {"best_dice_interval", toJson(measures.bestDiceInterval)},
              {"best_dice_threshold", measures.voxels.bestDiceThreshold},
              {"auroc", measures.voxels.areaUnderRoc},
              {"average_precision_per_subject", toJson(spreadOf(measures.subjectAp))},
              {"best_dice_per_subject", toJson(spreadOf(measures.subjectDice))}};
    for (std::size_t r = 0; r < kSliceReductions.size(); ++r) {
        json["slices"][toText(kSliceReductions[r])] = {
            {"average_precision", measures.slices[r].averagePrecision},
            {"average_precision_interval", toJson(measures.sliceApInterval[r])},
            {"auroc", measures.slices[r].areaUnderRoc},
            {"auroc_interval", toJson(measures.sliceRocInterval[r])}};
    }
    if (measures.difference) {
        json["average_precision_minus_chosen"] = {
            {"pooled", measures.difference->pooled},
            {"interval", toJson(measures.difference->interval)},
            {"mean_of_subjects", measures.difference->meanOfSubjects}};
    }
    return json;
}

Json toJson(const DetectionSummary& summary) {
    Json sizes = Json::array();
    for (std::size_t kind = 0; kind < kSizeClasses; ++kind) {
        const auto& sensitivity = summary.sensitivityBySize[kind];
        sizes.push_back({{"size", sizeClassName(kind)},
                         {"lesions", summary.lesionsBySize[kind]},
                         {"sensitivity", sensitivity ? Json(*sensitivity) : Json()}});
    }
    return {{"dice", summary.meanDice},
            {"lesions", summary.lesions},
            {"hits", summary.hits},
            {"sensitivity", summary.sensitivity},
            {"large_lesions", summary.largeLesions},
            {"large_hits", summary.largeHits},
            {"large_sensitivity", summary.largeSensitivity},
            {"false_regions_per_scan", summary.falsePerScan},
            {"by_size", sizes}};
}

Json toJson(const DetectionResult& detection, const std::vector<Stratum>& strata) {
    Json json{{"method", detection.name}, {"at_card_thresholds", Json::array()}};
    for (const DetectionAt& at : detection.atCard) {
        Json entry = toJson(at.summary);
        entry["threshold"] = at.point.threshold;
        entry["false_regions_per_healthy_scan"] = at.point.falseRegions;
        entry["dice_interval"] = toJson(at.diceInterval);
        entry["sensitivity_interval"] = toJson(at.sensitivityInterval);
        entry["large_sensitivity_interval"] = toJson(at.largeSensitivityInterval);
        entry["false_regions_per_scan_interval"] = toJson(at.falsePerScanInterval);
        for (std::size_t s = 0; s < at.strata.size(); ++s) {
            Json stratum = toJson(at.strata[s]);
            stratum["name"] = strata[s].name;
            entry["strata"].push_back(std::move(stratum));
        }
        json["at_card_thresholds"].push_back(std::move(entry));
    }
    json["froc"] = Json::array();
    for (const FrocPoint& point : detection.froc) {
        Json entry = toJson(point.summary);
        entry["threshold"] = point.threshold;
        json["froc"].push_back(std::move(entry));
    }
    return json;
}

Json toJson(const MethodResult& method, const Evaluation& evaluation) {
    Json json{{"name", method.name},         {"chosen", method.chosen},
              {"baseline", method.baseline}, {"beside", method.beside},
              {"table1", method.inTable1},   {"table2", method.inTable2},
              {"figure2", method.inFigure2}, {"filters", method.inFilters}};
    for (std::size_t s = 0; s < evaluation.strata.size(); ++s) {
        json["strata"].push_back(toJson(method.strata[s], evaluation.strata[s]));
    }
    const Stratum& all = evaluation.strata.front();
    for (std::size_t i = 0; i < all.subjects.size(); ++i) {
        json["subjects"].push_back({{"subject", all.subjects[i]},
                                    {"average_precision", method.strata[0].subjectAp[i]},
                                    {"best_dice", method.strata[0].subjectDice[i]}});
    }
    return json;
}

}  // namespace

std::string evaluationJson(const Evaluation& evaluation) {
    Json json{{"format", "disyre-evaluation"},
              {"format_version", 1},
              {"model", evaluation.model},
              {"model_sha256", evaluation.modelSha256},
              {"settings", evaluation.settings},
              {"device", evaluation.device},
              {"every_slice", evaluation.every},
              {"split", evaluation.split},
              {"cases_left_closed", evaluation.leftClosed},
              {"threshold_rule", evaluation.thresholdRule},
              {"bootstrap_replicates", evaluation.bootstrap.replicates},
              {"bootstrap_seed", evaluation.bootstrap.seed},
              {"seconds", evaluation.seconds},
              {"warnings", evaluation.warnings}};
    for (const CaseFacts& facts : evaluation.cases) {
        json["cases"].push_back(
            {{"name", facts.name},
             {"subject", facts.subject},
             {"kind", facts.kind},
             {"near_training", facts.nearTraining},
             {"place", toText(facts.place)},
             {"lesion_ml", facts.lesionMillilitres},
             {"average_precision",
              facts.averagePrecision ? Json(*facts.averagePrecision) : Json(nullptr)},
             {"prevalence", facts.prevalence},
             {"seconds", facts.seconds}});
    }
    for (const MethodResult& method : evaluation.methods) {
        json["methods"].push_back(toJson(method, evaluation));
    }
    json["beside"] = Json::array();
    for (const BesideModel& model : evaluation.beside) {
        json["beside"].push_back(
            {{"name", model.name}, {"weights_sha256", model.sha256}, {"training", model.training}});
    }
    json["detection"] = Json::array();
    for (const DetectionResult& detection : evaluation.detections) {
        json["detection"].push_back(toJson(detection, evaluation.strata));
    }
    return jsonText(json, 2);
}

}  // namespace disyre
