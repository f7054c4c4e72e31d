// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace disyre::ui {

/// One of the program's own icons. It is drawn in the palette's text colour each time, so that it
/// is legible in every theme and at every size.
[[nodiscard]] QIcon themedIcon(const QString& name);

}  // namespace disyre::ui
