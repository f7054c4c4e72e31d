// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <string>

#include "core/card/ModelCard.h"
#include "core/healing/Healing.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;
class QVBoxLayout;

namespace disyre::ui {

/// The panel with the settings of the next healing, under the names that the command line has for
/// them. What everybody decides comes first: the mode and where to heal. The rest is folded away as
/// expert settings.
class HealingPanel : public QWidget {
    Q_OBJECT

public:
    explicit HealingPanel(QWidget* parent = nullptr);

    /// Sets the ranges that this model allows.
    void setCard(const std::optional<ModelCard>& card);
    void setSettings(const HealingSettings& settings);
    [[nodiscard]] HealingSettings settings() const;
    /// @param device "auto", "cpu" or "cuda".
    void setDevice(const std::string& device);
    [[nodiscard]] std::string device() const;
    /// Sets how many slices of the scan a slab has.
    void setSlab(int slices);
    [[nodiscard]] int slab() const;
    /// Sets what can be healed alone or left as it is. The region that a person chose is chosen
    /// again when it comes back after it was away for a while, as findings are while a healing
    /// begins; until then the first one is chosen.
    void setRegions(const QStringList& names);
    /// Gives the same regions names in another language and keeps the chosen one.
    void renameRegions(const QStringList& names);
    [[nodiscard]] RegionUse regionUse() const;
    /// Chooses how a region is used, and the region by its name, which must be one of those set.
    void chooseRegion(RegionUse use, const QString& name);
    /// The name of the chosen region; empty while there is none.
    [[nodiscard]] QString region() const;
    /// Sets everything as it is at the first start of the program.
    void reset();
    /// Folds the expert settings away, or shows them. Emits nothing.
    void setExpertShown(bool shown);

Q_SIGNALS:
    void changed();
    /// A person has folded the expert settings away, or shown them.
    void expertToggled(bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    QDoubleSpinBox* makeSmoothing(const QString& name);
    QSpinBox* makeNumber(const QString& name, int least, int most);
    void makeControls();
    void arrange();
    void connectControls();
    /// Sets all settings of healing as the chosen mode has them, but not where to heal.
    void takeMode();
    /// Shows the mode that the settings belong to, and in which of them they differ from it.
    void showMode();
    /// The settings of a mode for the model in use.
    [[nodiscard]] HealingSettings settingsOf(HealingMode mode) const;
    /// The mode that most of skip, stride and mirroring belong to; the one shown where both have as
    /// many.
    [[nodiscard]] HealingMode nearestMode() const;
    /// The names of the settings that differ from those of this mode.
    [[nodiscard]] QStringList alteredSettings(HealingMode mode) const;
    /// Shows and enables what the other settings make meaningful.
    void update();
    void showModelValues();
    /// Sets every text in the language of the program.
    void retranslate();

    QFormLayout* form_;        // What everybody decides.
    QFormLayout* expertForm_;  // The rest.
    QWidget* expert_;
    QToolButton* fold_;
    QComboBox* mode_;
    QLabel* altered_;
    QPushButton* backToMode_;
    HealingMode shownMode_ = HealingMode::Thorough;
    QSpinBox* skip_;
    QSpinBox* stride_;
    QComboBox* score_;
    QSpinBox* singleT_;
    QComboBox* weighting_;
    QCheckBox* mirrored_;
    QDoubleSpinBox* smoothing_;
    QDoubleSpinBox* smoothingAcross_;
    QComboBox* placement_;
    QComboBox* bias_;
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
