// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace disyre::ui {

/// Lists the steps of the wizard one below the other, and marks the present one.
class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    /// @param steps what the steps are called in the language of the program.
    void setSteps(const QStringList& steps);

    /// @param step counted from 0.
    void setCurrent(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    std::vector<QLabel*> labels_;
    int current_ = 0;
};

}  // namespace disyre::ui
