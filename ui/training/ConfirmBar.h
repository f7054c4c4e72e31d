// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace disyre::ui {

/// Asks in place before something is gone for good.
class ConfirmBar : public QFrame {
    Q_OBJECT

public:
    explicit ConfirmBar(QWidget* parent = nullptr);

    /// @param yes what the button says that does it.
    void ask(const QString& question, const QString& yes, std::function<void()> action);

private:
    void answer(bool yes);

    QLabel* question_;
    QPushButton* yes_;
    QPushButton* no_;
    std::function<void()> action_;
};

}  // namespace disyre::ui
