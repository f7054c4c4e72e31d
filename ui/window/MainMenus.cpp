// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainMenus.h"

#include <QAction>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace disyre::ui {

MainMenus::MainMenus(QMenuBar& bar, QObject* parent)
    : QObject(parent),
      texts_(staticMetaObject),
      file_(addMenu(bar, QT_TR_NOOP("&File"))),
      edit_(addMenu(bar, QT_TR_NOOP("&Edit"))),
      view_(addMenu(bar, QT_TR_NOOP("&View"))),
      heal_(addMenu(bar, QT_TR_NOOP("&Heal"))),
      help_(addMenu(bar, QT_TR_NOOP("H&elp"))) {
    fillHelp();
}

QMenu* MainMenus::addMenu(QMenuBar& bar, const char* title) {
    QMenu* menu = bar.addMenu(QString());
    texts_.add(*menu, title);
    return menu;
}

QAction* MainMenus::addAction(QMenu& menu, const QString& name, const char* text,
                              void (MainMenus::*signal)()) {
    QAction* action = menu.addAction(QString());
    action->setObjectName(name);
    texts_.add(*action, text);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void MainMenus::addQuit() {
    QAction* quit =
        addAction(*file_, u"quitAction"_s, QT_TR_NOOP("&Quit"), &MainMenus::quitRequested);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
}

QMenu& MainMenus::addPanels() {
    QMenu* panels = view_->addMenu(QString());
    texts_.add(*panels, QT_TR_NOOP("&Panels"));
    addAction(*view_, u"resetLayoutAction"_s, QT_TR_NOOP("Reset la&yout"),
              &MainMenus::layoutResetRequested);
    return *panels;
}

void MainMenus::fillHelp() {
    addAction(*help_, u"keysAction"_s, QT_TR_NOOP("&Keys and mouse"), &MainMenus::keysRequested)
        ->setShortcut(QKeySequence(Qt::Key_Question));
    addAction(*help_, u"resetSettingsAction"_s, QT_TR_NOOP("&Reset all settings"),
              &MainMenus::settingsResetRequested);
    addAction(*help_, u"logAction"_s, QT_TR_NOOP("Show &log"), &MainMenus::logRequested);
    help_->addSeparator();
    addAction(*help_, u"aboutAction"_s, QT_TR_NOOP("&About DISYRE Explorer"),
              &MainMenus::aboutRequested)
        ->setMenuRole(QAction::AboutRole);
}

}  // namespace disyre::ui
