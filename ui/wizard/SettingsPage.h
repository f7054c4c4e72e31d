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
class QScrollArea;
class QToolButton;

namespace disyre::ui {

class TrainingDraft;

/// The page where the person chooses how long to train and how large a network: ready-made
/// settings, with the time they take on this computer, and all single settings in a part that
/// unfolds.
class SettingsPage : public WizardPage {
    Q_OBJECT

public:
    explicit SettingsPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    void cleanupPage() override;
    [[nodiscard]] bool isComplete() const override;
    bool validatePage() override;

protected:
    void retranslate() final;

Q_SIGNALS:
    /// The person has pressed Start.
    void startRequested();

private:
    /// A row of the part that unfolds. Its texts are in English, marked for translation.
    struct AdvancedRow {
        QLabel* title;
        QWidget* field;
        QLabel* help;
        const char* titleText;
        const char* helpText;
    };

    void addPresets(QVBoxLayout* layout);
    QWidget* makeAdvanced();
    void listDevices();
    void showDevices(const std::vector<ComputeDevice>& devices);
    /// Sets the texts of the device box, whose entries stay.
    void showDeviceTexts();
    /// The chosen device as an entry of the list; null while the list is not there yet.
    [[nodiscard]] const ComputeDevice* chosenDevice() const;
    /// Bytes of memory that training with these settings takes on the chosen device.
    [[nodiscard]] std::uint64_t neededBytes(const TrainingPresetValues& values) const;
    /// Bytes of memory that the chosen device has; 0 while unknown.
    [[nodiscard]] std::uint64_t availableBytes() const;
    [[nodiscard]] bool onCard() const;
    [[nodiscard]] bool tooLarge() const;
    /// Fills the fields from the draft.
    void showValues();
    /// Shows what a training of the draft takes after one of its values has changed.
    void valuesChanged();
    void showForecast();
    /// Why a network with these settings cannot exist; empty for one that can.
    [[nodiscard]] QString networkProblem() const;
    void choosePreset(std::size_t preset);

    TrainingDraft& draft_;
    DisyreProcess deviceSearch_;
    std::vector<ComputeDevice> devices_;  // the devices to choose from, the fastest first
    ForecastProbe probe_;
    QTimer pause_;
    bool entered_ = false;  // whether the page was shown, and so has something to say
    Saying noDevices_;      // why the devices could not be listed
    Saying noForecast_;     // why the time could not be measured
    QLabel* nameTitle_;
    QLineEdit* name_;
    std::array<QRadioButton*, kTrainingPresets.size()> presets_{};
    std::array<QLabel*, kTrainingPresets.size()> purposes_{};
    std::array<QLabel*, kTrainingPresets.size()> times_{};
    QLabel* deviceTitle_;
    QComboBox* device_;
    QScrollArea* scroll_;
    QLabel* forecast_;
    QToolButton* fold_;
    QWidget* advanced_;
    std::vector<AdvancedRow> rows_;
    // Each of these functions shows the draft's value in one field of the part that unfolds.
    std::vector<std::function<void()>> fill_;
    bool filling_ = false;
    bool widthsRead_ = true;
};

}  // namespace disyre::ui
