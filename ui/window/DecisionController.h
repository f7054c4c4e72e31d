// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

#include "core/findings/FindingNote.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QKeySequence;
class QMenu;
class QToolButton;

namespace disyre::ui {

class FindingEditor;
class FindingsPanel;
class FindingsPresenter;
class MessageController;
class PaintedAreas;
class ViewGrid;

/// What a person can decide about the findings that are selected, and how their voxels can be
/// changed: as actions with keys, in the menu Edit, in the menu of a finding, and as a row of small
/// buttons below the table.
class DecisionController : public QObject {
    Q_OBJECT

public:
    DecisionController(FindingEditor& editor, FindingsPresenter& findings, FindingsPanel& panel,
                       PaintedAreas& areas, ViewGrid& views, MessageController& messages,
                       QWidget& window);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate();

private:
    QAction* make(const QString& name, const QString& icon, const char* text,
                  const QKeySequence& key, const char* tip, std::function<void()> act);
    void makeDecisions();
    void makeEdits();
    void makeColours();
    void makeControls();
    void describe();
    void update();
    /// Chooses the finding with this DecidedFinding::id.
    void follow(int id);

    FindingEditor& editor_;
    FindingsPresenter& findings_;
    FindingsPanel& panel_;
    ViewGrid& views_;
    MessageController& messages_;
    QWidget& window_;
    ActionTexts texts_;
    QAction* keep_ = nullptr;
    QAction* dismiss_ = nullptr;
    QMenu* reasons_ = nullptr;
    QAction* open_ = nullptr;
    QAction* note_ = nullptr;
    QMenu* colours_ = nullptr;
    QMenu* voxels_ = nullptr;
    QAction* join_ = nullptr;
    QAction* draw_ = nullptr;
    QAction* addArea_ = nullptr;
    QAction* eraseArea_ = nullptr;
    QList<QAction*> ofOne_;   ///< those that need one finding
    QList<QAction*> ofSome_;  ///< those that need one or more
    QToolButton* reasonsButton_ = nullptr;
    QToolButton* voxelsButton_ = nullptr;
};

}  // namespace disyre::ui
