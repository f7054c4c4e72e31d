// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

#include "ui/viewer/OverlayLook.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSlider;

namespace disyre::ui {

enum class BaseLayer { Scan, Restored, Difference };
enum class OverlayKind {
    Score,         ///< mean over the steps up to the one shown
    StepGradient,  ///< the step shown alone
    WeightedSteps  ///< mean over all steps, each as much as its weight
};

/// What is shown: the picture below and the anomaly overlay on it.
struct LayerChoice {
    BaseLayer base = BaseLayer::Restored;
    bool overlay = true;
    OverlayKind kind = OverlayKind::Score;
    double threshold = 0.02;
    double opacity = 0.75;
    OverlayLook look;
    std::vector<double> weights;  ///< of the steps, for WeightedSteps
    bool operator==(const LayerChoice&) const = default;
};

/// What a model's card says of the threshold.
struct ThresholdSuggestion {
    double threshold = -1.0;    ///< negative: none
    bool sameSettings = false;  ///< found with scans healed as the one shown, or to be shown
    QString rule;
    QString scoring;  ///< the settings it was found with
    double level = 1.0;  ///< levelOf() the scan, by which the threshold is raised already
    bool operator==(const ThresholdSuggestion&) const = default;
};

class StepWeights;

class LayerPanel : public QWidget {
    Q_OBJECT

public:
    explicit LayerPanel(QWidget* parent = nullptr);

    [[nodiscard]] const LayerChoice& choice() const { return choice_; }
    void setBase(BaseLayer base);
    void setOverlayShown(bool shown);
    void setOpacity(double opacity);
    void setLook(const OverlayLook& look);
    void setKind(OverlayKind kind);
    /// One a step, as the sliders for them.
    void setWeights(const std::vector<double>& weights);
    /// The t each step starts from.
    void setSteps(const std::vector<int>& ts);
    void setThreshold(double threshold);
    /// Takes the model's suggestion as the threshold, unless the user has chosen another since the last
    /// one, and says what it holds for; without one, a value that suits most models.
    void setSuggestion(const ThresholdSuggestion& suggestion);
    /// Largest score that the colours reach; the slider covers the same range.
    void setMaximum(double maximum);

Q_SIGNALS:
    void changed();

private:
    QWidget* makeBases();
    void makeOverlayControls();
    void arrange(QWidget* bases);
    void showThreshold();
    void showSuggestion();

    LayerChoice choice_;
    double maximum_ = 0.1;
    ThresholdSuggestion suggestion_;
    QButtonGroup* base_;
    QCheckBox* overlay_;
    QComboBox* kind_;
    StepWeights* weights_;
    QComboBox* meaning_;
    QComboBox* map_;
    QPushButton* suggest_;
    QSlider* thresholdSlider_;
    QDoubleSpinBox* thresholdBox_;
    QLabel* thresholdNote_;
    QSlider* opacity_;
};

}  // namespace disyre::ui
