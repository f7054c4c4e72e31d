// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

#include "core/teaching/Quiz.h"
#include "ui/common/Worker.h"
#include "ui/teaching/TeachingHost.h"

class QLabel;
class QPushButton;
class QSpinBox;

namespace disyre::ui {

class MessageBar;
class SlicePicture;

/// The quiz: in ten slices of the sample's healthy brain, each with a lesion put into it, a person
/// marks the lesion before the model does.
class QuizPage : public QWidget {
    Q_OBJECT

public:
    QuizPage(TeachingHost& host, MessageBar& messages, QWidget* parent = nullptr);
    ~QuizPage() override;

    /// Makes the first round, unless the quiz has begun.
    void begin();

    /// The round that is shown, counted from 0; it is kQuizRounds once the quiz is over.
    [[nodiscard]] int round() const { return round_; }
    /// Null until the round is made.
    [[nodiscard]] const QuizRound* question() const { return question_.get(); }
    [[nodiscard]] const std::optional<QuizMark>& mark() const { return mark_; }
    /// What the rounds that are answered brought.
    [[nodiscard]] const std::vector<QuizAnswer>& answers() const { return answers_; }
    /// The same for the model; a round without a model has no entry.
    [[nodiscard]] const std::vector<QuizAnswer>& modelAnswers() const { return modelAnswers_; }
    [[nodiscard]] SlicePicture& picture() { return *picture_; }

Q_SIGNALS:
    /// The lesion of a round and the model's map are shown.
    void answered();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void restart();
    void makeRound();
    void showQuestion();
    void setMark(SlicePoint middle, double radiusRows, double radiusColumns);
    void answer();
    void showAnswer(const HealedSlice* healed);
    void next();
    void showTexts();
    [[nodiscard]] double pixelMm() const { return brain_.prepared->image.spacing()[0]; }
    [[nodiscard]] bool isAnswered() const {
        return answers_.size() > static_cast<std::size_t>(round_);
    }

    TeachingHost& host_;
    MessageBar& messages_;
    Worker worker_;
    StopToken stop_;
    TeachingBrain brain_;
    std::shared_ptr<const QuizRound> question_;
    int round_ = 0;
    bool answering_ = false;
    std::optional<QuizMark> mark_;
    std::optional<SlicePoint> pressed_;
    std::vector<QuizAnswer> answers_;
    std::vector<QuizAnswer> modelAnswers_;

    SlicePicture* picture_;
    SlicePicture* map_;
    QLabel* state_;
    QLabel* result_;
    QLabel* seedTitle_;
    QSpinBox* seed_;
    QPushButton* restart_;
    QPushButton* answer_;
    QPushButton* next_;
};

}  // namespace disyre::ui
