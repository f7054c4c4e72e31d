// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "ui/window/LayerChoice.h"
#include "ui/window/ThresholdSuggestion.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace disyre::ui {

class StepWeights;

/// The panel that chooses what the views show: the picture below, the anomaly overlay on it, and
/// the overlay's threshold, colours and opacity.
class LayerPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayerPanel(QWidget* parent = nullptr);

    [[nodiscard]] const LayerChoice& choice() const { return choice_; }
    void setBase(BaseLayer base);
    void setOverlayShown(bool shown);
    /// @param opacity 0 (invisible) to 1.
    void setOpacity(double opacity);
    void setOverlayStyle(const OverlayStyle& style);
    void setKind(OverlayKind kind);
    /// Sets the weight of each step, as the sliders for them do.
    void setWeights(const std::vector<double>& weights);
    /// Sets the diffusion step t that each healing step starts from.
    void setSteps(const std::vector<int>& ts);
    void setThreshold(double threshold);
    /// Sets the threshold that the panel would start with.
    void useSuggestion();
    /// Takes the model's suggestion as the threshold, unless the user has chosen another threshold
    /// since the last suggestion, and says what the suggestion holds for. Without a suggestion the
    /// panel starts with a threshold that suits most models.
    void setSuggestion(const ThresholdSuggestion& suggestion);
    /// Says whether the outline of the brain mask is shown, and whether there is a scan to show it
    /// on. Emits nothing.
    void setBrainMask(bool shown, bool available);
    /// Sets the largest score that the colours reach; the slider covers the same range.
    void setMaximum(double maximum);

Q_SIGNALS:
    void changed();
    /// A person wants the outline of the brain mask shown, or hidden.
    void brainMaskToggled(bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeBases();
    void makeOverlayControls();
    void connectControls();
    void arrange();
    void showThreshold();
    void showSuggestion();
    /// Sets every text in the language of the program.
    void retranslate();

    LayerChoice choice_;
    double maximum_ = 0.1;
    ThresholdSuggestion suggestion_;
    QWidget* bases_;
    QButtonGroup* base_;
    QCheckBox* overlay_;
    QCheckBox* brainMask_;
    QComboBox* kind_;
    QLabel* kindLabel_;
    StepWeights* weights_;
    QLabel* thresholdLabel_;
    QComboBox* meaning_;
    QLabel* meaningLabel_;
    QComboBox* map_;
    QLabel* mapLabel_;
    QPushButton* suggest_;
    QSlider* thresholdSlider_;
    QDoubleSpinBox* thresholdBox_;
    QLabel* thresholdNote_;
    QSlider* opacity_;
    QLabel* opacityLabel_;
};

}  // namespace disyre::ui
