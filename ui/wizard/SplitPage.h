// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/WizardPage.h"

class QLabel;
class QSpinBox;
class QTableView;

namespace disyre::ui {

class SplitTable;
class TrainingDraft;

/// Which subjects the model learns from and which it is checked on.
class SplitPage : public WizardPage {
    Q_OBJECT

public:
    explicit SplitPage(TrainingDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;

private:
    void draw();
    void showState();

    TrainingDraft& draft_;
    SplitTable* table_;
    QTableView* view_;
    QSpinBox* count_;
    QLabel* summary_;
    std::uint64_t seed_ = 1;
};

}  // namespace disyre::ui
