// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace disyre {

struct PlotPoint {
    double x = 0.0;
    double y = 0.0;
};

/// One line of a plot.
struct PlotSeries {
    std::string label;  ///< The text in the legend.
    std::vector<PlotPoint> points;
    int colour = 0;  ///< A number in the palette, which repeats after eight colours.
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

/// Returns about `count` evenly spaced round numbers within [low, high]; their distance is 1, 2 or
/// 5 times a power of ten.
[[nodiscard]] std::vector<double> axisTicks(double low, double high, int count);

/// Draws the plot as a complete SVG document. Points outside the axes are clipped.
[[nodiscard]] std::string svgOf(const Plot& plot);

}  // namespace disyre
