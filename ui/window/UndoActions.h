// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QAction;
class QDialog;
class QMenu;
class QUndoStack;
class QWidget;

namespace disyre::ui {

/// Undo and redo of whatever was done last on the scan shown, as actions with keys whose texts say
/// what they take back or do again, and the list of all that was done.
class UndoActions : public QObject {
    Q_OBJECT

public:
    /// @param finish ends what is in the middle of being done, such as a stroke.
    UndoActions(QUndoStack& stack, std::function<void()> finish, QWidget* window);

    void addTo(QMenu* menu);
    /// Sets every text in the language of the program.
    void retranslate();

private:
    void update();
    void showHistory();

    QUndoStack& stack_;
    QWidget* window_;
    QAction* undo_;
    QAction* redo_;
    QAction* history_;
    QDialog* dialog_ = nullptr;
};

}  // namespace disyre::ui
