// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <array>
#include <functional>

#include "ui/common/Saying.h"

class QLabel;
class QPushButton;

namespace disyre::ui {

/// A bar at the top of the window that tells something for as long as it is true, or asks a
/// question with up to two answers, each of which does something. Its texts are put into words anew
/// when the language changes.
class QuestionBar : public QFrame {
    Q_OBJECT

public:
    struct Answer {
        Saying text;
        std::function<void()> act;
    };

    /// @param name the object name; the label and the buttons have names that begin with it:
    /// nameText, nameFirst and nameSecond.
    QuestionBar(const QString& name, QWidget* parent);

    /// Shows a text with its answers; an answer without a text has no button. An answer hides the
    /// bar, and then does what it is for.
    void ask(Saying text, Answer first = {}, Answer second = {});
    /// The text that is shown; empty while the bar is hidden.
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    QLabel* icon_;
    QLabel* label_;
    std::array<QPushButton*, 2> buttons_{};
    Saying text_;
    std::array<Answer, 2> answers_;
};

}  // namespace disyre::ui
