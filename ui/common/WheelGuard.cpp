// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/WheelGuard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDial>
#include <QEvent>
#include <QSlider>

namespace disyre::ui {

namespace {

/// The control that keeps a value and would change it with the wheel; null for other objects.
/// Scroll bars are none of them: scrolling is what they are for.
QWidget* valueControl(QObject* object) {
    const bool keepsValue = qobject_cast<QComboBox*>(object) != nullptr ||
                            qobject_cast<QAbstractSpinBox*>(object) != nullptr ||
                            qobject_cast<QSlider*>(object) != nullptr ||
                            qobject_cast<QDial*>(object) != nullptr;
    return keepsValue ? static_cast<QWidget*>(object) : nullptr;
}

}  // namespace

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Polish) {
        // Qt lets the wheel give some of them the focus before they get the wheel's event.
        QWidget* control = valueControl(watched);
        if (control != nullptr && control->focusPolicy() == Qt::WheelFocus) {
            control->setFocusPolicy(Qt::StrongFocus);
        }
    } else if (event->type() == QEvent::Wheel) {
        const QWidget* control = valueControl(watched);
        if (control != nullptr && !control->hasFocus()) {
            // An event that is ignored goes on to the panel around the control.
            event->ignore();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace disyre::ui
