// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace disyre::ui {

/// Translates the texts of reports, which belong to no widget.
class ReportTexts {
    Q_DECLARE_TR_FUNCTIONS(Report)
};

}  // namespace disyre::ui
