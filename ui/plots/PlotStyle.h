// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// This header may be included by the files of this folder only, because qcustomplot.h needs Qt's
// keywords, which are switched off everywhere else.
#include <qcustomplot.h>

#include <array>

namespace disyre::ui {

inline constexpr double kPointSize = 7;

/// How a line is drawn. Lines differ in mark and dash as well as in colour, and the colours are
/// those of Okabe and Ito, which people with colour-blind eyes can tell apart.
struct LineStyle {
    QColor colour;
    QCPScatterStyle::ScatterShape mark;
    Qt::PenStyle line;
};
/// Of the findings; those of the marked regions follow. No two have the same colour, so that a
/// region is known by its colour in every plot.
inline const std::array<LineStyle, 4> kFindingStyles{
    {{QColor(0xe6, 0x9f, 0x00), QCPScatterStyle::ssTriangle, Qt::SolidLine},
     {QColor(0x00, 0x9e, 0x73), QCPScatterStyle::ssDiamond, Qt::DotLine},
     {QColor(0xc2, 0xa5, 0xe8), QCPScatterStyle::ssPlus, Qt::DashDotLine},
     {QColor(0xf0, 0xe4, 0x42), QCPScatterStyle::ssCross, Qt::DashDotDotLine}}};
inline const std::array<LineStyle, 4> kRegionStyles{
    {{QColor(0xd5, 0x5e, 0x00), QCPScatterStyle::ssStar, Qt::SolidLine},
     {QColor(0x56, 0xb4, 0xe9), QCPScatterStyle::ssTriangleInverted, Qt::DashLine},
     {QColor(0x8f, 0xc9, 0x3a), QCPScatterStyle::ssCrossSquare, Qt::DashDotLine},
     {QColor(0xcc, 0x79, 0xa7), QCPScatterStyle::ssPlusCircle, Qt::DotLine}}};

/// A plot that keeps the size of its picture while the widget has no pixels. QCustomPlot would
/// otherwise print a warning about an inactive painter.
class PlotCanvas : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

protected:
    void resizeEvent(QResizeEvent* event) override;
};

/// The style of a finding and of a marked region, counted from 0; nothing for those that are too
/// many to have a colour of their own.
[[nodiscard]] const LineStyle* findingStyle(std::size_t finding);
[[nodiscard]] const LineStyle* regionStyle(std::size_t region);

/// Sets the pen and the mark of a line.
/// @param light whether the background is light; colours are then darkened, because they would be
/// too pale on it.
/// @param width of the line in pixels.
void applyStyle(QCPGraph* graph, const LineStyle& style, bool light, double width);
/// Draws axes, grid and legend in the widget's colours and font.
void applyAxisStyle(QCustomPlot& plot, const QWidget& widget);
/// Lays the legend out in so many columns that all its lines have room in the plot's height. Must
/// be called when lines were added or removed; PlotCanvas does so when its height changes.
void fitLegend(QCustomPlot& plot);
/// Puts the legend to the right of the curves, because inside the plot it would hide points.
void putLegendBeside(QCustomPlot& plot);
/// Writes the numbers of the axes as the language of the program does, and reads the plot out under
/// the name of the widget that it is in. A plot has a locale of its own, so that it does not follow
/// that of its parent.
void followLanguage(QCustomPlot& plot, const QWidget& widget);

}  // namespace disyre::ui
