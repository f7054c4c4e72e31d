// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;
class QCPGraph;
class QCPItemText;
class QCPItemTracer;
class QMouseEvent;

namespace disyre::ui {

/// What a single step changes, against the t that it starts from: one line a voxel or region. A click
/// on a point, or Left and Right, say its t and value.
class ProfilePlot : public QWidget {
    Q_OBJECT

public:
    struct Line {
        QString name;
        std::vector<std::optional<double>> values;  ///< one a t
    };
    /// Of more lines than these the first are drawn: only so many can be told apart.
    static constexpr std::size_t kMostLines = 5;

    explicit ProfilePlot(QWidget* parent = nullptr);

    /// @param ts ascending. A chosen point stays chosen.
    void setLines(const std::vector<int>& ts, const std::vector<Line>& lines);
    /// Said in the middle while there is no point.
    void setHint(const QString& text);

    [[nodiscard]] int lines() const { return static_cast<int>(lines_.size()); }
    [[nodiscard]] int points(int line) const;
    /// What is said of the chosen point; empty while there is none.
    [[nodiscard]] QString chosenText() const;
    [[nodiscard]] QString hint() const;
    /// Where a point is drawn, in this widget's coordinates.
    [[nodiscard]] QPointF pointOf(int line, int t) const;
    /// Draws at once what is otherwise drawn in the next turn of the event loop.
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

    QCustomPlot* plot_;
    QCPItemTracer* mark_;
    QCPItemText* label_;
    QCPItemText* hint_;
    std::vector<QCPGraph*> lines_;
    std::optional<Point> chosen_;
};

}  // namespace disyre::ui
