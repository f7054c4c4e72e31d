// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace disyre::ui {

class HealingSession;

/// How far healing is, of the scan that is healed or else of the one shown.
struct HealingProgress {
    Q_DECLARE_TR_FUNCTIONS(disyre::ui::HealingProgress)

public:
    double fraction = 0.0;
    QString text;

    /// Nothing while what was said before still holds.
    [[nodiscard]] static std::optional<HealingProgress> of(const HealingSession& session);
};

}  // namespace disyre::ui
