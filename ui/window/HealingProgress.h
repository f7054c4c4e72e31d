// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace disyre::ui {

class HealingSession;
struct HealingCase;

/// How far the healing has come: that of the scan that is being healed, or of the scan shown while
/// none is being healed.
struct HealingProgress {
    Q_DECLARE_TR_FUNCTIONS(disyre::ui::HealingProgress)

public:
    double fraction = 0.0;  ///< 0 to 1
    QString text;

    /// The progress to show now; nothing when what is shown stays as it is.
    [[nodiscard]] static std::optional<HealingProgress> of(const HealingSession& session);

private:
    /// What is healed where it is less than the whole volume, such as "slice 98, with 12
    /// neighbours"; else empty.
    [[nodiscard]] static QString extentText(const HealingCase& one);
};

}  // namespace disyre::ui
