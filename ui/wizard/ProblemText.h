// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/preprocess/ScanSurvey.h"

namespace disyre::ui {

/// What is wrong with a scan, in the person's language.
class ProblemText {
    Q_DECLARE_TR_FUNCTIONS(ProblemText)

public:
    /// A few words for the table.
    [[nodiscard]] static QString name(ScanProblemKind kind);
    /// What it is and what to do; the reader's own words where it has some.
    [[nodiscard]] static QString advice(const ScanProblem& problem);
};

}  // namespace disyre::ui
