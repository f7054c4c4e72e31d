// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AppearanceController.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

#include "ui/common/Language.h"
#include "ui/common/Settings.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

AppearanceController::AppearanceController(Settings& settings, QWidget& window)
    : QObject(&window),
      settings_(settings),
      window_(window),
      texts_(staticMetaObject),
      themes_(new QActionGroup(this)),
      languages_(new QActionGroup(this)),
      typeSizes_(new QActionGroup(this)),
      fullScreen_(new QAction(this)) {
    const auto addTheme = [this](Theme::Choice choice, const char* text) {
        auto* action = new QAction(themes_);
        action->setObjectName(u"theme-%1"_s.arg(Theme::toText(choice)));
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        texts_.add(*action, text);
        connect(action, &QAction::triggered, this, [this, choice] { chooseTheme(choice, true); });
    };
    addTheme(Theme::Choice::System, QT_TR_NOOP("As the &system"));
    addTheme(Theme::Choice::Light, QT_TR_NOOP("&Light"));
    addTheme(Theme::Choice::Dark, QT_TR_NOOP("&Dark"));

    const auto addLanguage = [this](const QString& code) {
        auto* action = new QAction(Language::nameOf(code), languages_);
        action->setObjectName(u"language-%1"_s.arg(code.isEmpty() ? u"system"_s : code));
        action->setCheckable(true);
        action->setData(code);
        connect(action, &QAction::triggered, this, [this, code] { chooseLanguage(code); });
        return action;
    };
    texts_.add(*addLanguage({}), QT_TR_NOOP("As the &system"));
    for (const QString& code : Language::all()) {
        // Every language is called by its own name, which is not translated.
        addLanguage(code);
    }
    const auto addTypeSize = [this](int percent, const char* text) {
        auto* action = new QAction(typeSizes_);
        action->setObjectName(u"type-%1"_s.arg(percent));
        action->setCheckable(true);
        action->setData(percent);
        texts_.add(*action, text);
        connect(action, &QAction::triggered, this, [this, percent] { chooseTypeSize(percent); });
    };
    addTypeSize(100, QT_TR_NOOP("As the &system"));
    addTypeSize(125, QT_TR_NOOP("&Large"));
    addTypeSize(150, QT_TR_NOOP("&Very large"));
    fullScreen_->setObjectName(u"fullScreenAction"_s);
    fullScreen_->setCheckable(true);
    fullScreen_->setShortcut(Qt::Key_F11);
    texts_.add(*fullScreen_, QT_TR_NOOP("F&ull screen"),
               QT_TR_NOOP("Fill the whole screen with the window; Esc leaves it"));
    connect(fullScreen_, &QAction::triggered, this, &AppearanceController::setFullScreen);
    updateChecks();
}

void AppearanceController::addTo(QMenu& menu) {
    QMenu* themes = menu.addMenu(QString());
    texts_.add(*themes, QT_TR_NOOP("&Theme"));
    themes->addActions(themes_->actions());
    QMenu* languages = menu.addMenu(QString());
    texts_.add(*languages, QT_TR_NOOP("&Language"));
    languages->addActions(languages_->actions());
    QMenu* typeSizes = menu.addMenu(QString());
    texts_.add(*typeSizes, QT_TR_NOOP("Ty&pe size"));
    typeSizes->addActions(typeSizes_->actions());
    menu.addAction(fullScreen_);
}

void AppearanceController::chooseTheme(Theme::Choice choice, bool remember) {
    Theme::apply(choice);
    if (remember) {
        settings_.setTheme(choice);
    }
    updateChecks();
}

void AppearanceController::chooseLanguage(const QString& code) {
    settings_.setLanguage(code);
    Language::apply(code);
    updateChecks();
}

void AppearanceController::chooseTypeSize(int percent) {
    settings_.setTypeSize(percent);
    applyTypeSize(percent);
    updateChecks();
}

void AppearanceController::applyTypeSize(int percent) {
    // The system's own font, before the program changes its size for the first time.
    static const QFont system = QApplication::font();
    QFont font = system;
    font.setPointSizeF(system.pointSizeF() * percent / 100.0);
    // A widget with a bold font, say, keeps following the size.
    font.setResolveMask(0);
    if (font != QApplication::font()) {
        QApplication::setFont(font);
    }
}

void AppearanceController::setFullScreen(bool full) {
    const Qt::WindowStates others = window_.windowState() & ~Qt::WindowFullScreen;
    window_.setWindowState(full ? others | Qt::WindowFullScreen : others);
    updateFullScreen();
}

void AppearanceController::updateFullScreen() {
    fullScreen_->setChecked(window_.isFullScreen());
}

void AppearanceController::reset() {
    chooseTheme(Theme::Choice::System, false);
    applyTypeSize(settings_.typeSize());
    Language::apply({});
    updateChecks();
}

void AppearanceController::updateChecks() {
    for (QAction* action : themes_->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(Theme::current()));
    }
    for (QAction* action : languages_->actions()) {
        action->setChecked(action->data().toString() == settings_.language());
    }
    for (QAction* action : typeSizes_->actions()) {
        action->setChecked(action->data().toInt() == settings_.typeSize());
    }
}

}  // namespace disyre::ui
