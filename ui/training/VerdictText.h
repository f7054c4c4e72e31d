// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/training/TrainingVerdict.h"

namespace disyre::ui {

/// Says in the language of the window how a training goes, what that means, and what can be done.
class VerdictText {
    Q_DECLARE_TR_FUNCTIONS(VerdictText)

public:
    [[nodiscard]] static QString of(TrainingVerdict verdict);
};

}  // namespace disyre::ui
