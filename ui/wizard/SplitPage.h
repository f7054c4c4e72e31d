// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/WizardPage.h"

class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace disyre::ui {

class SplitTable;
class TrainingDraft;

/// The page where the person decides which subjects the model learns from, and which are held out
/// to check it on.
class SplitPage : public WizardPage {
    Q_OBJECT

public:
    explicit SplitPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

protected:
    void retranslate() final;

private:
    void draw();
    void showState();

    TrainingDraft& draft_;
    SplitTable* table_;
    QTableView* view_;
    QLabel* countTitle_;
    QSpinBox* count_;
    QPushButton* again_;
    QLabel* summary_;
    std::uint64_t seed_ = 1;
    bool entered_ = false;  // whether the page was shown, and so has something to say
};

}  // namespace disyre::ui
