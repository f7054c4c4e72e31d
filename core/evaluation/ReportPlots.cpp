// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "core/evaluation/Report.h"

namespace disyre {

namespace {

/// Returns the smallest of 0.1, 0.2, 0.5, 1, 2, 5, 10, ... that is at or above the value.
double roundedUp(double value) {
    for (double power = 0.1;; power *= 10.0) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (factor * power >= value) {
                return factor * power;
            }
        }
    }
}

}  // namespace

Plot precisionRecallPlot(const Evaluation& evaluation) {
    Plot plot{"Precision and recall of all voxels", {"recall"}, {"precision"}, {}};
    for (const MethodResult& method : evaluation.methods) {
        if (!method.chosen && !method.inTable2 && !method.baseline && !method.beside) {
            continue;
        }
        PlotSeries series;
        series.label = fmt::format("{} (AP {:.3f})", method.name,
                                   method.strata.front().voxels.averagePrecision);
        series.colour = static_cast<int>(plot.series.size());
        series.dashed = method.baseline;
        for (const PrecisionRecallPoint& point : method.curve) {
            series.points.push_back({point.recall, point.precision});
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

Plot figure2Plot(const Evaluation& evaluation) {
    Plot plot{"Average precision of single-step restoration", {"t", 0.0, 100.0}, {"AP"}, {}};
    double highest = 0.0;
    for (std::size_t s = 0; s < evaluation.strata.size(); ++s) {
        // Only the headline and the kinds of lesion are plotted; sums over kinds would hide their
        // differences.
        const Stratum& stratum = evaluation.strata[s];
        if (s > 0 &&
            (stratum.isPlace || stratum.name == kNearTraining || stratum.name == kAllCases)) {
            continue;
        }
        PlotSeries single;
        single.label = evaluation.strata[s].name + ", single-step";
        single.colour = static_cast<int>(s);
        single.markers = true;
        PlotSeries multi;
        multi.colour = static_cast<int>(s);
        multi.dashed = true;
        for (const MethodResult& method : evaluation.methods) {
            const double ap = method.strata[s].voxels.averagePrecision;
            if (method.inFigure2 && method.singleT > 0) {
                single.points.push_back({static_cast<double>(method.singleT), ap});
                highest = std::max(highest, ap);
            }
            if (method.chosen) {
                multi.label = evaluation.strata[s].name + ", " + method.name;
                multi.points = {{0.0, ap}, {100.0, ap}};
                highest = std::max(highest, ap);
            }
        }
        std::sort(single.points.begin(), single.points.end(),
                  [](const PlotPoint& a, const PlotPoint& b) { return a.x < b.x; });
        plot.series.push_back(std::move(single));
        plot.series.push_back(std::move(multi));
    }
    plot.y.high = std::min(1.0, roundedUp(highest));
    return plot;
}

Plot frocPlot(const Evaluation& evaluation) {
    Plot plot{"Lesions found and false regions",
              {"false regions per scan"},
              {"lesion-wise sensitivity"},
              {}};
    double most = 0.1;
    for (const DetectionResult& detection : evaluation.detections) {
        PlotSeries series;
        series.label = detection.name;
        series.colour = static_cast<int>(plot.series.size());
        series.markers = true;
        for (const FrocPoint& point : detection.froc) {
            series.points.push_back({point.summary.falsePerScan, point.summary.sensitivity});
            most = std::max(most, point.summary.falsePerScan);
        }
        plot.series.push_back(std::move(series));
        if (!detection.atCard.empty()) {
            PlotSeries mark;
            mark.label = "at the card's thresholds";
            mark.colour = 6;
            mark.markers = true;
            for (const DetectionAt& at : detection.atCard) {
                mark.points.push_back({at.summary.falsePerScan, at.summary.sensitivity});
                most = std::max(most, at.summary.falsePerScan);
            }
            plot.series.push_back(std::move(mark));
        }
    }
    plot.x.high = roundedUp(most);
    return plot;
}

}  // namespace disyre
