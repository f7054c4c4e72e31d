// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ActionTexts.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace disyre::ui {

void ActionTexts::add(QAction& action, const char* text, const char* tip) {
    entries_.push_back({&action, text, tip});
    set(entries_.back());
}

void ActionTexts::add(QMenu& menu, const char* title) {
    add(*menu.menuAction(), title);
}

void ActionTexts::retranslate() const {
    for (const Entry& entry : entries_) {
        set(entry);
    }
}

void ActionTexts::set(const Entry& entry) const {
    if (entry.action.isNull()) {
        return;
    }
    entry.action->setText(translated(entry.text));
    if (entry.tip != nullptr) {
        const QString tip = translated(entry.tip);
        const QKeySequence key = entry.action->shortcut();
        entry.action->setToolTip(
            key.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, key.toString(QKeySequence::NativeText)));
        entry.action->setStatusTip(tip);
    }
}

QString ActionTexts::translated(const char* text) const {
    return QCoreApplication::translate(owner_.className(), text);
}

}  // namespace disyre::ui
