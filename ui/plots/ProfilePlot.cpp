// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/ProfilePlot.h"

#include <QKeyEvent>
#include <QLineF>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include "ui/common/Theme.h"
#include "ui/plots/PlotStyle.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

// A click this many pixels beside a point still chooses the point.
constexpr double kReach = 16.0;

}  // namespace

ProfilePlot::ProfilePlot(QWidget* parent) : QWidget(parent), plot_(new PlotCanvas(this)) {
    setObjectName(u"profilePlot"_s);
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    plot_->setObjectName(u"profilePlotCanvas"_s);
    plot_->setMinimumSize(0, 0);
    plot_->setFocusPolicy(Qt::NoFocus);

    mark_ = new QCPItemTracer(plot_);
    mark_->setStyle(QCPItemTracer::tsCircle);
    mark_->setSize(12);
    label_ = new QCPItemText(plot_);
    label_->setObjectName(u"profilePlotLabel"_s);
    label_->position->setType(QCPItemPosition::ptAxisRectRatio);
    label_->position->setCoords(0.01, 0.01);
    label_->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    label_->setPadding(QMargins(4, 2, 4, 2));
    // It covers the curves, which are added later and would otherwise be drawn across it.
    label_->setLayer(u"overlay"_s);
    hint_ = new QCPItemText(plot_);
    hint_->position->setType(QCPItemPosition::ptAxisRectRatio);
    hint_->position->setCoords(0.5, 0.5);

    plot_->axisRect()->setupFullAxesBox(false);
    plot_->axisRect()->setMinimumMargins(QMargins(8, 8, 8, 8));
    plot_->yAxis->ticker()->setTickCount(3);
    plot_->xAxis->setRangeReversed(true);
    plot_->yAxis->setRange(0, 0.01);
    putLegendBeside(*plot_);
    connect(plot_, &QCustomPlot::mousePress, this, &ProfilePlot::choose);
    setLines({}, {});
    applyPalette();
    retranslate();
}

void ProfilePlot::setLines(const std::vector<int>& ts, const std::vector<Line>& lines) {
    for (QCPGraph* graph : lines_) {
        plot_->removeGraph(graph);
    }
    lines_.clear();
    shown_.clear();
    double highest = 0.0;
    for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
        QCPGraph* graph = plot_->addGraph();
        graph->setName(lines[i].name);
        for (std::size_t k = 0; k < std::min(ts.size(), lines[i].values.size()); ++k) {
            if (lines[i].values[k]) {
                graph->addData(ts[k], *lines[i].values[k]);
                highest = std::max(highest, *lines[i].values[k]);
            }
        }
        lines_.push_back(graph);
        shown_.push_back({lines[i].of, lines[i].number, {}, {}});
    }
    const double last = ts.empty() ? 100.0 : ts.back();
    plot_->xAxis->setRange(0, last * 1.02);
    plot_->yAxis->setRange(0, highest > 0 ? highest * 1.25 : 0.01);
    const bool any = std::any_of(lines_.begin(), lines_.end(),
                                 [](const QCPGraph* line) { return line->dataCount() > 0; });
    fitLegend(*plot_);
    hint_->setVisible(!any);
    plot_->yAxis->setTickLabels(any);
    plot_->yAxis->grid()->setVisible(any);
    plot_->legend->setVisible(any);
    applyPalette();
    showChosen();
}

void ProfilePlot::setHint(const QString& text) {
    hint_->setText(text);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

QString ProfilePlot::hint() const {
    return hint_->visible() ? hint_->text() : QString();
}

int ProfilePlot::points(int line) const {
    return line >= 0 && line < lines() ? lines_[static_cast<std::size_t>(line)]->dataCount() : 0;
}

QString ProfilePlot::chosenText() const {
    return label_->visible() ? label_->text() : QString();
}

QColor ProfilePlot::colourOf(int line) const {
    return lines_.at(static_cast<std::size_t>(line))->pen().color();
}

QPointF ProfilePlot::pointOf(int line, int t) const {
    const QCPGraph* graph = lines_.at(static_cast<std::size_t>(line));
    const auto point = graph->data()->findBegin(t, false);
    return plot_->mapToParent(
        graph->coordsToPixels(t, point == graph->data()->constEnd() ? 0.0 : point->value)
            .toPoint());
}

void ProfilePlot::drawNow() {
    plot_->replot(QCustomPlot::rpImmediateRefresh);
}

void ProfilePlot::choose(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        return;
    }
    setFocus();
    double nearest = kReach;
    chosen_.reset();
    for (int line = 0; line < lines(); ++line) {
        const QCPGraph* graph = lines_[static_cast<std::size_t>(line)];
        for (const QCPGraphData& point : *graph->data()) {
            const double distance =
                QLineF(event->position(), graph->coordsToPixels(point.key, point.value)).length();
            if (distance <= nearest) {
                nearest = distance;
                chosen_ = Point{line, point.key};
            }
        }
    }
    showChosen();
}

