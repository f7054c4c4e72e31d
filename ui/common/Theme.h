// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <optional>

namespace disyre::ui {

/// The light and the dark theme of the program: Qt's Fusion style, with palettes of greys and one
/// accent colour.
class Theme {
public:
    enum class Choice { System, Light, Dark };

    /// Sets style and palette of the whole application.
    static void apply(Choice choice);
    [[nodiscard]] static Choice current();
    [[nodiscard]] static bool darkShown();

    /// The accent colour in a shade that has a contrast of at least 4.5 to 1 with this background.
    [[nodiscard]] static QColor accentOn(const QColor& background) {
        return background.lightness() < 128 ? QColor(0x62, 0xa8, 0xe8) : QColor(0x0b, 0x5c, 0xad);
    }
    /// The style sheet of the window's one coloured button.
    [[nodiscard]] static QString accentButtonStyle();

    [[nodiscard]] static QString toText(Choice choice);
    [[nodiscard]] static std::optional<Choice> fromText(const QString& text);

    [[nodiscard]] static QPalette lightPalette();
    [[nodiscard]] static QPalette darkPalette();
};

}  // namespace disyre::ui
