// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace disyre::ui {

/// Vertical sliders that say how much each step counts in the weighted overlay. When there are more
/// steps than sliders, neighbouring steps share a slider.
class StepWeights : public QWidget {
    Q_OBJECT

public:
    explicit StepWeights(QWidget* parent = nullptr);

    /// Sets the diffusion step t that each healing step starts from. When they differ from the
    /// ones before, all steps count alike.
    void setSteps(const std::vector<int>& ts);
    /// The weight of each step, 0 to 1; empty while there are no steps.
    [[nodiscard]] std::vector<double> weights() const;

    /// Sets the weights. Steps that share a slider all get the weight of the first of them.
    /// Weights for another number of steps are ignored.
    void setWeights(const std::vector<double>& weights);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeSliders();
    /// Sets every text in the language of the program.
    void retranslate();

    std::vector<int> ts_;
    std::vector<QSlider*> sliders_;
    std::vector<QLabel*> labels_;
    QWidget* row_ = nullptr;
    QToolButton* reset_;
};

}  // namespace disyre::ui
