// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/SvgPlot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/Markup.h"

namespace disyre {

namespace {

constexpr double kLeft = 70.0;
constexpr double kTop = 40.0;
// Width of the area between the axes in pixels. The next value is the height of the area.
constexpr double kWidth = 480.0;
constexpr double kHeight = 360.0;
constexpr double kLegend = 300.0;  // Width of the legend beside the axes.
constexpr double kBottom = 60.0;

// The palette of Okabe and Ito, whose colours people with colour vision deficiencies can tell
// apart.
constexpr std::array kPalette{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                              "#E69F00", "#56B4E9", "#000000", "#999999"};

double toX(const Plot& plot, double x) {
    return kLeft + kWidth * (x - plot.x.low) / (plot.x.high - plot.x.low);
}

double toY(const Plot& plot, double y) {
    return kTop + kHeight * (1.0 - (y - plot.y.low) / (plot.y.high - plot.y.low));
}

std::string text(double x, double y, const char* anchor, const std::string& content,
                 const std::string& more = "") {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\"{}>{}</text>\n", x, y,
                       anchor, more, escapedMarkup(content));
}

std::string line(double x1, double y1, double x2, double y2, const char* stroke) {
    return fmt::format(
        "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\"/>\n", x1, y1,
        x2, y2, stroke);
}

std::string axes(const Plot& plot) {
    constexpr int kTicks = 6;
    std::string svg;
    for (const double tick : axisTicks(plot.x.low, plot.x.high, kTicks)) {
        const double x = toX(plot, tick);
        svg += line(x, kTop, x, kTop + kHeight, "#dddddd");
        svg += text(x, kTop + kHeight + 18.0, "middle", fmt::format("{:.10g}", tick));
    }
    for (const double tick : axisTicks(plot.y.low, plot.y.high, kTicks)) {
        const double y = toY(plot, tick);
        svg += line(kLeft, y, kLeft + kWidth, y, "#dddddd");
        svg += text(kLeft - 8.0, y + 4.0, "end", fmt::format("{:.10g}", tick));
    }
    svg += line(kLeft, kTop + kHeight, kLeft + kWidth, kTop + kHeight, "#000000");
    svg += line(kLeft, kTop, kLeft, kTop + kHeight, "#000000");
    const double middle = kTop + kHeight / 2.0;
    svg += text(kLeft + kWidth / 2.0, kTop + kHeight + 42.0, "middle", plot.x.label);
    svg += text(18.0, middle, "middle", plot.y.label,
                fmt::format(" transform=\"rotate(-90 18 {:.1f})\"", middle));
    svg += text(kLeft, 24.0, "start", plot.title, " font-weight=\"bold\"");
    return svg;
}

std::string curve(const Plot& plot, const PlotSeries& series) {
    const char* colour = kPalette[static_cast<std::size_t>(series.colour) % kPalette.size()];
    std::string points;
    std::string markers;
    for (const PlotPoint& point : series.points) {
        const double x = toX(plot, point.x);
        const double y = toY(plot, point.y);
        points += fmt::format("{:.2f},{:.2f} ", x, y);
        if (series.markers) {
            markers += fmt::format("<circle cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"3\" fill=\"{}\"/>\n", x,
                                   y, colour);
        }
    }
    return fmt::format(
               "<polyline points=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"{}/>\n",
               points, colour, series.dashed ? " stroke-dasharray=\"7 5\"" : "") +
           markers;
}

std::string legendEntry(const PlotSeries& series, std::size_t place) {
    const double x = kLeft + kWidth + 20.0;
    const double y = kTop + 12.0 + 20.0 * static_cast<double>(place);
    return fmt::format(
               "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
               "stroke-width=\"2\"{}/>\n",
               x, y, x + 28.0, y,
               kPalette[static_cast<std::size_t>(series.colour) % kPalette.size()],
               series.dashed ? " stroke-dasharray=\"7 5\"" : "") +
           text(x + 36.0, y + 4.0, "start", series.label);
}

}  // namespace

std::vector<double> axisTicks(double low, double high, int count) {
    const double rough = (high - low) / std::max(1, count);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough * 0.999) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> ticks;
    const auto first = static_cast<long>(std::ceil(low / step - 1e-9));
    const auto last = static_cast<long>(std::floor(high / step + 1e-9));
    for (long i = first; i <= last; ++i) {
        ticks.push_back(static_cast<double>(i) * step);
    }
    return ticks;
}

std::string svgOf(const Plot& plot) {
    // An SVG document cannot measure its text; few letters of this size are wider than this.
    constexpr double kLetter = 7.0;
    constexpr double kBesideLabel = 66.0;
    double legend = kLegend;
    for (const PlotSeries& series : plot.series) {
        legend =
            std::max(legend, kBesideLabel + kLetter * static_cast<double>(series.label.size()));
    }
    const double width = kLeft + kWidth + legend;
    const double height =
        std::max(kTop + kHeight + kBottom, kTop + 20.0 * static_cast<double>(plot.series.size()));
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
        "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"sans-serif\" font-size=\"12\">\n"
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        "<clipPath id=\"axes\"><rect x=\"{2:.1f}\" y=\"{3:.1f}\" width=\"{4:.1f}\" "
        "height=\"{5:.1f}\"/></clipPath>\n",
        width, height, kLeft - 4.0, kTop - 4.0, kWidth + 8.0, kHeight + 8.0);
    svg += axes(plot);
    svg += "<g clip-path=\"url(#axes)\">\n";
    for (const PlotSeries& series : plot.series) {
        svg += curve(plot, series);
    }
    svg += "</g>\n";
    for (std::size_t i = 0; i < plot.series.size(); ++i) {
        svg += legendEntry(plot.series[i], i);
    }
    return svg + "</svg>\n";
}

}  // namespace disyre
