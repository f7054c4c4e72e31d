// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace disyre::ui {

/// What keys and the mouse do in a window. All but what the views do with the mouse comes from the
/// window's own actions and buttons, so that it cannot go stale.
class KeysBox : public QDialog {
    Q_OBJECT

public:
    explicit KeysBox(QWidget& window);
};

}  // namespace disyre::ui
