// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

#include <array>
#include <functional>
#include <optional>

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

    /// Tells the value of the second volume at a place in RAS millimetres, or nothing where there
    /// is none.
    using SecondValue = std::function<std::optional<double>(const std::array<double, 3>&)>;
    void setSecond(SecondValue second);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showReadout();
    void clearReadout();
    /// Shows as much of the structure's name as there is room for.
    void showStructure();
    /// Sets every text in the language of the program.
    void retranslate();

    HealingSession& session_;
    SlicePresenter& presenter_;
    SecondValue second_;
    QString structureName_;
    QLabel* place_;
    QLabel* voxel_;
    QLabel* values_;
    QLabel* structure_;
    QLabel* notice_;
};

}  // namespace disyre::ui
