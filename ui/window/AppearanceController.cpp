// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/AppearanceController.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

#include "ui/common/Language.h"
#include "ui/common/Settings.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

AppearanceController::AppearanceController(Settings& settings, QObject* parent)
    : QObject(parent),
      settings_(settings),
      texts_(staticMetaObject),
      themes_(new QActionGroup(this)),
      languages_(new QActionGroup(this)) {
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
    updateChecks();
}

void AppearanceController::addTo(QMenu& menu) {
    QMenu* themes = menu.addMenu(QString());
    texts_.add(*themes, QT_TR_NOOP("&Theme"));
    themes->addActions(themes_->actions());
    QMenu* languages = menu.addMenu(QString());
    texts_.add(*languages, QT_TR_NOOP("&Language"));
    languages->addActions(languages_->actions());
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

void AppearanceController::reset() {
    chooseTheme(Theme::Choice::System, false);
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
}

}  // namespace disyre::ui
