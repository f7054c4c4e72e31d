// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <string>

#include "core/restoration/Healing.h"
#include "ui/viewer/OverlayLook.h"
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

    /// Scans opened lately, the newest first.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& file);
    void removeRecentFile(const QString& file);
    void clearRecentFiles();

    /// Folders of models chosen lately, the newest first.
    [[nodiscard]] QStringList recentModels() const;
    void addRecentModel(const QString& folder);
    void removeRecentModel(const QString& folder);
    /// The model last chosen; empty for the one that came along.
    [[nodiscard]] QString model() const;
    void setModel(const QString& folder);

    /// A code of Language::all(), or empty for the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);

    [[nodiscard]] QByteArray layout() const;
    void setLayout(const QByteArray& layout);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    [[nodiscard]] HealingSettings healing() const;
    void setHealing(const HealingSettings& healing);

    /// "auto", "cpu" or "cuda".
    [[nodiscard]] std::string device() const;
    void setDevice(const std::string& device);
    [[nodiscard]] int slab() const;
    void setSlab(int slices);

    [[nodiscard]] OverlayLook overlayLook() const;
    void setOverlayLook(const OverlayLook& look);

    /// Forgets everything.
    void clear();

    [[nodiscard]] double overlayOpacity() const;
    void setOverlayOpacity(double opacity);

private:
    void addRecent(const QString& key, const QString& path);

    QSettings store_;
};

}  // namespace disyre::ui
