// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/LossPlot.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/common/Theme.h"
#include "ui/plots/PlotStyle.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr double kMarkSize = 7;
// The step axis ends this factor beyond the last step, so that the mark of the last point fits.
constexpr double kBeyondTheLast = 1.02;
// Drawing more points than this would cost time and look the same.
constexpr std::size_t kMostPoints = 2000;

}  // namespace

LossPlot::LossPlot(QWidget* parent) : QWidget(parent), plot_(new PlotCanvas(this)) {
    setObjectName(u"lossPlot"_s);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    plot_->setObjectName(u"lossPlotCanvas"_s);
    plot_->setMinimumSize(0, 0);
    plot_->setFocusPolicy(Qt::NoFocus);

    losses_ = plot_->addGraph();
    losses_->removeFromLegend();
    smoothed_ = plot_->addGraph();
    validation_ = plot_->addGraph();
    rate_ = plot_->addGraph(plot_->xAxis, plot_->yAxis2);
    hint_ = new QCPItemText(plot_);
    hint_->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint_->position->setCoords(0.5, 0.5);

    plot_->axisRect()->setMinimumMargins(QMargins(8, 8, 8, 8));
    plot_->yAxis2->setVisible(true);
    plot_->yAxis2->setNumberFormat(u"gb"_s);
    plot_->yAxis2->setNumberPrecision(2);
    plot_->yAxis2->ticker()->setTickCount(3);
    plot_->yAxis->setNumberPrecision(2);
    // The legend stands above the curves, because inside the plot it would hide points.
    plot_->legend->setVisible(true);
    auto* above = new QCPLayoutGrid;
    plot_->plotLayout()->insertRow(0);
    plot_->plotLayout()->addElement(0, 0, above);
    above->addElement(0, 0, plot_->legend);
    above->addElement(0, 1, new QCPLayoutElement(plot_));
    above->setColumnStretchFactor(0, 0.001);
    plot_->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    plot_->legend->setWrap(4);
    plot_->plotLayout()->setRowStretchFactor(0, 0.001);
    plot_->plotLayout()->setRowSpacing(0);
    plot_->legend->setBorderPen(Qt::NoPen);
    plot_->legend->setMargins(QMargins(8, 8, 8, 0));

    setLogarithmic(true);
    setPoints({}, 1);
    applyPalette();
    retranslate();
}

void LossPlot::setPoints(const std::vector<LossRow>& points, int steps) {
    points_ = points;
    steps_ = std::max(steps, 1);
    show(points_);
}

void LossPlot::setLogarithmic(bool logarithmic) {
    logarithmic_ = logarithmic;
    QSharedPointer<QCPAxisTicker> ticker;
    if (logarithmic) {
        ticker = QSharedPointer<QCPAxisTickerLog>::create();
    } else {
        ticker = QSharedPointer<QCPAxisTicker>::create();
        ticker->setTickCount(4);
    }
    plot_->yAxis->setTicker(ticker);
    plot_->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot_->yAxis->setNumberFormat(u"gb"_s);
    show(points_);
}

void LossPlot::setSmoothing(double smoothing) {
    smoothing_ = std::clamp(smoothing, 0.0, 0.999);
    show(points_);
}

void LossPlot::setRateShown(bool shown) {
    rate_->setVisible(shown);
    shown ? (void)rate_->addToLegend() : (void)rate_->removeFromLegend();
    plot_->yAxis2->setVisible(shown);
    drawLater();
}

void LossPlot::show(const std::vector<LossRow>& points) {
    QVector<QCPGraphData> losses;
    QVector<QCPGraphData> smoothed;
    QVector<QCPGraphData> validation;
    QVector<QCPGraphData> rate;
    const std::size_t every = std::max<std::size_t>(1, points.size() / kMostPoints);
    double mean = 0.0;
    double weight = 0.0;
    const auto shown = [this](double value) {
        return std::isfinite(value) && (!logarithmic_ || value > 0.0);
    };
    for (std::size_t i = 0; i < points.size(); ++i) {
        const LossRow& point = points[i];
        if (point.validation && shown(*point.validation)) {
            validation.push_back({point.step, *point.validation});
        }
        if (!shown(point.loss)) {
            continue;
        }
        // The mean is divided by the sum of its weights; without that the line would start at 0.
        mean = smoothing_ * mean + (1.0 - smoothing_) * point.loss;
        weight = smoothing_ * weight + (1.0 - smoothing_);
        if (i % every == 0 || i + 1 == points.size()) {
            losses.push_back({point.step, point.loss});
            smoothed.push_back({point.step, mean / weight});
            rate.push_back({point.step, point.rate});
        }
    }
    losses_->data()->set(losses);
    smoothed_->data()->set(smoothed);
    validation_->data()->set(validation);
    rate_->data()->set(rate);
    rescale();
    drawLater();
}

