// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace disyre::ui {

/// A dialog that shows the program's log as it was when the dialog was opened, the newest lines at
/// the end, with a button that copies it.
class LogBox : public QDialog {
    Q_OBJECT

public:
    /// @param log is the text of the log; empty when there is none.
    LogBox(const QString& log, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();

    bool copied_ = false;
    QLabel* explanation_;
    QPlainTextEdit* lines_;
    QPushButton* copy_;
    QPushButton* close_;
};

}  // namespace disyre::ui
