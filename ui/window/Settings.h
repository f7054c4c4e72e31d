// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>

#include "core/restoration/Healing.h"
#include "ui/window/Theme.h"

namespace disyre::ui {

/// What the program remembers from one start to the next. Damaged or foreign values fall back to
/// the defaults.
class Settings {
public:
    [[nodiscard]] Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);

    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    [[nodiscard]] HealingSettings healing() const;
    void setHealing(const HealingSettings& healing);

    [[nodiscard]] double overlayOpacity() const;
    void setOverlayOpacity(double opacity);

private:
    QSettings store_;
};

}  // namespace disyre::ui
