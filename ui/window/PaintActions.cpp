// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PaintActions.h"

#include <QAction>
#include <QMenu>

#include <algorithm>
#include <functional>

#include "ui/viewer/PaintedAreas.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

PaintActions::PaintActions(PaintedAreas& areas, QObject* parent)
    : QObject(parent), areas_(areas), texts_(staticMetaObject) {
    const auto make = [this](const QString& name, const char* text, const QList<QKeySequence>& keys,
                             const char* tip, std::function<void()> act) {
        auto* action = new QAction(this);
        action->setObjectName(name);
        action->setShortcuts(keys);
        texts_.add(*action, text, tip);
        connect(action, &QAction::triggered, this, std::move(act));
        return action;
    };
    // The width changes by a fifth, which is one millimetre for a small brush and several for a
    // large one.
    const auto resize = [this](int direction) {
        areas_.setBrush(areas_.brush() + direction * std::max(1, areas_.brush() / 5));
        Q_EMIT said(tr("The brush is %1 mm wide.").arg(areas_.brush()));
    };
    smaller_ = make(u"smallerBrushAction"_s, QT_TR_NOOP("&Smaller brush"), {Qt::Key_BracketLeft},
                    QT_TR_NOOP("Make the brush smaller; Shift and wheel do so too"),
                    [resize] { resize(-1); });
    larger_ = make(u"largerBrushAction"_s, QT_TR_NOOP("&Larger brush"), {Qt::Key_BracketRight},
                   QT_TR_NOOP("Make the brush larger; Shift and wheel do so too"),
                   [resize] { resize(1); });
    newArea_ = make(
        u"newAreaAction"_s, QT_TR_NOOP("&New area"), {QKeySequence(Qt::SHIFT | Qt::Key_N)},
        QT_TR_NOOP("The next stroke begins an area of its own, with a curve of its own"), [this] {
            Q_EMIT said(areas_.beginArea()
                            ? tr("The next stroke begins area %1.").arg(areas_.area())
                            : tr("All %1 areas are in use: delete them, or undo strokes.")
                                  .arg(PaintedAreas::kMostAreas));
        });
    eraseAll_ = make(u"eraseAreasAction"_s, QT_TR_NOOP("&Delete all areas"), {},
                     QT_TR_NOOP("Delete everything that was painted; it can be undone"),
                     [this] { areas_.eraseAll(); });
    connect(&areas_, &PaintedAreas::changed, this, &PaintActions::update);
    connect(&areas_, &PaintedAreas::brushChanged, this, &PaintActions::update);
    update();
}

void PaintActions::addTo(QMenu* menu) {
    QMenu* paint = menu->addMenu(QString());
    texts_.add(*paint, QT_TR_NOOP("&Painted areas"));
    paint->setToolTipsVisible(true);
    paint->addActions({smaller_, larger_, newArea_});
    paint->addSeparator();
    paint->addAction(eraseAll_);
}

void PaintActions::update() {
    smaller_->setEnabled(areas_.brush() > PaintedAreas::kSmallestBrush);
    larger_->setEnabled(areas_.brush() < PaintedAreas::kLargestBrush);
    eraseAll_->setEnabled(!areas_.isEmpty());
}

}  // namespace disyre::ui
