// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QUndoGroup>

#include <functional>

class QAction;
class QMenu;
class QUndoStack;

namespace disyre::ui {

/// Undo and redo, as actions with keys, of whatever was changed last: one of several stacks. The
/// texts of the actions say what they take back or do again.
class UndoActions : public QObject {
    Q_OBJECT

public:
    /// @param finish ends what is in the middle of being done, such as a stroke.
    UndoActions(const QList<QUndoStack*>& stacks, std::function<void()> finish, QObject* parent);

    void addTo(QMenu* menu);
    /// Makes the next undo be of this stack, as the one of the tool that is taken up.
    void prefer(QUndoStack& stack) { group_.setActiveStack(&stack); }
    /// Sets every text in the language of the program.
    void retranslate() { update(); }

private:
    void update();

    QUndoGroup group_;
    QAction* undo_;
    QAction* redo_;
};

}  // namespace disyre::ui
