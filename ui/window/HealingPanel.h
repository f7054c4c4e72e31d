// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGroupBox>

#include <optional>

#include "core/card/ModelCard.h"
#include "core/restoration/Healing.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace disyre::ui {

/// The settings of the next healing.
class HealingPanel : public QGroupBox {
    Q_OBJECT

public:
    explicit HealingPanel(QWidget* parent = nullptr);

    /// The ranges that this model allows.
    void setCard(const std::optional<ModelCard>& card);
    void setSettings(const HealingSettings& settings);
    [[nodiscard]] HealingSettings settings() const;

Q_SIGNALS:
    void changed();

private:
    void updateNote();

    QSpinBox* skip_;
    QSpinBox* stride_;
    QComboBox* weighting_;
    QLabel* note_;
    int scheduleSteps_ = 100;
};

}  // namespace disyre::ui
