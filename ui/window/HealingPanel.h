// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <string>

#include "core/card/ModelCard.h"
#include "core/restoration/Healing.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace disyre::ui {

/// The settings of the next healing, under the names that the command line has for them.
class HealingPanel : public QWidget {
    Q_OBJECT

public:
    explicit HealingPanel(QWidget* parent = nullptr);

    /// The ranges that this model allows.
    void setCard(const std::optional<ModelCard>& card);
    void setSettings(const HealingSettings& settings);
    [[nodiscard]] HealingSettings settings() const;
    /// "auto", "cpu" or "cuda".
    void setDevice(const std::string& device);
    [[nodiscard]] std::string device() const;
    /// Slices of a slab.
    void setSlab(int slices);
    [[nodiscard]] int slab() const;
    /// What can be healed alone or left as it is. The one that a person chose is chosen again where it
    /// was away for a while, as findings are while a healing begins; until then it is the first.
    void setRegions(const QStringList& names);
    [[nodiscard]] RegionUse regionUse() const;
    /// One of the names; empty while there is none.
    [[nodiscard]] QString region() const;
    /// Everything as the program comes.
    void reset();

Q_SIGNALS:
    void changed();

private:
    QDoubleSpinBox* makeSmoothing(const QString& name, const QString& title, const QString& tip);
    QSpinBox* makeNumber(const QString& name, const QString& title, const QString& tip, int least,
                         int most);
    void addRow(const QString& text, QWidget* field);
    /// Sets skip and stride as the chosen mode wants them.
    void takeMode();
    /// Names the mode that skip and stride amount to.
    void showMode();
    void update();

    QFormLayout* form_;
    QComboBox* mode_;
    QSpinBox* skip_;
    QSpinBox* stride_;
    QComboBox* score_;
    QSpinBox* singleT_;
    QComboBox* weighting_;
    QCheckBox* mirrored_;
    QDoubleSpinBox* smoothing_;
    QDoubleSpinBox* smoothingAcross_;
    QComboBox* placement_;
    QComboBox* regionUse_;
    QComboBox* region_;
    QComboBox* device_;
    QSpinBox* slab_;
    QPushButton* reset_;
    QLabel* note_;
    std::optional<ModelCard> card_;
    QString wantedRegion_;
};

}  // namespace disyre::ui
