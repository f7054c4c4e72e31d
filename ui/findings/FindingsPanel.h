// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

#include "ui/findings/FindingsFinder.h"

class QLabel;
class QTreeWidget;

namespace disyre::ui {

/// The findings as a list; choosing one asks to go there.
class FindingsPanel : public QWidget {
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    /// @param healed whether there is a map at all; without one the list says what to do.
    void setFindings(const std::vector<Finding>& findings, bool healed);
    [[nodiscard]] int count() const;

    [[nodiscard]] QSize sizeHint() const override { return {248, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 96}; }

Q_SIGNALS:
    /// From 0.
    void findingChosen(int index);

private:
    QLabel* note_;
    QTreeWidget* list_;
};

}  // namespace disyre::ui
