// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/card/Schedule.h"
#include "core/synthesis/PatchSampler.h"
#include "ui/common/Worker.h"
#include "ui/wizard/WizardPage.h"

class QLabel;
class QPushButton;
class QSlider;

namespace disyre::ui {

class PictureView;
class TrainingDraft;

/// Shows what the network learns from: a patch of a healthy scan, into which a patch of another
/// subject is blended more and more as the slider moves.
class AnomalyPage : public WizardPage {
    Q_OBJECT

public:
    explicit AnomalyPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;

    /// The sample that is shown; null before the first one is drawn.
    [[nodiscard]] const SyntheticSample* sample() const { return sample_.get(); }

protected:
    void retranslate() final;

private:
    void prepareSubjects();
    void drawSample();
    void showSample();
    void showCorrupted(int t);
    void showAmount(int t);

    TrainingDraft& draft_;
    Worker work_;
    std::shared_ptr<const PatchSampler> sampler_;
    std::shared_ptr<const SyntheticSample> sample_;
    std::uint64_t index_ = 0;
    Schedule schedule_;
    PictureView* healthy_;
    PictureView* foreign_;
    PictureView* mask_;
    PictureView* corrupted_;
    QLabel* sliderTitle_;
    QSlider* slider_;
    QLabel* value_;
    QPushButton* another_;
};

}  // namespace disyre::ui
