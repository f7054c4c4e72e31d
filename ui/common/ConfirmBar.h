// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace disyre::ui {

/// A bar that asks, before something is deleted for good, instead of a box that covers the window.
class ConfirmBar : public QFrame {
    Q_OBJECT

public:
    explicit ConfirmBar(QWidget* parent = nullptr);

    /// Shows the question, and does the action when the person agrees.
    /// @param yes the text of the button that agrees.
    /// @param no the text of the other one; empty for that of keeping what would be deleted.
    void ask(const QString& question, const QString& yes, std::function<void()> action,
             const QString& no = {});

protected:
    /// Takes back a question that is still in another language than the window.
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void answer(bool yes);

    QLabel* question_;
    QPushButton* yes_;
    QPushButton* no_;
    std::function<void()> action_;
};

}  // namespace disyre::ui
