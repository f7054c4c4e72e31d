// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/healing/Healing.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace disyre::ui {

/// The settings of one of two healings that are compared, in one line. What has no control here
/// stays as it was set.
class SettingsColumn : public QWidget {
    Q_OBJECT

public:
    /// @param side "First" or "Second", which the names of the controls begin with.
    explicit SettingsColumn(const QString& side, QWidget* parent = nullptr);

    /// @param steps T of the schedule, @param patch the side of a window in pixels.
    void setSettings(const HealingSettings& settings, int steps, int patch);
    [[nodiscard]] HealingSettings settings() const;

Q_SIGNALS:
    void settingsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    HealingSettings others_;
    QLabel* skipTitle_;
    QSpinBox* skip_;
    QLabel* strideTitle_;
    QSpinBox* stride_;
    QComboBox* score_;
    QComboBox* weighting_;
};

}  // namespace disyre::ui
