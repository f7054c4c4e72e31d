// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace disyre::ui {

/// Lies over another widget and hides what it shows: with a text in its place, and perhaps a
/// button.
class Cover : public QFrame {
    Q_OBJECT

public:
    /// @param hidden is covered while this is visible, and owns it.
    explicit Cover(QWidget& hidden);

    void setText(const QString& text);
    /// The button below the text, which is there from the first call on.
    [[nodiscard]] QPushButton& button();

Q_SIGNALS:
    void pressed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget& hidden_;
    QLabel* text_;
    QVBoxLayout* column_;
    QPushButton* button_ = nullptr;
};

}  // namespace disyre::ui
