// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "ui/findings/FindingsFinder.h"

class QLabel;
class QTreeWidget;

namespace disyre::ui {

/// Lists the findings, and tells which of them a person has chosen to look at.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    /// @param healed whether there is an anomaly map; where there is none, a note says what to do.
    void setFindings(const std::vector<Finding>& findings, bool healed);
    /// How many findings are listed that reach the threshold, and how many that do not.
    [[nodiscard]] int count() const;
    [[nodiscard]] int countBelow() const;

    [[nodiscard]] QSize sizeHint() const override { return {248, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    /// @param index in the list, counted from 0.
    void findingChosen(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFindings();
    [[nodiscard]] QString noteText() const;
    /// Sets every text in the language of the program.
    void retranslate();

    std::vector<Finding> findings_;
    bool healed_ = false;
    QLabel* note_;
    QTreeWidget* list_;
};

}  // namespace disyre::ui
