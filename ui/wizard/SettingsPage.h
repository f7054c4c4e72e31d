// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <array>
#include <functional>
#include <vector>

#include "core/compute/Compute.h"
#include "ui/training/DisyreProcess.h"
#include "ui/training/ForecastProbe.h"
#include "ui/wizard/WizardPage.h"

class QComboBox;
class QFormLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QRadioButton;
class QToolButton;

namespace disyre::ui {

class TrainingDraft;

/// How long and how large: ready-made settings with what they take on this computer, and all others
/// folded away.
class SettingsPage : public WizardPage {
    Q_OBJECT

public:
    explicit SettingsPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    void cleanupPage() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;

Q_SIGNALS:
    /// The person has pressed Start.
    void startRequested();

private:
    void addPresets(QVBoxLayout* layout);
    QWidget* makeAdvanced();
    void listDevices();
    void showDevices(const std::vector<ComputeDevice>& devices);
    /// Of the list, what the choice stands for; nothing while the list is not there yet.
    [[nodiscard]] const ComputeDevice* chosenDevice() const;
    /// Bytes the settings take on the chosen device, and those it has (0 for unknown).
    [[nodiscard]] std::uint64_t neededBytes(const TrainingPresetValues& values) const;
    [[nodiscard]] std::uint64_t availableBytes() const;
    [[nodiscard]] bool onCard() const;
    [[nodiscard]] bool tooLarge() const;
    /// Fills the fields from the draft.
    void showValues();
    /// The draft has changed: says what it takes now.
    void valuesChanged();
    void showForecast();
    /// Why no such network can be; empty for a good one.
    [[nodiscard]] QString networkProblem() const;
    void choosePreset(std::size_t preset);

    TrainingDraft& draft_;
    DisyreProcess deviceSearch_;
    std::vector<ComputeDevice> devices_;  // the fastest first
    ForecastProbe probe_;
    QTimer pause_;
    QLineEdit* name_;
    std::array<QRadioButton*, kTrainingPresets.size()> presets_{};
    std::array<QLabel*, kTrainingPresets.size()> times_{};
    QComboBox* device_;
    QLabel* forecast_;
    QToolButton* fold_;
    QWidget* advanced_;
    std::vector<std::function<void()>> fill_;  // one a field of the folded part
    bool filling_ = false;
    bool widthsRead_ = true;
};

}  // namespace disyre::ui