void ProfilePlot::moveChosen(int by) {
    if (lines_.empty() || points(0) == 0) {
        return;
    }
    const int line = chosen_ && chosen_->line < lines() ? chosen_->line : 0;
    const auto values = lines_[static_cast<std::size_t>(line)]->data();
    int at = by > 0 ? -1 : values->size();
    for (int i = 0; chosen_ && i < values->size(); ++i) {
        if (values->at(i)->key == chosen_->t) {
            at = i;
        }
    }
    chosen_ = Point{line, values->at(std::clamp(at + by, 0, values->size() - 1))->key};
    showChosen();
}

void ProfilePlot::showChosen() {
    bool shown = false;
    if (chosen_ && chosen_->line < lines()) {
        const QCPGraph* graph = lines_[static_cast<std::size_t>(chosen_->line)];
        const auto point = graph->data()->findBegin(chosen_->t, false);
        shown = point != graph->data()->constEnd() && point->key == chosen_->t;
        if (shown) {
            mark_->position->setCoords(point->key, point->value);
            label_->setText(tr("%1, t = %2: %3")
                                .arg(graph->name(), QString::number(qRound(point->key)),
                                     QLocale().toString(point->value, 'f', 4)));
            setAccessibleDescription(label_->text());
        }
    }
    mark_->setVisible(shown);
    label_->setVisible(shown);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ProfilePlot::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Left) {
        moveChosen(1);
    } else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Right) {
        moveChosen(-1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ProfilePlot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyPalette();
    } else if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void ProfilePlot::retranslate() {
    setAccessibleName(tr("Single-step profile"));
    setToolTip(
        tr("How much one step from t changes the scan, against t: |x − P(x, t)|. As in the "
           "curve of the steps, t falls from left to right. Click a point, or use Left and Right, "
           "to read its value."));
    followLanguage(*plot_, *this);
    plot_->yAxis->setLabel(tr("|x − P(x, t)|"));
    plot_->xAxis->setLabel(tr("t"));
    showChosen();
}

bool ProfilePlot::event(QEvent* event) {
    if (event->type() == QEvent::ScreenChangeInternal) {
        plot_->setBufferDevicePixelRatio(devicePixelRatioF());
        plot_->replot(QCustomPlot::rpQueuedReplot);
    }
    return QWidget::event(event);
}

void ProfilePlot::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText);
    const QColor back = palette().color(QPalette::Window);
    const QColor accent = Theme::accentOn(back);
    applyAxisStyle(*plot_, *this);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const LineStyle* style = shown_[i].of == Of::Finding  ? findingStyle(shown_[i].number)
                                 : shown_[i].of == Of::Region ? regionStyle(shown_[i].number)
                                                              : nullptr;
        if (style != nullptr) {
            applyStyle(lines_[i], *style, back.lightness() > 128, 2);
            continue;
        }
        // The voxel has the colour of the slice in the plot of the steps; what has no colour of its
        // own there has that of the text.
        const QColor colour = shown_[i].of == Of::Voxel ? accent : text;
        lines_[i]->setPen(QPen(colour, 2));
        lines_[i]->setScatterStyle(
            QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, kPointSize));
    }
    mark_->setPen(QPen(text, 2));
    mark_->setBrush(Qt::NoBrush);
    label_->setColor(text);
    label_->setFont(font());
    label_->setBrush(back);
    hint_->setColor(palette().color(QPalette::PlaceholderText));
    hint_->setFont(font());
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace disyre::ui
