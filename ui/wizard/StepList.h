// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace disyre::ui {

/// The steps of the wizard, one below the other, the present one marked.
class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(const QStringList& steps, QWidget* parent = nullptr);

    /// From 0.
    void setCurrent(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::vector<QLabel*> labels_;
    int current_ = 0;
};

}  // namespace disyre::ui
