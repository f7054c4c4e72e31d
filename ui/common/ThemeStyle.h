// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace disyre::ui {

/// Qt's Fusion style, with frames of tick boxes and radio buttons that can be seen on a dark
/// background: Fusion itself always draws them darker than the background.
class ThemeStyle : public QProxyStyle {
public:
    ThemeStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
};

}  // namespace disyre::ui
