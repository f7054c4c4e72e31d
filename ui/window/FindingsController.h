// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;

namespace disyre::ui {

class FindingsPanel;
class FindingsPresenter;
class MessageController;
class RegionPresenter;
class SlicePresenter;
class ViewGrid;

/// Joins the findings with the views: walks from one to the next, writes their numbers beside them,
/// gives the keys back to the picture, and keeps the next healing inside one of them. Its actions
/// are part of the View menu.
class FindingsController : public QObject {
    Q_OBJECT

public:
    FindingsController(FindingsPanel& panel, FindingsPresenter& findings, RegionPresenter& regions,
                       SlicePresenter& presenter, ViewGrid& views, MessageController& messages,
                       QObject* parent);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

private:
    void walk(int by);
    void keepHealingInside(int finding);

    FindingsPanel& panel_;
    FindingsPresenter& findings_;
    RegionPresenter& regions_;
    SlicePresenter& presenter_;
    ViewGrid& views_;
    MessageController& messages_;
    ActionTexts texts_;
    QAction* next_;
    QAction* previous_;
};

}  // namespace disyre::ui
