// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disyre {

struct PlotPoint {
    double x = 0.0;
    double y = 0.0;
};

struct PlotSeries {
    std::string label;  ///< in the legend
    std::vector<PlotPoint> points;
    int colour = 0;  ///< number in the palette, which repeats after eight
    bool dashed = false;
    bool markers = false;
};

struct PlotAxis {
    std::string label;
    double low = 0.0;
    double high = 1.0;
};

/// A line plot with a legend beside it.
struct Plot {
    std::string title;
    PlotAxis x;
    PlotAxis y;
    std::vector<PlotSeries> series;
};

/// Evenly spaced round numbers (1, 2 or 5 times a power of ten apart) within [low, high]: about
/// `count` of them.
[[nodiscard]] std::vector<double> axisTicks(double low, double high, int count);

/// The plot as an SVG document of its own. Points outside the axes are clipped.
[[nodiscard]] std::string svgOf(const Plot& plot);

}  // namespace disyre
