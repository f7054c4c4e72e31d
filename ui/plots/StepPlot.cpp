// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/StepPlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "ui/common/Theme.h"
#include "ui/plots/PlotStyle.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// The axis reaches this many steps beyond the first and the last point, so that their marks fit.
constexpr double kSideRoom = 0.5;

QSharedPointer<QCPGraphDataContainer> pointsOf(const StepPlot::Values& values) {
    auto points = QSharedPointer<QCPGraphDataContainer>::create();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]) {
            points->add(QCPGraphData(static_cast<double>(i + 1), *values[i]));
        }
    }
    return points;
}

}  // namespace

StepPlot::StepPlot(QWidget* parent) : QWidget(parent), plot_(new PlotCanvas(this)) {
    setObjectName(u"stepPlot"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    plot_->setObjectName(u"stepPlotCanvas"_s);
    plot_->setMinimumSize(0, 0);
    // The keys of this window belong to the views and the timeline.
    plot_->setFocusPolicy(Qt::NoFocus);

    volume_ = plot_->addGraph();
    slice_ = plot_->addGraph();
    cursor_ = new QCPItemStraightLine(plot_);
    cursor_->setVisible(false);
    hint_ = new QCPItemText(plot_);
    hint_->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint_->position->setCoords(0.5, 0.5);

    plot_->axisRect()->setupFullAxesBox(false);
    plot_->axisRect()->setMinimumMargins(QMargins(8, 8, 8, 8));
    plot_->yAxis->ticker()->setTickCount(3);
    plot_->xAxis->setRange(1 - kSideRoom, 4 + kSideRoom);
    plot_->yAxis->setRange(0, 0.01);
    putLegendBeside(*plot_);

    connect(plot_, &QCustomPlot::mousePress, this, &StepPlot::choose);
    setSteps({});
    applyPalette();
    retranslate();
    connect(plot_, &QCustomPlot::afterLayout, this, &StepPlot::labelHeight);
}

void StepPlot::labelHeight() {
    // In a low plot the words along the axis would be cut off; the tool tip says the same.
    const QString text = tr("mean change");
    const bool fits = QFontMetrics(plot_->yAxis->labelFont()).horizontalAdvance(text) <=
                      plot_->axisRect()->height();
    const QString label = fits ? text : QString();
    if (label != plot_->yAxis->label()) {
        plot_->yAxis->setLabel(label);
        plot_->replot(QCustomPlot::rpQueuedReplot);
    }
}

void StepPlot::setSteps(const std::vector<int>& ts) {
    if (ts == ts_ && !ts.empty()) {
        return;
    }
    ts_ = ts;
    updateTicks();
    plot_->xAxis->setRange(1 - kSideRoom,
                           std::max<double>(1, static_cast<double>(ts.size())) + kSideRoom);
    setValues({}, {});
    setCurrentStep(0);
    rescale();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void StepPlot::updateTicks() {
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    // More labels than these would overlap at the smallest width.
    const std::size_t every = std::max<std::size_t>(1, (ts_.size() + 9) / 10);
    for (std::size_t i = 0; i < ts_.size(); i += every) {
        ticker->addTick(static_cast<double>(i + 1),
                        i == 0 ? tr("t = %1").arg(ts_[i]) : QString::number(ts_[i]));
    }
    plot_->xAxis->setTicker(ticker);
}

void StepPlot::setValues(const Values& slice, const Values& volume) {
    if (slice == sliceValues_ && volume == volumeValues_) {
        return;
    }
    sliceValues_ = slice;
    volumeValues_ = volume;
    slice_->setData(pointsOf(slice));
    volume_->setData(pointsOf(volume));
    rescale();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void StepPlot::setFindings(const std::vector<std::vector<double>>& findings) {
    if (findings == findingValues_) {
        return;
    }
    findingValues_ = findings;
    for (QCPGraph* graph : findings_) {
        plot_->removeGraph(graph);
    }
    findings_.clear();
    for (std::size_t i = 0; i < std::min(findings.size(), kFindingStyles.size()); ++i) {
        QCPGraph* graph = plot_->addGraph();
        graph->setData(pointsOf(Values(findings[i].begin(), findings[i].end())));
        findings_.push_back(graph);
    }
    nameFindings();
    styleLines();
    fitLegend(*plot_);
    rescale();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void StepPlot::nameFindings() {
    for (std::size_t i = 0; i < findings_.size(); ++i) {
        findings_[i]->setName(tr("finding %1").arg(i + 1));
    }
}

void StepPlot::setRegions(const std::vector<Region>& regions) {
    if (regions == regionValues_) {
        return;
    }
    regionValues_ = regions;
    for (QCPGraph* graph : regions_) {
        if (graph != nullptr) {
            plot_->removeGraph(graph);
        }
    }
    regions_.clear();
    for (const Region& region : regions) {
        const std::vector<double>& values = region.values;
        const bool isDrawn = !values.empty() && regionStyle(region.colour) != nullptr;
        QCPGraph* graph = isDrawn ? plot_->addGraph() : nullptr;
        if (graph != nullptr) {
            graph->setName(region.name);
            graph->setData(pointsOf(Values(values.begin(), values.end())));
        }
        regions_.push_back(graph);
    }
    styleLines();
    fitLegend(*plot_);
    rescale();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

std::vector<double> StepPlot::valuesOfRegion(int region) const {
    std::vector<double> values;
    if (region >= 0 && region < static_cast<int>(regions_.size())) {
        if (const QCPGraph* graph = regions_[static_cast<std::size_t>(region)]) {
            for (const QCPGraphData& point : *graph->data()) {
                values.push_back(point.value);
            }
        }
    }
    return values;
}

void StepPlot::styleLines() {
    const bool light = palette().color(QPalette::Window).lightness() > 128;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
        applyStyle(findings_[i], kFindingStyles[i], light, 1.5);
    }
    for (std::size_t i = 0; i < regions_.size(); ++i) {
        if (regions_[i] != nullptr) {
            applyStyle(regions_[i], *regionStyle(regionValues_[i].colour), light, 2.5);
        }
    }
}

void StepPlot::rescale() {
    double highest = 0.0;
    for (int i = 0; i < plot_->graphCount(); ++i) {
        const QCPGraph* graph = plot_->graph(i);
        for (const QCPGraphData& point : *graph->data()) {
            highest = std::max(highest, point.value);
        }
    }
    plot_->yAxis->setRange(0, highest > 0 ? highest * 1.15 : 0.01);
    hint_->setVisible(highest <= 0);
    plot_->yAxis->setTickLabels(highest > 0);
    plot_->yAxis->grid()->setVisible(highest > 0);
}

void StepPlot::setCurrentStep(int step) {
    if (step == currentStep_ && cursor_->visible() == (step > 0)) {
        return;
    }
    currentStep_ = step;
    cursor_->setVisible(step > 0);
    cursor_->point1->setCoords(step, 0);
    cursor_->point2->setCoords(step, 1);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void StepPlot::drawNow() {
    plot_->replot(QCustomPlot::rpImmediateRefresh);
}

int StepPlot::pointsOfSlice() const {
    return slice_->dataCount();
}

int StepPlot::pointsOfVolume() const {
    return volume_->dataCount();
}

QColor StepPlot::colourOfFinding(int finding) const {
    return findings_.at(static_cast<std::size_t>(finding))->pen().color();
}

QColor StepPlot::colourOfRegion(int region) const {
    return regions_.at(static_cast<std::size_t>(region))->pen().color();
}

QRectF StepPlot::legendRow(int line) const {
    const QCPAbstractLegendItem* item = plot_->legend->item(line);
    return item != nullptr ? QRectF(item->rect()).translated(plot_->pos()) : QRectF();
}

QPointF StepPlot::pointOf(int step) const {
    const auto point = volume_->data()->findBegin(step, false);
    const double value = point == volume_->data()->constEnd() ? 0.0 : point->value;
    return plot_->mapToParent(
        QPointF(plot_->xAxis->coordToPixel(step), plot_->yAxis->coordToPixel(value)).toPoint());
}

void StepPlot::choose(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || ts_.empty()) {
        return;
    }
    const double x = plot_->xAxis->pixelToCoord(event->position().x());
    const int step = std::clamp(static_cast<int>(std::lround(x)), 1, static_cast<int>(ts_.size()));
    Q_EMIT stepChosen(step);
}

void StepPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyPalette();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void StepPlot::retranslate() {
    setAccessibleName(tr("Change of each step"));
    setAccessibleDescription(
        tr("A curve of how much each healing step changed. A click shows that step."));
    setToolTip(
        tr("How much each step changed, on average over the brain. Click a point to see "
           "that step."));
    followLanguage(*plot_, *this);
    volume_->setName(tr("whole volume"));
    slice_->setName(tr("this slice"));
    hint_->setText(tr("Heal to see how much each step changes"));
    labelHeight();
    nameFindings();
    updateTicks();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

bool StepPlot::event(QEvent* event) {
    if (event->type() == QEvent::ScreenChangeInternal) {
        plot_->setBufferDevicePixelRatio(devicePixelRatioF());
        plot_->replot(QCustomPlot::rpQueuedReplot);
    }
    return QWidget::event(event);
}

void StepPlot::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText);
    const QColor back = palette().color(QPalette::Window);
    QColor quiet = text;
    quiet.setAlpha(170);
    const QColor accent = Theme::accentOn(back);
    applyAxisStyle(*plot_, *this);

    // The lines differ in dash and mark, so that they can be told apart without colour vision.
    slice_->setPen(QPen(accent, 2));
    slice_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, accent, accent, kPointSize));
    volume_->setPen(QPen(quiet, 2, Qt::DashLine));
    volume_->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssSquare, QPen(text, 1.5), QBrush(back), kPointSize));
    styleLines();
    cursor_->setPen(QPen(quiet, 1.5));
    hint_->setColor(palette().color(QPalette::PlaceholderText));
    hint_->setFont(font());
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace disyre::ui
