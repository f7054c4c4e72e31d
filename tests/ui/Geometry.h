// SPDX-License-Identifier: GPL-3.0-or-later
// Finds by geometry what a person could not read or reach in a window.
#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QStringList>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QWidget>

#include <vector>

namespace disyre::ui::test {

using namespace Qt::StringLiterals;

/// What a person can see of a widget: its place in the window, cut by the scroll areas around it.
/// @param clipped set to whether anything but a scroll area cuts it.
inline QRect seenPart(const QWidget& widget, const QWidget& window, bool& clipped) {
    QRect seen(widget.mapTo(&window, QPoint(0, 0)), widget.size());
    clipped = false;
    for (const QWidget* around = widget.parentWidget(); around != nullptr;
         around = around->parentWidget()) {
        const QRect room(around->mapTo(&window, QPoint(0, 0)), around->size());
        if (seen.isEmpty()) {
            break;
        }
        const auto* area = qobject_cast<const QAbstractScrollArea*>(around->parentWidget());
        const bool scrolls = area != nullptr && area->viewport() == around;
        // A dock may be one pixel short of what its content asks for.
        if (!scrolls && !room.adjusted(-1, -1, 1, 1).contains(seen)) {
            clipped = true;
        }
        seen = seen.intersected(room);
        if (around == &window) {
            break;
        }
    }
    return seen;
}

/// Whether a widget belongs to a panel that lies behind another one as a tab.
inline bool isBehind(const QWidget& widget) {
    for (const QWidget* around = &widget; around != nullptr; around = around->parentWidget()) {
        if (qobject_cast<const QDockWidget*>(around) != nullptr) {
            return around->visibleRegion().isEmpty();
        }
    }
    return false;
}

/// Why a text does not fit into its widget; empty where it does.
inline QString clippedText(const QWidget& widget) {
    const auto smaller = [&widget](QSize needed) {
        return widget.width() < needed.width() || widget.height() < needed.height() - 1
                   ? u"has %1 x %2 and needs %3 x %4"_s.arg(widget.width())
                         .arg(widget.height())
                         .arg(needed.width())
                         .arg(needed.height())
                   : QString();
    };
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        if (label->text().isEmpty() ||
            label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) {
            return {};
        }
        return label->wordWrap() ? smaller({0, label->heightForWidth(std::max(1, label->width()))})
                                 : smaller(label->minimumSizeHint());
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        return button->text().isEmpty() ? QString() : smaller(button->minimumSizeHint());
    }
    if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(&widget)) {
        const auto* edit = spin->findChild<const QLineEdit*>();
        const int needed = edit->fontMetrics().horizontalAdvance(spin->text());
        return edit->width() < needed ? u"has %1 for \"%2\" and needs %3"_s.arg(edit->width())
                                            .arg(spin->text())
                                            .arg(needed)
                                      : QString();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        option.editable = box->isEditable();
        const int room =
            box->style()
                ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box)
                .width();
        const int needed = box->fontMetrics().horizontalAdvance(box->currentText());
        return room < needed ? u"has %1 for \"%2\" and needs %3"_s.arg(room)
                                   .arg(box->currentText())
                                   .arg(needed)
                             : QString();
    }
    return {};
}

/// Returns what is clipped, off the window or overlapped in a window that stands still: labels,
/// buttons, fields and sliders. What a scroll area can bring into sight is none of it.
inline QStringList faultsOf(const QWidget& window) {
    QStringList faults;
    std::vector<std::pair<const QWidget*, QRect>> seen;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool isText = qobject_cast<const QLabel*>(widget) != nullptr ||
                            qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                            qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
                            qobject_cast<const QComboBox*>(widget) != nullptr ||
                            qobject_cast<const QSlider*>(widget) != nullptr;
        // Qt looks after the buttons inside its own widgets.
        const bool isQts = widget->objectName().startsWith(u"qt_"_s) ||
                           qobject_cast<const QTabBar*>(widget->parentWidget()) != nullptr ||
                           qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr ||
                           widget->window() != &window;
        if (!isText || isQts || !widget->isVisible() || isBehind(*widget)) {
            continue;
        }
        const QString name = widget->objectName().isEmpty()
                                 ? QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                       (qobject_cast<const QLabel*>(widget) != nullptr
                                            ? static_cast<const QLabel*>(widget)->text()
                                            : QString())
                                 : widget->objectName();
        const QString clipped = clippedText(*widget);
        if (!clipped.isEmpty()) {
            faults << name + u' ' + clipped;
        }
        bool cut = false;
        const QRect part = seenPart(*widget, window, cut);
        if (cut) {
            faults << name + u" reaches beyond what holds it"_s;
        }
        if (!part.isEmpty()) {
            seen.emplace_back(widget, part);
        }
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        for (std::size_t j = i + 1; j < seen.size(); ++j) {
            const auto& [one, first] = seen[i];
            const auto& [other, second] = seen[j];
            const QRect both = first.intersected(second);
            if (!one->isAncestorOf(other) && !other->isAncestorOf(one) && both.width() > 1 &&
                both.height() > 1) {
                faults << one->objectName() + u" overlaps "_s + other->objectName();
            }
        }
    }
    return faults;
}

}  // namespace disyre::ui::test
