// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace disyre::ui {

/// The page that the window shows while no scan is open: an invitation with two buttons.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void sampleRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// Sets every text in the language of the program.
    void retranslate();
    void setTitleFont();

    QLabel* logo_;
    QLabel* title_;
    QLabel* hint_;
    QPushButton* open_;
    QPushButton* sample_;
};

}  // namespace disyre::ui
