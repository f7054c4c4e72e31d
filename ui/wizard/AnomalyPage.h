// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/card/Schedule.h"
#include "core/synthesis/PatchSampler.h"
#include "ui/training/Background.h"
#include "ui/wizard/WizardPage.h"

class QLabel;
class QPushButton;
class QSlider;

namespace disyre::ui {

class PictureView;
class TrainingDraft;

/// What the network is shown: a healthy patch into which another subject's is blended, more and
/// more under the slider.
class AnomalyPage : public WizardPage {
    Q_OBJECT

public:
    explicit AnomalyPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;

    [[nodiscard]] const SyntheticSample* sample() const { return sample_.get(); }

private:
    void prepareSubjects();
    void drawSample();
    void showSample();
    void showCorrupted(int t);

    TrainingDraft& draft_;
    Background work_;
    std::shared_ptr<const PatchSampler> sampler_;
    std::shared_ptr<const SyntheticSample> sample_;
    std::uint64_t index_ = 0;
    Schedule schedule_;
    PictureView* healthy_;
    PictureView* foreign_;
    PictureView* mask_;
    PictureView* corrupted_;
    QSlider* slider_;
    QLabel* value_;
    QPushButton* another_;
};

}  // namespace disyre::ui
