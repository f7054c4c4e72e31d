// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include "ui/common/Worker.h"
#include "ui/wizard/WizardPage.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace disyre::ui {

class PictureView;
class TrainingDraft;
struct ScanExample;

/// Shows a scan before and after its preparation, which is done by the same code as for healing,
/// and lets the person change how scans are prepared.
class PreparationPage : public WizardPage {
    Q_OBJECT

public:
    explicit PreparationPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;

protected:
    void retranslate() final;

private:
    QWidget* makeSettings();
    void preview();
    void show(const ScanExample& example);
    void setFacts(const Saying& facts);

    TrainingDraft& draft_;
    Worker work_;
    std::vector<std::size_t> listed_;  // indices of the draft's scans, in the order of the box
    QLabel* scansTitle_;
    QComboBox* scans_;
    QLabel* spacingTitle_;
    QComboBox* spacing_;
    QLabel* quantileTitle_;
    QDoubleSpinBox* quantile_;
    QLabel* growthTitle_;
    QSpinBox* growth_;
    QLabel* facts_;
    Saying sayFacts_;
    std::array<PictureView*, 3> before_{};
    std::array<PictureView*, 3> after_{};
};

}  // namespace disyre::ui
