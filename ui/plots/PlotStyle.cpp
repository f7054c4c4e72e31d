// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/PlotStyle.h"

#include <algorithm>

namespace disyre::ui {

void PlotCanvas::resizeEvent(QResizeEvent* event) {
    if (!event->size().isEmpty()) {
        fitLegend(*this);
        QCustomPlot::resizeEvent(event);
    }
}

const LineStyle* findingStyle(std::size_t finding) {
    return finding < kFindingStyles.size() ? &kFindingStyles[finding] : nullptr;
}

const LineStyle* regionStyle(std::size_t region) {
    return region < kRegionStyles.size() ? &kRegionStyles[region] : nullptr;
}

void fitLegend(QCustomPlot& plot) {
    const int row =
        std::max(QFontMetrics(plot.legend->font()).height(), plot.legend->iconSize().height()) +
        plot.legend->rowSpacing();
    const QMargins margins = plot.legend->margins();
    const int rows = (plot.height() - margins.top() - margins.bottom()) / row;
    // Items are put below each other until a column is full.
    plot.legend->setWrap(std::max(1, rows));
    plot.legend->setFillOrder(QCPLegend::foRowsFirst, true);
}

void applyStyle(QCPGraph* graph, const LineStyle& style, bool light, double width) {
    const QColor colour = light ? style.colour.darker(150) : style.colour;
    graph->setPen(QPen(colour, width, style.line));
    graph->setScatterStyle(QCPScatterStyle(style.mark, colour, kPointSize));
}

void applyAxisStyle(QCustomPlot& plot, const QWidget& widget) {
    const QColor text = widget.palette().color(QPalette::WindowText);
    QColor faint = text;
    faint.setAlpha(40);
    QColor quiet = text;
    quiet.setAlpha(170);
    plot.setBackground(widget.palette().color(QPalette::Window));
    for (QCPAxis* axis : {plot.xAxis, plot.yAxis}) {
        axis->setBasePen(QPen(quiet, 1));
        axis->setTickPen(QPen(quiet, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(widget.font());
        axis->setLabelFont(widget.font());
        axis->grid()->setPen(QPen(faint, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot.xAxis->grid()->setVisible(false);
    for (QCPAxis* axis : {plot.xAxis2, plot.yAxis2}) {
        axis->setBasePen(Qt::NoPen);
        axis->setTickPen(Qt::NoPen);
        axis->setSubTickPen(Qt::NoPen);
    }
    plot.legend->setBrush(Qt::NoBrush);
    plot.legend->setTextColor(text);
    plot.legend->setFont(widget.font());
    fitLegend(plot);
}

void putLegendBeside(QCustomPlot& plot) {
    plot.legend->setVisible(true);
    auto* beside = new QCPLayoutGrid;
    plot.plotLayout()->addElement(0, 1, beside);
    beside->addElement(0, 0, plot.legend);
    beside->addElement(1, 0, new QCPLayoutElement(&plot));
    beside->setRowStretchFactor(0, 0.001);
    plot.plotLayout()->setColumnStretchFactor(1, 0.001);
    plot.legend->setBorderPen(Qt::NoPen);
    plot.legend->setRowSpacing(0);
    plot.legend->setColumnSpacing(8);
    plot.legend->setMargins(QMargins(0, 8, 8, 0));
}

void followLanguage(QCustomPlot& plot, const QWidget& widget) {
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() | QLocale::OmitGroupSeparator);
    plot.setLocale(locale);
    plot.setAccessibleName(widget.accessibleName());
}

}  // namespace disyre::ui