void LossPlot::rescale() {
    double low = std::numeric_limits<double>::infinity();
    double high = 0.0;
    for (const QCPGraph* graph : {losses_, validation_}) {
        for (const QCPGraphData& point : *graph->data()) {
            low = std::min(low, point.value);
            high = std::max(high, point.value);
        }
    }
    const bool some = high > 0.0;
    hint_->setVisible(!some);
    plot_->yAxis->setTickLabels(some);
    plot_->yAxis2->setTickLabels(some);
    plot_->yAxis->grid()->setVisible(some);
    plot_->xAxis->setRange(0, steps_ * kBeyondTheLast);
    if (!some) {
        plot_->yAxis->setRange(0.001, 1.0);
        plot_->yAxis2->setRange(0, 1);
        return;
    }
    if (logarithmic_) {
        plot_->yAxis->setRange(low / 1.3, high * 1.3);
    } else {
        plot_->yAxis->setRange(0, high * 1.1);
    }
    double highest = 0.0;
    for (const QCPGraphData& point : *rate_->data()) {
        highest = std::max(highest, point.value);
    }
    plot_->yAxis2->setRange(0, highest > 0.0 ? highest * 1.1 : 1.0);
}

void LossPlot::drawLater() {
    // A plot on a page that is not shown yet has no room to draw in.
    if (isVisible()) {
        plot_->replot(QCustomPlot::rpQueuedReplot);
    }
}

void LossPlot::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    drawLater();
}

void LossPlot::drawNow() {
    plot_->replot(QCustomPlot::rpImmediateRefresh);
}

int LossPlot::trainingPoints() const {
    return losses_->dataCount();
}

int LossPlot::validationPoints() const {
    return validation_->dataCount();
}

std::optional<double> LossPlot::smoothedLoss() const {
    if (smoothed_->dataCount() == 0) {
        return std::nullopt;
    }
    return (smoothed_->data()->constEnd() - 1)->value;
}

void LossPlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyPalette();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LossPlot::retranslate() {
    setAccessibleName(tr("Loss curves"));
    setAccessibleDescription(
        tr("How far the network's answers are from the healthy patches, on training and on "
           "held-out scans, step by step."));
    setToolTip(
        tr("How far the network's answers are from the healthy patches: lower is better. "
           "Where the held-out line rises while the training line falls, the network "
           "learns its scans by heart."));
    followLanguage(*plot_, *this);
    losses_->setName(tr("training"));
    smoothed_->setName(tr("training, smoothed"));
    validation_->setName(tr("held out"));
    rate_->setName(tr("learning rate"));
    hint_->setText(tr("The curves begin with the first step"));
    plot_->xAxis->setLabel(tr("step"));
    plot_->yAxis->setLabel(tr("loss"));
    plot_->yAxis2->setLabel(tr("learning rate"));
    drawLater();
}

bool LossPlot::event(QEvent* event) {
    if (event->type() == QEvent::ScreenChangeInternal) {
        plot_->setBufferDevicePixelRatio(devicePixelRatioF());
        drawLater();
    }
    return QWidget::event(event);
}

void LossPlot::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText);
    const QColor back = palette().color(QPalette::Window);
    QColor faint = text;
    faint.setAlpha(40);
    QColor quiet = text;
    quiet.setAlpha(170);
    const QColor accent = Theme::accentOn(back);
    QColor paleAccent = accent;
    paleAccent.setAlpha(90);

    plot_->setBackground(back);
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis, plot_->yAxis2}) {
        axis->setBasePen(QPen(quiet, 1));
        axis->setTickPen(QPen(quiet, 1));
        axis->setSubTickPen(Qt::NoPen);
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(faint, 1));
        axis->grid()->setZeroLinePen(Qt::NoPen);
    }
    plot_->xAxis->grid()->setVisible(false);

    // The lines differ in dash and mark, so that they can be told apart without colour vision.
    losses_->setPen(QPen(paleAccent, 1));
    smoothed_->setPen(QPen(accent, 2));
    validation_->setPen(QPen(text, 1.5, Qt::DashLine));
    validation_->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssSquare, QPen(text, 1.5), QBrush(back), kMarkSize));
    rate_->setPen(QPen(quiet, 1.5, Qt::DotLine));
    hint_->setColor(palette().color(QPalette::PlaceholderText));
    hint_->setFont(font());

    plot_->legend->setBrush(Qt::NoBrush);
    plot_->legend->setTextColor(text);
    plot_->legend->setFont(font());
    drawLater();
}

}  // namespace disyre::ui
