// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/Report.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/Csv.h"

namespace disyre {

namespace {

std::string intervalText(const std::optional<Interval>& interval) {
    return interval ? fmt::format("[{:.3f}, {:.3f}]", interval->low, interval->high) : "n < 10";
}

std::string csvInterval(const std::optional<Interval>& interval) {
    return interval ? fmt::format("{:.6g},{:.6g}", interval->low, interval->high) : ",";
}

std::string signedInterval(const std::optional<Interval>& interval) {
    return interval ? fmt::format("[{:+.3f}, {:+.3f}]", interval->low, interval->high) : "n < 10";
}

/// Joins rows of cells to a table whose columns are as wide as their widest cell. The first column
/// is aligned to the left, the others to the right.
std::string aligned(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    std::string text;
    for (const auto& row : rows) {
        text += fmt::format("  {:<{}}", row[0], widths[0]);
        for (std::size_t i = 1; i < row.size(); ++i) {
            text += fmt::format("  {:>{}}", row[i], widths[i]);
        }
        text += '\n';
    }
    return text;
}

std::vector<std::string> methodRow(const MethodResult& method, const Measures& measures) {
    const Spread spread = spreadOf(measures.subjectAp);
    return {method.name,
            fmt::format("{:.3f}", measures.voxels.averagePrecision),
            intervalText(measures.averagePrecisionInterval),
            fmt::format("{:.3f}", measures.voxels.bestDice),
            intervalText(measures.bestDiceInterval),
            fmt::format("{:.3f}/{:.3f}/{:.3f}", measures.slices[0].averagePrecision,
                        measures.slices[1].averagePrecision, measures.slices[2].averagePrecision),
            fmt::format("{:.3f}/{:.3f}/{:.3f}", measures.slices[0].areaUnderRoc,
                        measures.slices[1].areaUnderRoc, measures.slices[2].areaUnderRoc),
            fmt::format("{:.3f} +- {:.3f} ({:.3f}..{:.3f})", spread.mean, spread.deviation,
                        spread.least, spread.most),
            measures.difference ? fmt::format("{:+.3f}", measures.difference->pooled) : "-",
            measures.difference ? signedInterval(measures.difference->interval) : "-"};
}

/// Returns a table of the methods that `belongs` selects, on the headline's cases; the text is
/// empty if it selects none.
std::string methodTable(const Evaluation& evaluation, const std::string& title,
                        bool (*belongs)(const MethodResult&)) {
    std::vector<std::vector<std::string>> rows{
        {"method", "AP", "95 %", "best Dice", "95 %", "slice AP mean/max/top100",
         "slice AUROC mean/max/top100", "AP per subject", "AP - chosen", "95 %"}};
    for (const MethodResult& method : evaluation.methods) {
        if (belongs(method)) {
            rows.push_back(methodRow(method, method.strata.front()));
        }
    }
    return rows.size() > 1 ? title + "\n" + aligned(rows) + "\n" : "";
}

std::string strataTable(const Evaluation& evaluation) {
    if (evaluation.strata.size() < 2) {
        return "";
    }
    std::vector<std::vector<std::string>> rows(2);
    rows[0] = {"method"};
    rows[1] = {"prevalence"};
    for (std::size_t s = 0; s < evaluation.strata.size(); ++s) {
        const Stratum& stratum = evaluation.strata[s];
        rows[0].push_back(fmt::format("{} (n = {})", stratum.name, stratum.subjects.size()));
        rows[1].push_back(
            fmt::format("{:.4f}", evaluation.methods.front().strata[s].voxels.prevalence));
    }
    for (const MethodResult& method : evaluation.methods) {
        std::vector<std::string> row{method.name};
        for (const Measures& measures : method.strata) {
            row.push_back(fmt::format("{:.3f} {}", measures.voxels.averagePrecision,
                                      intervalText(measures.averagePrecisionInterval)));
        }
        rows.push_back(std::move(row));
    }
    return "Pooled AP by stratum\n" + aligned(rows) + "\n";
}

std::vector<std::string> sizeCells(const DetectionSummary& summary) {
    std::vector<std::string> cells;
    for (std::size_t kind = 0; kind < kSizeClasses; ++kind) {
        const auto& sensitivity = summary.sensitivityBySize[kind];
        cells.push_back(
            sensitivity ? fmt::format("{:.2f} (of {})", *sensitivity, summary.lesionsBySize[kind])
                        : "-");
    }
    return cells;
}

std::string foundText(int hits, int lesions) {
    return lesions > 0 ? fmt::format("{:.2f} ({} of {})", static_cast<double>(hits) / lesions, hits,
                                     lesions)
                       : "-";
}

/// Returns what is found at the thresholds that healthy scans gave, first over all cases of the
/// headline, then by stratum.
std::string cardDetectionText(const Evaluation& evaluation, const DetectionResult& detection) {
    std::vector<std::vector<std::string>> rows{{"false regions a healthy scan", "threshold",
                                                "found of 1 ml or more", "", "found of all", "",
                                                "false regions here", "", "Dice of a scan", ""}};
    std::vector<std::vector<std::string>> strata{{"false regions a healthy scan"}};
    for (const Stratum& stratum : evaluation.strata) {
        strata[0].push_back(stratum.name);
    }
    for (const DetectionAt& at : detection.atCard) {
        const DetectionSummary& found = at.summary;
        rows.push_back(
            {fmt::format("{:g}", at.point.falseRegions), fmt::format("{:.4f}", at.point.threshold),
             foundText(found.largeHits, found.largeLesions),
             intervalText(at.largeSensitivityInterval), foundText(found.hits, found.lesions),
             intervalText(at.sensitivityInterval), fmt::format("{:.2f}", found.falsePerScan),
             intervalText(at.falsePerScanInterval), fmt::format("{:.3f}", found.meanDice),
             intervalText(at.diceInterval)});
        strata.push_back({fmt::format("{:g}", at.point.falseRegions)});
        for (const DetectionSummary& one : at.strata) {
            strata.back().push_back(foundText(one.largeHits, one.largeLesions));
        }
    }
    return fmt::format(
        "{} at the card's thresholds ({})\n{}\nLesions of 1 ml or more found, by "
        "stratum\n{}\n",
        detection.name, evaluation.thresholdRule, aligned(rows), aligned(strata));
}

std::string detectionText(const Evaluation& evaluation, const DetectionResult& detection) {
    std::string text = detection.atCard.empty() ? "" : cardDetectionText(evaluation, detection);
    std::vector<std::vector<std::string>> rows{
        {"threshold", "false regions per scan", "sensitivity"}};
    for (std::size_t kind = 0; kind < kSizeClasses; ++kind) {
        rows[0].emplace_back(sizeClassName(kind));
    }
    const auto addRow = [&rows](const std::string& threshold, const DetectionSummary& summary) {
        rows.push_back({threshold, fmt::format("{:.2f}", summary.falsePerScan),
                        fmt::format("{:.3f}", summary.sensitivity)});
        for (std::string& cell : sizeCells(summary)) {
            rows.back().push_back(std::move(cell));
        }
    };
    for (const DetectionAt& at : detection.atCard) {
        addRow(fmt::format("{:.4f} (card)", at.point.threshold), at.summary);
    }
    for (const FrocPoint& point : detection.froc) {
        addRow(fmt::format("{:.4f}", point.threshold), point.summary);
    }
    return text + detection.name + ": sensitivity by lesion, over thresholds\n" + aligned(rows) +
           "\n";
}

std::vector<std::string> methodCsvCells(const MethodResult& method, const Measures& measures,
                                        std::size_t subjects) {
    const Spread ap = spreadOf(measures.subjectAp);
    const Spread dice = spreadOf(measures.subjectDice);
    std::vector<std::string> cells{csvField(method.name),
                                   std::to_string(subjects),
                                   fmt::format("{:.6g}", measures.voxels.prevalence),
                                   fmt::format("{:.6g}", measures.voxels.averagePrecision),
                                   csvInterval(measures.averagePrecisionInterval),
                                   fmt::format("{:.6g}", measures.voxels.bestDice),
                                   csvInterval(measures.bestDiceInterval),
                                   fmt::format("{:.6g}", measures.voxels.bestDiceThreshold),
                                   fmt::format("{:.6g}", measures.voxels.areaUnderRoc),
                                   fmt::format("{:.6g},{:.6g},{:.6g},{:.6g},{:.6g}", ap.mean,
                                               ap.deviation, ap.least, ap.median, ap.most),
                                   fmt::format("{:.6g},{:.6g}", dice.mean, dice.deviation)};
    for (std::size_t r = 0; r < kSliceReductions.size(); ++r) {
        cells.push_back(fmt::format("{:.6g},{},{:.6g},{}", measures.slices[r].averagePrecision,
                                    csvInterval(measures.sliceApInterval[r]),
                                    measures.slices[r].areaUnderRoc,
                                    csvInterval(measures.sliceRocInterval[r])));
    }
    cells.push_back(measures.difference
                        ? fmt::format("{:.6g},{},{:.6g}", measures.difference->pooled,
                                      csvInterval(measures.difference->interval),
                                      measures.difference->meanOfSubjects)
                        : ",,,");
    return cells;
}

std::string worstCasesText(const Evaluation& evaluation) {
    std::string text;
    int rank = 0;
    for (const std::size_t number : worstCases(evaluation, kWorstCases, kWorstCaseMillilitres)) {
        const CaseFacts& facts = evaluation.cases[number];
        text += fmt::format("  {}. {}: AP {:.4f} (chance {:.4f}), {}, {}, {:.1f} ml\n", ++rank,
                            facts.name, *facts.averagePrecision, facts.prevalence, facts.kind,
                            toText(facts.place), facts.lesionMillilitres);
    }
    return text.empty() ? text
                        : fmt::format("The worst cases with lesions of {:g} ml or more\n{}\n",
                                      kWorstCaseMillilitres, text);
}

}  // namespace

std::string evaluationText(const Evaluation& evaluation) {
    std::string text = fmt::format("Model {}: {} cases of {} subjects, split {}", evaluation.model,
                                   evaluation.cases.size(),
                                   evaluation.strata.front().subjects.size(), evaluation.split);
    if (evaluation.leftClosed > 0) {
        text += fmt::format(" (cases of other splits, left closed: {})", evaluation.leftClosed);
    }
    const Stratum& headline = evaluation.strata.front();
    const std::string slices =
        evaluation.every > 1 ? fmt::format(", one axial slice in {}", evaluation.every) : "";
    text += fmt::format(
        "\n{}\nEvery method is measured on the same voxels: the reference brain and the lesion, on "
        "the scan's grid{};\nprevalence (AP of a constant map) {:.4f}.\nIntervals: 95 %, {} "
        "resamplings of the subjects; none over fewer than {} subjects.\n{}\n",
        evaluation.settings, slices, evaluation.methods.front().strata.front().voxels.prevalence,
        evaluation.bootstrap.replicates, kFewestSubjects,
        headline.name == kAllCases
            ? ""
            : "Unless a table says otherwise: the cases of kinds that are not "
              "near the training corruptions.\n");
    for (const BesideModel& model : evaluation.beside) {
        text += fmt::format("{}\n  trained: {}\n  weights {}\n", model.name, model.training,
                            model.sha256);
    }
    text += evaluation.beside.empty() ? "" : "\n";
    text += methodTable(evaluation, "Chosen settings",
                        [](const MethodResult& method) { return method.chosen; });
    text += methodTable(evaluation, "Table 1: single steps and multiple steps",
                        [](const MethodResult& method) { return method.inTable1; });
    text += methodTable(evaluation, "Table 2: foreground weighting",
                        [](const MethodResult& method) { return method.inTable2; });
    text += methodTable(evaluation, "Filters of the map",
                        [](const MethodResult& method) { return method.inFilters; });
    text += methodTable(evaluation, "Other models",
                        [](const MethodResult& method) { return method.beside; });
    text += methodTable(evaluation, "Trivial baselines",
                        [](const MethodResult& method) { return method.baseline; });
    text += strataTable(evaluation);
    text += worstCasesText(evaluation);
    // The detections of the trivial maps are left out here; froc.csv, the JSON and the plot hold
    // them.
    for (const DetectionResult& detection : evaluation.detections) {
        text += detection.baseline ? "" : detectionText(evaluation, detection);
    }
    if (evaluation.every > 1) {
        return text +
               "Separate lesions and false regions are not measured on slices that lie "
               "apart.\n";
    }
    if (std::none_of(evaluation.detections.begin(), evaluation.detections.end(),
                     [](const DetectionResult& d) { return !d.atCard.empty(); })) {
        text += evaluation.device.empty()
                    ? "Nothing was healed, so nothing is measured at the card's threshold.\n"
                    : "The card's threshold is unknown, so nothing is measured at it; `disyre "
                      "evaluate --calibrate` finds it.\n";
    }
    return text;
}

std::string methodsCsv(const Evaluation& evaluation) {
    std::string text =
        "stratum,method,subjects,prevalence,ap,ap_low,ap_high,best_dice,best_dice_low,"
        "best_dice_high,best_dice_threshold,auroc,subject_ap_mean,subject_ap_sd,subject_ap_min,"
        "subject_ap_median,subject_ap_max,subject_dice_mean,subject_dice_sd";
    for (const SliceReduction reduction : kSliceReductions) {
        text += fmt::format(
            ",slice_ap_{0},slice_ap_{0}_low,slice_ap_{0}_high,slice_auroc_{0},slice_auroc_{0}_low,"
            "slice_auroc_{0}_high",
            toText(reduction));
    }
    text +=
        ",ap_minus_chosen,ap_minus_chosen_low,ap_minus_chosen_high,"
        "subject_ap_minus_chosen_mean\n";
    for (std::size_t s = 0; s < evaluation.strata.size(); ++s) {
        for (const MethodResult& method : evaluation.methods) {
            text += csvField(evaluation.strata[s].name);
            for (const std::string& cell :
                 methodCsvCells(method, method.strata[s], evaluation.strata[s].subjects.size())) {
                text += "," + cell;
            }
            text += "\n";
        }
    }
    return text;
}

std::string subjectsCsv(const Evaluation& evaluation) {
    std::string text = "method,subject,ap,best_dice\n";
    const Stratum& all = evaluation.strata.front();
    for (const MethodResult& method : evaluation.methods) {
        for (std::size_t i = 0; i < all.subjects.size(); ++i) {
            text += fmt::format("{},{},{:.6g},{:.6g}\n", csvField(method.name),
                                csvField(all.subjects[i]), method.strata.front().subjectAp[i],
                                method.strata.front().subjectDice[i]);
        }
    }
    return text;
}

std::string frocCsv(const Evaluation& evaluation) {
    std::string text =
        "method,threshold,at_card_threshold,false_regions_per_scan,sensitivity,"
        "sensitivity_from_1_ml,dice";
    for (const char* name : {"below_0.5_ml", "0.5_to_5_ml", "5_to_50_ml", "from_50_ml"}) {
        text += fmt::format(",sensitivity_{0},lesions_{0}", name);
    }
    text += "\n";
    const auto addRow = [&text](const std::string& name, double threshold, bool card,
                                const DetectionSummary& summary) {
        text += fmt::format("{},{:.6g},{},{:.6g},{:.6g},{:.6g},{:.6g}", csvField(name), threshold,
                            card ? 1 : 0, summary.falsePerScan, summary.sensitivity,
                            summary.largeSensitivity, summary.meanDice);
        for (std::size_t kind = 0; kind < kSizeClasses; ++kind) {
            const auto& sensitivity = summary.sensitivityBySize[kind];
            text += fmt::format(",{},{}", sensitivity ? fmt::format("{:.6g}", *sensitivity) : "",
                                summary.lesionsBySize[kind]);
        }
        text += "\n";
    };
    for (const DetectionResult& detection : evaluation.detections) {
        for (const DetectionAt& at : detection.atCard) {
            addRow(detection.name, at.point.threshold, true, at.summary);
        }
        for (const FrocPoint& point : detection.froc) {
            addRow(detection.name, point.threshold, false, point.summary);
        }
    }
    return text;
}

}  // namespace disyre
