// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QCPGraph;
class QCPItemText;
class QCustomPlot;

namespace disyre::ui {

/// How a training's loss goes: of the training patches, step by step and smoothed; of the held-out
/// patches, where it was measured; and the learning rate on an axis of its own.
class LossPlot : public QWidget {
    Q_OBJECT

public:
    struct Point {
        double step = 0.0;
        double loss = 0.0;
        std::optional<double> validation;
        double learningRate = 0.0;
    };

    explicit LossPlot(QWidget* parent = nullptr);

    /// @param steps of the whole training; the axis reaches that far.
    void setPoints(const std::vector<Point>& points, int steps);
    /// Values that no logarithm can show are left out while it is on.
    void setLogarithmic(bool logarithmic);
    /// 0 shows the losses as they are; towards 1 the line hardly follows them.
    void setSmoothing(double smoothing);
    void setRateShown(bool shown);

    /// Draws at once what is otherwise drawn in the next turn of the event loop.
    void drawNow();

    [[nodiscard]] bool logarithmic() const { return logarithmic_; }
    [[nodiscard]] int trainingPoints() const;
    [[nodiscard]] int validationPoints() const;
    /// The last point of the smoothed line; nothing without any.
    [[nodiscard]] std::optional<double> smoothedLoss() const;

    [[nodiscard]] QSize sizeHint() const override { return {560, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 144}; }

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void show(const std::vector<Point>& points);
    void rescale();
    void drawLater();
    void applyPalette();

    QCustomPlot* plot_;
    QCPGraph* losses_;
    QCPGraph* smoothed_;
    QCPGraph* validation_;
    QCPGraph* rate_;
    QCPItemText* hint_;
    std::vector<Point> points_;
    int steps_ = 1;
    bool logarithmic_ = true;
    double smoothing_ = 0.9;
};

}  // namespace disyre::ui
