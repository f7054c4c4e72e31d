// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>

#include "ui/common/ThemeStyle.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

namespace {

constexpr int kPortalMilliseconds = 150;

Theme::Choice currentChoice = Theme::Choice::System;
bool dark = false;

/// Whether the desktop prefers dark colours, as its portal says; no value where it has no
/// preference or there is no portal.
std::optional<bool> portalSaysDark() {
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) {
        return std::nullopt;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
        u"org.freedesktop.portal.Settings"_s, u"Read"_s);
    call.setAutoStartService(false);
    call << u"org.freedesktop.appearance"_s << u"color-scheme"_s;
    const QDBusMessage answer =
        QDBusConnection::sessionBus().call(call, QDBus::Block, kPortalMilliseconds);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().isEmpty()) {
        return std::nullopt;
    }
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    switch (value.toInt()) {
        case 1:
            return true;
        case 2:
            return false;
        default:
            return std::nullopt;
    }
}

bool systemIsDark(bool paletteIsDark) {
    static const bool answer = [paletteIsDark] {
        if (const auto portal = portalSaysDark()) {
            return *portal;
        }
        if (!qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP")) {
            return paletteIsDark;
        }
        // Without a preference the theme is dark, in which images are seen best.
        return true;
    }();
    return answer;
}

/// The greys of one theme, and its colour of links.
struct Shades {
    QColor window;
    QColor base;
    QColor alternate;
    QColor button;
    QColor text;
    QColor quiet;  ///< the colour of notes
    QColor faded;  ///< the colour of what is disabled
    QColor highlight;
    QColor link;
};

QPalette paletteOf(const Shades& shades) {
    QPalette palette;
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::ToolTipBase, shades.base);
    palette.setColor(QPalette::Button, shades.button);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText}) {
        palette.setColor(role, shades.text);
        palette.setColor(QPalette::Disabled, role, shades.faded);
    }
    palette.setColor(QPalette::PlaceholderText, shades.quiet);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.faded);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, shades.link);
    palette.setColor(QPalette::LinkVisited, shades.link);
    palette.setColor(QPalette::Light, shades.button.lighter(125));
    palette.setColor(QPalette::Midlight, shades.button.lighter(110));
    palette.setColor(QPalette::Mid, shades.button.darker(130));
    palette.setColor(QPalette::Dark, shades.button.darker(160));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0));
    return palette;
}

}  // namespace

QPalette Theme::lightPalette() {
    return paletteOf({.window = QColor(0xef, 0xf0, 0xf1),
                      .base = QColor(0xfc, 0xfc, 0xfc),
                      .alternate = QColor(0xf4, 0xf5, 0xf6),
                      .button = QColor(0xe4, 0xe6, 0xe8),
                      .text = QColor(0x1f, 0x23, 0x28),
                      .quiet = QColor(0x59, 0x60, 0x68),
                      .faded = QColor(0x8c, 0x93, 0x9a),
                      .highlight = QColor(0x5f, 0x6c, 0x7b),
                      .link = QColor(0x0b, 0x5c, 0xad)});
}

QPalette Theme::darkPalette() {
    return paletteOf({.window = QColor(0x22, 0x24, 0x27),
                      .base = QColor(0x19, 0x1b, 0x1d),
                      .alternate = QColor(0x1e, 0x20, 0x22),
                      .button = QColor(0x33, 0x36, 0x3a),
                      .text = QColor(0xe3, 0xe5, 0xe8),
                      .quiet = QColor(0xa6, 0xac, 0xb3),
                      .faded = QColor(0x7d, 0x83, 0x8a),
                      .highlight = QColor(0x5c, 0x6a, 0x7a),
                      .link = QColor(0x7f, 0xb7, 0xec)});
}

void Theme::apply(Choice choice) {
    // This is asked once, before the program sets its own palette, which hides the palette of the
    // desktop.
    static const bool desktopPaletteDark = [] {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::WindowText).lightness() >
               palette.color(QPalette::Window).lightness();
    }();
    const bool systemDark = choice == Choice::System && systemIsDark(desktopPaletteDark);
    currentChoice = choice;
    dark = choice == Choice::Dark || systemDark;
    static const bool styled = [] {
        QApplication::setStyle(new ThemeStyle);
        return true;
    }();
    Q_UNUSED(styled);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

Theme::Choice Theme::current() {
    return currentChoice;
}

bool Theme::darkShown() {
    return dark;
}

QString Theme::accentButtonStyle() {
    return u"QToolButton#healButton {"
           " background: #1a66b3; color: white; border: 1px solid #1a66b3; border-radius: 4px;"
           " padding: 5px 24px 5px 16px; font-weight: bold; }"
           "QToolButton#healButton:hover { background: #2274c7; }"
           "QToolButton#healButton:pressed { background: #145291; }"
           "QToolButton#healButton:focus { border: 2px solid palette(window-text);"
           " padding: 4px 23px 4px 15px; }"
           "QToolButton#healButton:disabled { background: palette(button); color: "
           "palette(placeholder-text); border-color: palette(mid); }"
           "QToolButton#healButton::menu-arrow:disabled { image: none; }"
           "QToolButton#healButton::menu-button { border: none; border-left: 1px solid "
           "rgba(255, 255, 255, 90); width: 18px; }"
           "QToolButton#healButton::menu-arrow { image: url(:/disyre/icons/chevron-white.svg);"
           " width: 10px; height: 10px; }"_s;
}

QString Theme::toText(Choice choice) {
    switch (choice) {
        case Choice::Light:
            return u"light"_s;
        case Choice::Dark:
            return u"dark"_s;
        case Choice::System:
            break;
    }
    return u"system"_s;
}

std::optional<Theme::Choice> Theme::fromText(const QString& text) {
    for (const Choice choice : {Choice::System, Choice::Light, Choice::Dark}) {
        if (toText(choice) == text) {
            return choice;
        }
    }
    return std::nullopt;
}

}  // namespace disyre::ui
