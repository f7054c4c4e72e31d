// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/card/ModelCard.h"
#include "ui/training/Background.h"
#include "ui/wizard/WizardPage.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QTextBrowser;

namespace disyre::ui {

class LossPlot;
class ReviewJob;
class TrainingJob;

/// The model's card: what the person adds to it, what it says, and its saving.
class SavePage : public WizardPage {
    Q_OBJECT

public:
    SavePage(TrainingJob& job, ReviewJob& review, QWidget* parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;
    /// Writes the card in the background; accepts the wizard when that is done.
    bool validatePage() override;

Q_SIGNALS:
    void saved(const std::filesystem::path& model, bool use);

private:
    void takeCard();
    [[nodiscard]] ModelCard cardNow() const;
    void showCard();

    TrainingJob& job_;
    ReviewJob& review_;
    Background work_;
    ModelCard card_;  // as training wrote it
    bool read_ = false;
    bool written_ = false;
    QLineEdit* name_;
    QLineEdit* data_;
    QLineEdit* licence_;
    QLineEdit* use_;
    QPlainTextEdit* notes_;
    QTextBrowser* text_;
    LossPlot* curves_;
    QCheckBox* useNow_;
};

}  // namespace disyre::ui
