// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/training/TrainingVerdict.h"

namespace disyre::ui {

/// How a training goes, in the person's language: what it means and what to do.
class VerdictText {
    Q_DECLARE_TR_FUNCTIONS(VerdictText)

public:
    [[nodiscard]] static QString of(TrainingVerdict verdict);
};

}  // namespace disyre::ui
