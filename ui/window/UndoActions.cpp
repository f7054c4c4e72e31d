// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/UndoActions.h"

#include <QAction>
#include <QDialog>
#include <QMenu>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace disyre::ui {

UndoActions::UndoActions(QUndoStack& stack, std::function<void()> finish, QWidget* window)
    : QObject(window),
      stack_(stack),
      window_(window),
      undo_(new QAction(this)),
      redo_(new QAction(this)),
      history_(new QAction(this)) {
    undo_->setObjectName(u"undoAction"_s);
    undo_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    redo_->setObjectName(u"redoAction"_s);
    redo_->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    history_->setObjectName(u"historyAction"_s);
    connect(&stack_, &QUndoStack::indexChanged, this, &UndoActions::update);
    connect(undo_, &QAction::triggered, this, [this, finish] {
        finish();
        stack_.undo();
    });
    connect(redo_, &QAction::triggered, this, [this, finish] {
        finish();
        stack_.redo();
    });
    connect(history_, &QAction::triggered, this, &UndoActions::showHistory);
    update();
}

void UndoActions::addTo(QMenu* menu) {
    menu->addActions({undo_, redo_, history_});
}

void UndoActions::retranslate() {
    update();
}

void UndoActions::update() {
    const auto set = [](QAction& action, const QString& plain, const QString& with,
                        const QString& what, bool enabled) {
        action.setText(what.isEmpty() ? plain : with.arg(what));
        action.setEnabled(enabled);
    };
    set(*undo_, tr("&Undo"), tr("&Undo %1"), stack_.undoText(), stack_.canUndo());
    set(*redo_, tr("&Redo"), tr("&Redo %1"), stack_.redoText(), stack_.canRedo());
    undo_->setStatusTip(
        tr("Take back what was done last: a decision, a painted area, a "
           "measurement or a change of the brain mask"));
    redo_->setStatusTip(tr("Do again what was taken back"));
    history_->setText(tr("&History…"));
    history_->setStatusTip(tr("Lists all that was done on this scan; a click goes back to it"));
    if (dialog_ != nullptr) {
        dialog_->setWindowTitle(tr("History"));
        dialog_->findChild<QUndoView*>()->setEmptyLabel(tr("Nothing done yet"));
    }
}

void UndoActions::showHistory() {
    if (dialog_ == nullptr) {
        dialog_ = new QDialog(window_);
        dialog_->setObjectName(u"historyDialog"_s);
        auto* view = new QUndoView(&stack_, dialog_);
        view->setObjectName(u"historyList"_s);
        auto* column = new QVBoxLayout(dialog_);
        column->addWidget(view);
        dialog_->resize(280, 320);
        update();
    }
    dialog_->show();
    dialog_->raise();
}

}  // namespace disyre::ui
