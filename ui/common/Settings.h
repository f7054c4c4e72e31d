// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

#include "core/healing/Healing.h"
#include "ui/common/OverlayStyle.h"
#include "ui/common/Theme.h"

namespace disyre::ui {

/// What the program remembers from one start to the next. Values that are damaged or not understood
/// are read as the defaults.
class Settings {
public:
    [[nodiscard]] Theme::Choice theme() const;
    void setTheme(Theme::Choice choice);

    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);

    /// The scans that were opened last, the newest first.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& file);
    void removeRecentFile(const QString& file);
    void clearRecentFiles();

    /// The folders of the models that were chosen last, the newest first.
    [[nodiscard]] QStringList recentModels() const;
    void addRecentModel(const QString& folder);
    void removeRecentModel(const QString& folder);
    /// The folder of the model that was chosen last; empty for the shipped one.
    [[nodiscard]] QString model() const;
    void setModel(const QString& folder);

    /// A code of Language::all(), or empty for the language of the system.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& code);

    /// The size of the program's letters in per cent of the system's: 100, 125 or 150.
    [[nodiscard]] int typeSize() const;
    void setTypeSize(int percent);

    [[nodiscard]] QByteArray layout() const;
    void setLayout(const QByteArray& layout);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    [[nodiscard]] HealingSettings healing() const;
    void setHealing(const HealingSettings& healing);

    /// "auto", "cpu" or "cuda".
    [[nodiscard]] std::string device() const;
    void setDevice(const std::string& device);
    /// How many slices of the scan a slab has.
    [[nodiscard]] int slab() const;
    void setSlab(int slices);

    /// Whether the expert settings of healing are shown.
    [[nodiscard]] bool expertShown() const;
    void setExpertShown(bool shown);

    [[nodiscard]] OverlayStyle overlayStyle() const;
    void setOverlayStyle(const OverlayStyle& look);

    /// Whether the outline of the brain mask is shown; nothing until a person has said so.
    [[nodiscard]] std::optional<bool> brainMaskShown() const;
    void setBrainMaskShown(bool shown);

    /// Sets everything to the defaults.
    void clear();

    [[nodiscard]] double overlayOpacity() const;
    void setOverlayOpacity(double opacity);

private:
    void addRecent(const QString& key, const QString& path);

    QSettings store_;
};

}  // namespace disyre::ui
