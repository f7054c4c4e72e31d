// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace disyre::ui {

enum class BaseLayer { Scan, Restored, Difference };
enum class OverlayKind { Score, StepGradient };

/// What is shown: the picture below and the anomaly overlay on it.
struct LayerChoice {
    BaseLayer base = BaseLayer::Restored;
    bool overlay = true;
    OverlayKind kind = OverlayKind::Score;
    double threshold = 0.02;
    double opacity = 0.75;
    bool operator==(const LayerChoice&) const = default;
};

class LayerPanel : public QGroupBox {
    Q_OBJECT

public:
    explicit LayerPanel(QWidget* parent = nullptr);

    [[nodiscard]] const LayerChoice& choice() const { return choice_; }
    void setBase(BaseLayer base);
    void setOverlayShown(bool shown);
    void setOpacity(double opacity);
    /// Takes the model's suggestion as the threshold and says so; without one, a value that suits
    /// most models.
    void setSuggestedThreshold(double suggestion, const QString& rule);
    /// Largest score that the colours reach; the slider covers the same range.
    void setMaximum(double maximum);

Q_SIGNALS:
    void changed();

private:
    void setThreshold(double threshold);
    void showThreshold();

    LayerChoice choice_;
    double maximum_ = 0.1;
    QButtonGroup* base_;
    QCheckBox* overlay_;
    QComboBox* kind_;
    QSlider* thresholdSlider_;
    QDoubleSpinBox* thresholdBox_;
    QLabel* thresholdNote_;
    QSlider* opacity_;
};

}  // namespace disyre::ui
