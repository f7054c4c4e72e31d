// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/card/ModelCard.h"
#include "ui/common/Worker.h"
#include "ui/wizard/WizardPage.h"

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QTextBrowser;

namespace disyre::ui {

class LossPlot;
class ReviewJob;
class TrainingJob;

/// The page where the person completes the model's card, reads it, and saves the model.
class SavePage : public WizardPage {
    Q_OBJECT

public:
    SavePage(TrainingJob& job, ReviewJob& review, QWidget* parent = nullptr);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override;
    /// Writes the card beside the window's thread, and accepts the wizard when that is done.
    bool validatePage() override;

Q_SIGNALS:
    /// The card is written. @param use whether the person wants to heal with the model at once.
    void saved(const std::filesystem::path& model, bool use);

protected:
    void retranslate() final;

private:
    void takeCard();
    [[nodiscard]] ModelCard cardNow() const;
    void showCard();

    TrainingJob& job_;
    ReviewJob& review_;
    Worker work_;
    ModelCard card_;  // the card as the training wrote it
    bool read_ = false;
    bool written_ = false;
    QFormLayout* form_;
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
