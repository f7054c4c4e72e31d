// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/UndoActions.h"

#include <QAction>
#include <QMenu>
#include <QUndoStack>

using namespace Qt::StringLiterals;

namespace disyre::ui {

UndoActions::UndoActions(const QList<QUndoStack*>& stacks, std::function<void()> finish,
                         QObject* parent)
    : QObject(parent), undo_(new QAction(this)), redo_(new QAction(this)) {
    undo_->setObjectName(u"undoAction"_s);
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo_->setObjectName(u"redoAction"_s);
    redo_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    for (QUndoStack* stack : stacks) {
        group_.addStack(stack);
        connect(stack, &QUndoStack::indexChanged, this, [this, stack] {
            // A stack that was emptied, because another scan is shown, has nothing to undo.
            if (stack->count() > 0) {
                group_.setActiveStack(stack);
            }
            update();
        });
    }
    group_.setActiveStack(stacks.constFirst());
    connect(&group_, &QUndoGroup::activeStackChanged, this, &UndoActions::update);
    connect(undo_, &QAction::triggered, this, [this, finish] {
        finish();
        group_.undo();
    });
    connect(redo_, &QAction::triggered, this, [this, finish] {
        finish();
        group_.redo();
    });
    update();
}

void UndoActions::addTo(QMenu* menu) {
    menu->addActions({undo_, redo_});
}

void UndoActions::update() {
    const auto set = [](QAction& action, const QString& plain, const QString& with,
                        const QString& what, bool enabled) {
        action.setText(what.isEmpty() ? plain : with.arg(what));
        action.setEnabled(enabled);
    };
    set(*undo_, tr("&Undo"), tr("&Undo: %1"), group_.undoText(), group_.canUndo());
    set(*redo_, tr("&Redo"), tr("&Redo: %1"), group_.redoText(), group_.canRedo());
    undo_->setStatusTip(
        tr("Take back the last change of painted areas, the brain mask or measurements"));
    redo_->setStatusTip(tr("Do again what was taken back"));
}

}  // namespace disyre::ui
