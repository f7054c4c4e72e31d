// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PictureCopier.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <utility>

#include "ui/viewer/SliceView.h"
#include "ui/viewer/ViewGrid.h"
#include "ui/window/MessageController.h"
#include "ui/window/SlicePresenter.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

PictureCopier::PictureCopier(ViewGrid& views, QWidget& surfaces, SlicePresenter& presenter,
                             std::function<QPixmap()> window, MessageController& messages,
                             QObject* parent)
    : QObject(parent),
      views_(views),
      surfaces_(surfaces),
      presenter_(presenter),
      window_(std::move(window)),
      messages_(messages),
      texts_(staticMetaObject) {
    copyView_ = make(u"copyViewAction"_s, QKeySequence::Copy, QT_TR_NOOP("Copy the &view"),
                     QT_TR_NOOP("Copy the picture of the view in use to the clipboard"));
    copyWindow_ =
        make(u"copyWindowAction"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
             QT_TR_NOOP("Copy the &window"), QT_TR_NOOP("Copy a picture of the whole window"));
    connect(copyView_, &QAction::triggered, this, &PictureCopier::copyView);
    connect(copyWindow_, &QAction::triggered, this, &PictureCopier::copyWindow);
}

QAction* PictureCopier::make(const QString& name, const QKeySequence& key, const char* text,
                             const char* tip) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setShortcut(key);
    texts_.add(*action, text, tip);
    return action;
}

void PictureCopier::addTo(QMenu& menu) {
    menu.addActions({copyView_, copyWindow_});
}

QWidget& PictureCopier::viewInUse() const {
    const QWidget* focus = surfaces_.window()->focusWidget();
    const bool inSurfaces =
        focus != nullptr && (focus == &surfaces_ || surfaces_.isAncestorOf(focus));
    return inSurfaces ? surfaces_ : static_cast<QWidget&>(views_.active());
}

void PictureCopier::copyView() {
    QWidget& view = viewInUse();
    if (!view.isVisible()) {
        messages_.showInformation(tr("There is no picture to copy: open a scan first."));
        return;
    }
    presenter_.refreshNow();
    QApplication::clipboard()->setPixmap(view.grab());
    messages_.showInformation(tr("The picture of the view was copied."));
}

void PictureCopier::copyWindow() {
    QApplication::clipboard()->setPixmap(window_());
    messages_.showInformation(tr("The picture of the window was copied."));
}

}  // namespace disyre::ui
