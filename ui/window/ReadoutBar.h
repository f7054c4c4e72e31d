// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;

namespace disyre::ui {

class HealingSession;
class SlicePresenter;

/// The window's status bar: where the pointer or the cross-hair is, what lies there, and the notice
/// that the program is not a medical device.
class ReadoutBar : public QStatusBar {
    Q_OBJECT

public:
    ReadoutBar(HealingSession& session, SlicePresenter& presenter, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showReadout();
    void clearReadout();
    /// Sets every text in the language of the program.
    void retranslate();

    HealingSession& session_;
    SlicePresenter& presenter_;
    QLabel* place_;
    QLabel* voxel_;
    QLabel* values_;
    QLabel* structure_;
    QLabel* notice_;
};

}  // namespace disyre::ui
