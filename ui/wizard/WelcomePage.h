// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "ui/wizard/WizardPage.h"

namespace disyre::ui {

/// Says what a training needs and what it leads to.
class WelcomePage : public WizardPage {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

protected:
    void retranslate() final;

private:
    struct Row {
        QLabel* title;
        QLabel* text;
    };
    std::array<Row, 6> rows_{};
    QLabel* notice_;
};

}  // namespace disyre::ui
