// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/WizardPage.h"

namespace disyre::ui {

/// What a training needs and what comes of it.
class WelcomePage : public WizardPage {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);
};

}  // namespace disyre::ui
