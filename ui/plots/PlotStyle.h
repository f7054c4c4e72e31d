// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Included by this room's own files only: it needs Qt's keywords.
#include <qcustomplot.h>

#include <array>

namespace disyre::ui {

inline constexpr double kPointSize = 7;

/// Told apart by mark and dash as well as by colour (Okabe and Ito's, safe for colour-blind eyes).
struct LineStyle {
    QColor colour;
    QCPScatterStyle::ScatterShape mark;
    Qt::PenStyle line;
};
inline const std::array<LineStyle, 4> kFindingStyles{
    {{QColor(0xe6, 0x9f, 0x00), QCPScatterStyle::ssTriangle, Qt::SolidLine},
     {QColor(0x00, 0x9e, 0x73), QCPScatterStyle::ssDiamond, Qt::DotLine},
     {QColor(0xcc, 0x79, 0xa7), QCPScatterStyle::ssPlus, Qt::DashDotLine},
     {QColor(0xf0, 0xe4, 0x42), QCPScatterStyle::ssCross, Qt::DashDotDotLine}}};
inline const std::array<LineStyle, 4> kRegionStyles{
    {{QColor(0xd5, 0x5e, 0x00), QCPScatterStyle::ssStar, Qt::SolidLine},
     {QColor(0x56, 0xb4, 0xe9), QCPScatterStyle::ssTriangleInverted, Qt::DashLine},
     {QColor(0x00, 0x9e, 0x73), QCPScatterStyle::ssCrossSquare, Qt::DashDotLine},
     {QColor(0xcc, 0x79, 0xa7), QCPScatterStyle::ssPlusCircle, Qt::DotLine}}};

/// A plot that keeps the size of its picture while it has no room: of a picture without pixels
/// QCustomPlot says that its paint buffer returned an inactive painter.
class PlotCanvas : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

protected:
    void resizeEvent(QResizeEvent* event) override;
};

/// @param light whether the ground is: colours would be too pale on it.
void applyStyle(QCPGraph* graph, const LineStyle& style, bool light, double width);
/// Axes, grid and legend in the widget's colours and font.
void applyAxisStyle(QCustomPlot& plot, const QWidget& widget);
/// Inside, it would hide points.
void putLegendBeside(QCustomPlot& plot);

}  // namespace disyre::ui
