// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace disyre::ui {

/// A dialog that says what the program is, with a report on the installation that can be copied.
class AboutBox : public QDialog {
    Q_OBJECT

public:
    AboutBox(const QString& report, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();

    bool copied_ = false;
    QLabel* text_;
    QLabel* what_;
    QPlainTextEdit* details_;
    QPushButton* copy_;
    QPushButton* close_;
};

}  // namespace disyre::ui
