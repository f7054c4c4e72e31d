// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

#include "core/evaluation/LearningCurve.h"

class QCPGraph;
class QCPItemText;
class QCustomPlot;

namespace disyre::ui {

/// How a training's loss goes: of the training patches, step by step and smoothed; of the held-out
/// patches, where it was measured; and the learning rate on an axis of its own.
class LossPlot : public QWidget {
    Q_OBJECT

public:
    explicit LossPlot(QWidget* parent = nullptr);

    /// @param steps how many steps the whole training has; the axis reaches that far.
    void setPoints(const std::vector<LossRow>& points, int steps);
    /// Chooses a logarithmic axis for the loss. Values of 0 or below are then left out.
    void setLogarithmic(bool logarithmic);
    /// @param smoothing 0 shows the losses as they are; the nearer it is to 1, the smoother the
    /// line.
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
    void show(const std::vector<LossRow>& points);
    void rescale();
    void drawLater();
    void applyPalette();
    /// Sets every text in the language of the program.
    void retranslate();

    QCustomPlot* plot_;
    QCPGraph* losses_;
    QCPGraph* smoothed_;
    QCPGraph* validation_;
    QCPGraph* rate_;
    QCPItemText* hint_;
    std::vector<LossRow> points_;
    int steps_ = 1;
    bool logarithmic_ = true;
    double smoothing_ = 0.9;
};

}  // namespace disyre::ui
