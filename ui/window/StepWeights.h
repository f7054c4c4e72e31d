// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;
class QSlider;
class QToolButton;

namespace disyre::ui {

/// One upright slider a step: what each counts for in the overlay. Of many steps, neighbours share
/// a slider.
class StepWeights : public QWidget {
    Q_OBJECT

public:
    explicit StepWeights(QWidget* parent = nullptr);

    /// The t each step starts from. Other steps than before count alike at first.
    void setSteps(const std::vector<int>& ts);
    /// One a step, 0 to 1; empty before there are steps.
    [[nodiscard]] std::vector<double> weights() const;

    /// Of steps that share a slider, the first counts.
    void setWeights(const std::vector<double>& weights);

Q_SIGNALS:
    void changed();

private:
    void rebuild();

    std::vector<int> ts_;
    std::vector<QSlider*> sliders_;
    QWidget* row_ = nullptr;
    QToolButton* reset_;
};

}  // namespace disyre::ui
