// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/preprocess/ScanSurvey.h"

namespace disyre::ui {

/// Says in the language of the window what is wrong with a scan.
class ProblemText {
    Q_DECLARE_TR_FUNCTIONS(ProblemText)

public:
    /// A few words for the table of scans.
    [[nodiscard]] static QString name(ScanProblemKind kind);
    /// One or two sentences on what the problem is and what can be done. Where a file could not be
    /// read, the reader's own sentence.
    [[nodiscard]] static QString advice(const ScanProblem& problem);
};

}  // namespace disyre::ui
