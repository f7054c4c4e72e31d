// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include "ui/training/Background.h"
#include "ui/wizard/WizardPage.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace disyre::ui {

class PictureView;
class TrainingDraft;
struct ScanExample;

/// A scan before and after its preparation, by the code that healing uses.
class PreparationPage : public WizardPage {
    Q_OBJECT

public:
    explicit PreparationPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;

private:
    QWidget* makeSettings();
    void preview();
    void show(const ScanExample& example);

    TrainingDraft& draft_;
    Background work_;
    std::vector<std::size_t> listed_;  // the draft's scans in the box
    QComboBox* scans_;
    QComboBox* spacing_;
    QDoubleSpinBox* quantile_;
    QSpinBox* growth_;
    QLabel* growthTitle_;
    QLabel* facts_;
    std::array<PictureView*, 3> before_{};
    std::array<PictureView*, 3> after_{};
};

}  // namespace disyre::ui
