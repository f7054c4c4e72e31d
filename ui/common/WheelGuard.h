// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace disyre::ui {

/// Keeps the wheel from changing a value by accident. Over a combo box, a slider or a field for a
/// number that does not have the focus, the wheel does what it does over the panel around it:
/// it scrolls. It never gives such a control the focus, either. Installed on the application, the
/// guard looks after every window.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace disyre::ui
