// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;

namespace disyre::ui {

class PaintedAreas;

/// What can be done with the brush and the painted areas besides painting, as actions with keys.
class PaintActions : public QObject {
    Q_OBJECT

public:
    PaintActions(PaintedAreas& areas, QObject* parent);

    void addTo(QMenu* menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

Q_SIGNALS:
    /// There is something to tell the person: why nothing happened, or what happened that cannot be
    /// seen.
    void said(const QString& text);

private:
    void update();

    PaintedAreas& areas_;
    ActionTexts texts_;
    QAction* smaller_;
    QAction* larger_;
    QAction* newArea_;
    QAction* eraseAll_;
};

}  // namespace disyre::ui
