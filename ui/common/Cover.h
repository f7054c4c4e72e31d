// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace disyre::ui {

/// Lies over another widget and hides what it shows: with a text in its place, and perhaps a
/// button.
class Cover : public QFrame {
    Q_OBJECT

public:
    /// @param hidden is covered while this is visible, and owns it.
    explicit Cover(QWidget& hidden);

    void setText(const QString& text);
    /// Shows the button, which is hidden while its text is empty.
    void setButton(const QString& text);
    [[nodiscard]] QPushButton& button() { return *button_; }

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget& hidden_;
    QLabel* text_;
    QPushButton* button_;
};

}  // namespace disyre::ui
