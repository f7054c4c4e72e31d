// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace disyre::ui {

/// Shows one message at a time at the top of the window, instead of in a box that covers it.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Information, Problem };

    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(Kind kind, const QString& text);
    void dismiss();
    /// The message; empty while none is shown.
    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] Kind kind() const { return kind_; }

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// Sets the texts that belong to the bar in the language of the program. The message itself
    /// stays in the language that it was said in.
    void retranslate();

    QLabel* icon_;
    QLabel* label_;
    QToolButton* close_;
    QString text_;
    Kind kind_ = Kind::Information;
};

}  // namespace disyre::ui
