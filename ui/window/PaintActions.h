// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;

namespace disyre::ui {

class PaintedAreas;

/// What can be done with the brush besides painting, as actions with keys.
class PaintActions : public QObject {
    Q_OBJECT

public:
    PaintActions(PaintedAreas& areas, QObject* parent);

    void addTo(QMenu* menu);

Q_SIGNALS:
    /// A sentence on why nothing happened, or what did that cannot be seen.
    void said(const QString& text);

private:
    void update();

    PaintedAreas& areas_;
    QAction* smaller_;
    QAction* larger_;
    QAction* newArea_;
    QAction* undo_;
    QAction* redo_;
    QAction* eraseAll_;
};

}  // namespace disyre::ui
