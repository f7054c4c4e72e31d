// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/EvaluatePrinting.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <vector>

#include "core/base/Progress.h"

namespace disyre::app {

void printMeasuredMap(const MeasuredMap& map) {
    fmt::print(
        "{}: AP {:.3f}, best Dice {:.3f} (at {:.3f}), prevalence {:.4f}, lesion {:.1f} ml{}\n",
        map.name, map.averagePrecision, map.dice.dice, map.dice.threshold, map.prevalence,
        map.lesionMillilitres,
        map.lesionContrast ? fmt::format(", contrast {:.2f}", *map.lesionContrast) : "");
    for (const MeasuredBaseline& baseline : map.baselines) {
        fmt::print("  {:<16} AP {:.3f}, best Dice {:.3f}\n", baseline.name,
                   baseline.averagePrecision, baseline.bestDice);
    }
    std::fflush(stdout);
}

void printSample(const EvaluatedSample& sample) {
    printMeasuredMap(sample.lesions);
    double best = 0.0;
    for (const MeasuredBaseline& baseline : sample.lesions.baselines) {
        best = std::max(best, baseline.averagePrecision);
    }
    fmt::print("  {:.1f} times the best trivial map\n", sample.lesions.averagePrecision / best);
    fmt::print(
        "unaltered sample: mean score {:.4f}, {} regions of 0.1 ml or more at {:.3f} ({:.1f} "
        "ml)\n",
        sample.unaltered.meanScore, sample.unaltered.regions, sample.unaltered.threshold,
        sample.unaltered.regionMillilitres);
}

void printCheckedScan(const CheckedScan& scan) {
    fmt::print("{:<24} mean score {:.4f}", scan.name, scan.meanScore);
    if (scan.quartileRatio) {
        fmt::print(", upper quartile {:.2f} times the card's", *scan.quartileRatio);
    }
    for (std::size_t i = 0; i < scan.falseRegions.size(); ++i) {
        fmt::print("{} {:.0f}", i == 0 ? ", regions" : "", scan.falseRegions[i]);
    }
    fmt::print("\n");
}

void printHealthyCheck(const HealthyCheck& check) {
    for (std::size_t i = 0; i < check.points.size(); ++i) {
        fmt::print("Threshold {:.4f}, for {:g} regions per healthy scan: {:.2f} on these {}.\n",
                   check.points[i].threshold, check.points[i].falseRegions, check.falseRegions[i],
                   check.scans.size());
    }
    if (check.points.empty()) {
        fmt::print(
            "The model's card gives no threshold for this way of healing ({}); --calibrate "
            "finds one.\n",
            check.scoring);
    }
    std::vector<double> ratios;
    for (const CheckedScan& scan : check.scans) {
        if (scan.quartileRatio) {
            ratios.push_back(*scan.quartileRatio);
        }
    }
    if (!ratios.empty()) {
        const auto [low, high] = std::minmax_element(ratios.begin(), ratios.end());
        fmt::print(
            "Upper quartiles {:.2f} to {:.2f} times the card's; from {:g} times on a threshold is "
            "raised, here for {}.\n",
            *low, *high, kOtherLevel, std::count_if(ratios.begin(), ratios.end(), [](double ratio) {
                return ratio >= kOtherLevel;
            }));
    }
    const RimScores& rim = check.rim;
    fmt::print(
        "Within {:g} mm of the mask's edge ({:.0f} % of the brain) 99.5 % score below {:.4f}, "
        "inside below {:.4f}; of the highest 0.5 % of voxels {:.0f} % lie there, and of the "
        "{} regions at the highest 1 % {}.\n",
        kRimMillimetres, 100.0 * rim.rimShare, rim.rimScore, rim.insideScore,
        100.0 * rim.shareOfHighest, rim.regions, rim.rimRegions);
}

void printHealthyScores(const HealthyScores& scores) {
    fmt::print("Healed with {}:\n", scores.scoring);
    for (const ScorePercentile& entry : scores.percentiles) {
        fmt::print("{:>5.1f} % of healthy voxels score below {:.4f}\n", entry.percent, entry.score);
    }
    for (const PlaceScores& place : scores.places) {
        fmt::print("  {:<16}", place.place + ":");
        for (const ScorePercentile& entry : place.percentiles) {
            fmt::print("  {:g} % {:.4f}", entry.percent, entry.score);
        }
        fmt::print("\n");
    }
    fmt::print("Suggested threshold {:.4f}: {:.2f} regions per healthy scan.\n", scores.threshold,
               scores.falseRegions);
    for (const OperatingPoint& point : scores.points) {
        fmt::print("At most {:g} regions per healthy scan: {:.4f}\n", point.falseRegions,
                   point.threshold);
    }
}

CasesObserver casesShownOn(ProgressLine& line) {
    return [&line](const CasesProgress& progress) {
        if (progress.work == CasesProgress::Work::Measuring) {
            line.show(fmt::format("Measuring {} of {}: {}", progress.number, progress.total,
                                  progress.name));
            return;
        }
        const std::string what = progress.work == CasesProgress::Work::Preparing
                                     ? std::string("preparing, ")
                                     : fmt::format("{}, slice {} of {}, ", progress.settings,
                                                   progress.slice, progress.slices);
        line.show(fmt::format("Case {} of {} ({}): {}{:.2f} steps/s, {} left", progress.number,
                              progress.total, progress.name, what, progress.stepsPerSecond,
                              durationText(progress.secondsLeft)));
    };
}

}  // namespace disyre::app
