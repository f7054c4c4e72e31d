// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QTextBrowser;

namespace disyre::ui {

/// A dialog that lists what keys and the mouse do in a window. Everything but what the views do
/// with the mouse is read from the window's own actions and buttons, so that the list is always
/// right.
class KeysBox : public QDialog {
    Q_OBJECT

public:
    explicit KeysBox(QWidget& window);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();

    QWidget& window_;
    QTextBrowser* text_;
    QPushButton* close_;
};

}  // namespace disyre::ui
