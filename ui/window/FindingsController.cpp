// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FindingsController.h"

#include <QAction>
#include <QMenu>

#include "ui/findings/FindingsPanel.h"
#include "ui/findings/FindingsPresenter.h"
#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/MessageController.h"
#include "ui/window/RegionPresenter.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

FindingsController::FindingsController(FindingsPanel& panel, FindingsPresenter& findings,
                                       RegionPresenter& regions, SlicePresenter& presenter,
                                       ViewGrid& views, MessageController& messages,
                                       QObject* parent)
    : QObject(parent),
      panel_(panel),
      findings_(findings),
      regions_(regions),
      presenter_(presenter),
      views_(views),
      messages_(messages),
      texts_(staticMetaObject),
      next_(new QAction(this)),
      previous_(new QAction(this)) {
    next_->setObjectName(u"nextFindingAction"_s);
    next_->setShortcut(Qt::Key_N);
    previous_->setObjectName(u"previousFindingAction"_s);
    previous_->setShortcut(Qt::Key_P);
    texts_.add(*next_, QT_TR_NOOP("&Next finding"),
               QT_TR_NOOP("Go to the next finding of the list; behind the last comes the first"));
    texts_.add(*previous_, QT_TR_NOOP("&Previous finding"),
               QT_TR_NOOP("Go to the finding before in the list"));
    connect(next_, &QAction::triggered, this, [this] { walk(1); });
    connect(previous_, &QAction::triggered, this, [this] { walk(-1); });
    connect(&panel_, &FindingsPanel::pictureWanted, this, [this] { views_.active().setFocus(); });
    connect(&panel_, &FindingsPanel::healingThereWanted, this,
            &FindingsController::keepHealingInside);
    connect(&findings_, &FindingsPresenter::marksChanged, &presenter_,
            [this] { presenter_.refreshLater(); });
    presenter_.setOutlines(
        [this](Plane plane, int slice) { return findings_.outlinesIn(plane, slice); });
    presenter_.setMarks([this](Plane plane, int slice) { return findings_.marksIn(plane, slice); });
}

void FindingsController::addTo(QMenu& menu) {
    menu.addActions({next_, previous_});
}

void FindingsController::walk(int by) {
    if (findings_.isCovered()) {
        messages_.showInformation(
            tr("The findings are hidden until you compare: \"Look first\" is switched on."));
        return;
    }
    if (!panel_.walk(by)) {
        messages_.showInformation(
            tr("There is no finding to go to. Heal the scan first, or lower "
               "the threshold."));
        return;
    }
    views_.active().setFocus();
}

void FindingsController::keepHealingInside(int finding) {
    const QString name = regions_.healInside(finding);
    messages_.showInformation(
        tr("The next healing stays inside %1: press Heal to begin it. It replaces what is shown "
           "now; \"Where\" under the settings brings the whole brain back.")
            .arg(name));
}

}  // namespace disyre::ui
