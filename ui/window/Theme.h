// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <optional>

namespace disyre::ui {

/// The two looks of the program: Fusion with own palettes of quiet greys and one accent.
class Theme {
public:
    enum class Choice { System, Light, Dark };

    /// Sets style and palette of the whole application.
    static void apply(Choice choice);
    [[nodiscard]] static Choice current();
    [[nodiscard]] static bool darkShown();

    /// The accent in a shade that stands out from this background (at least 4.5 to 1).
    [[nodiscard]] static QColor accentOn(const QColor& background) {
        return background.lightness() < 128 ? QColor(0x62, 0xa8, 0xe8) : QColor(0x0b, 0x5c, 0xad);
    }
    /// Style sheet of the one coloured control.
    [[nodiscard]] static QString accentButtonStyle();

    [[nodiscard]] static QString toText(Choice choice);
    [[nodiscard]] static std::optional<Choice> fromText(const QString& text);

    [[nodiscard]] static QPalette lightPalette();
    [[nodiscard]] static QPalette darkPalette();
};

}  // namespace disyre::ui
