// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPItemText;
class QCPItemTracer;
class QMouseEvent;

namespace disyre::ui {

/// A plot of what a single step changes against the diffusion step t that it starts from, with one
/// line for each voxel or region. As in the plot of the steps and on the timeline, t falls from
/// left to right. A click on a point, or the keys Left and Right, show the point's t and value.
class ProfilePlot : public QWidget {
    Q_OBJECT

public:
    /// What a line is of. A finding or a region, counted from 0, has the colour that it has in the
    /// plot of the steps.
    enum class Of { Voxel, Finding, Region };
    struct Line {
        Of of = Of::Voxel;
        std::size_t number = 0;
        QString name;
        std::vector<std::optional<double>> values;  ///< one value for each t
    };
    /// Only this many lines are drawn, because more could not be told apart.
    static constexpr std::size_t kMostLines = 5;

    explicit ProfilePlot(QWidget* parent = nullptr);

    /// Replaces the lines; a chosen point stays chosen.
    /// @param ts the values of t in ascending order.
    void setLines(const std::vector<int>& ts, const std::vector<Line>& lines);
    /// Sets the text that is shown in the middle while there is no point.
    void setHint(const QString& text);

    [[nodiscard]] int lines() const { return static_cast<int>(lines_.size()); }
    [[nodiscard]] int points(int line) const;
    /// The text shown for the chosen point; empty while no point is chosen.
    [[nodiscard]] QString chosenText() const;
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QColor colourOf(int line) const;
    /// Where a point is drawn, in pixels of this widget.
    [[nodiscard]] QPointF pointOf(int line, int t) const;
    /// Draws now instead of in the next turn of the event loop.
    void drawNow();

    [[nodiscard]] QSize sizeHint() const override { return {480, 160}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 112}; }

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Point {
        int line = 0;
        double t = 0.0;
    };

    void choose(QMouseEvent* event);
    void moveChosen(int by);
    void showChosen();
    void applyPalette();
    /// Sets every text in the language of the program.
    void retranslate();

    QCustomPlot* plot_;
    QCPItemTracer* mark_;
    QCPItemText* label_;
    QCPItemText* hint_;
    std::vector<QCPGraph*> lines_;
    std::vector<Line> shown_;  // What each of them is of; without the values.
    std::optional<Point> chosen_;
};

}  // namespace disyre::ui
