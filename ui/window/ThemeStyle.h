// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace disyre::ui {

/// Fusion, with tick boxes and radio buttons that can be seen on a dark ground: Fusion draws their
/// frames darker than the window, whatever the window.
class ThemeStyle : public QProxyStyle {
public:
    ThemeStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

}  // namespace disyre::ui
