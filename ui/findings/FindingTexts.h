// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "ui/findings/FindingsFinder.h"

namespace disyre::ui {

/// The words for what a person decided about a finding.
class FindingTexts {
    Q_DECLARE_TR_FUNCTIONS(disyre::ui::FindingTexts)

public:
    /// Why a finding was dismissed, as an entry of a menu; without a reason an empty text.
    [[nodiscard]] static QString reason(DismissalReason reason);
    /// The decision in words, such as "dismissed: artefact"; "not decided yet" for an open one.
    [[nodiscard]] static QString decision(const FindingNote& note);
    /// The decision as a mark and whether the finding was edited or drawn, short enough for a
    /// narrow column; empty for an open finding as the program found it.
    [[nodiscard]] static QString mark(const Finding& finding);
};

}  // namespace disyre::ui
