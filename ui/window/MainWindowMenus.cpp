// SPDX-License-Identifier: GPL-3.0-or-later
// The menus and what of the program they change.
#include "ui/window/MainWindow.h"

#include <QActionGroup>
#include <QMenuBar>

#include "ui/app/Diagnostics.h"
#include "ui/app/Language.h"
#include "ui/window/AboutBox.h"
#include "ui/window/Docks.h"
#include "ui/window/HealingPanel.h"
#include "ui/window/KeysBox.h"
#include "ui/window/LayerPanel.h"
#include "ui/window/PaintActions.h"
#include "ui/window/RecentMenu.h"
#include "ui/window/Theme.h"
#include "ui/window/ThemedIcon.h"
#include "ui/window/ViewActions.h"

using namespace Qt::StringLiterals;

namespace disyre::ui {

QAction* MainWindow::makeAction(QMenu* menu, const QString& name, const QString& text,
                                const QList<QKeySequence>& keys, void (MainWindow::*slot)()) {
    QAction* action = menu->addAction(text, this, slot);
    action->setObjectName(name);
    action->setShortcuts(keys);
    return action;
}

void MainWindow::buildMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    makeAction(file, u"openAction"_s, tr("&Open…"), {QKeySequence::Open}, &MainWindow::askForFile)
        ->setIcon(themedIcon(u"open"_s));
    makeAction(file, u"openFolderAction"_s, tr("Open a &folder…"),
               {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)}, &MainWindow::askForFolder);
    recent_ = new RecentMenu(tr("Open &recent"), file);
    file->addMenu(recent_);
    connect(recent_, &RecentMenu::chosen, this, &MainWindow::openRecent);
    connect(recent_, &RecentMenu::clearRequested, this, [this] {
        settings_.clearRecentFiles();
        updateRecent();
    });
    makeAction(file, u"openSampleAction"_s, tr("Open s&ample"), {}, &MainWindow::openSample)
        ->setIcon(themedIcon(u"sample"_s));
    closeScan_ = makeAction(file, u"closeScanAction"_s, tr("&Close the scan"),
                            {QKeySequence(Qt::CTRL | Qt::Key_W)}, &MainWindow::closeScan);
    file->addSeparator();
    saveResults_ = makeAction(file, u"saveResultsAction"_s, tr("&Save results…"),
                              {QKeySequence::Save}, &MainWindow::askForResultsFolder);
    saveResults_->setIcon(themedIcon(u"save"_s));
    makeAction(file, u"saveScreenshotAction"_s, tr("Save s&creenshot…"), {},
               &MainWindow::askForScreenshotFile)
        ->setIcon(themedIcon(u"camera"_s));
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setObjectName(u"quitAction"_s);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    buildViewMenu();

    QMenu* heal = menuBar()->addMenu(tr("&Heal"));
    healVolume_ = makeAction(heal, u"healVolumeAction"_s, tr("Heal the &volume"),
                             {QKeySequence(Qt::CTRL | Qt::Key_Return)}, &MainWindow::healVolume);
    healSlab_ = makeAction(heal, u"healSlabAction"_s, tr("Heal a sla&b about this slice"),
                           {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_Return)},
                           &MainWindow::healSlab);
    healSlice_ = makeAction(heal, u"healSliceAction"_s, tr("Heal this &slice only"),
                            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)},
                            &MainWindow::healSlice);
    heal->addSeparator();
    pause_ = makeAction(heal, u"pauseAction"_s, tr("&Pause or resume"), {QKeySequence(Qt::Key_P)},
                        &MainWindow::pauseOrResume);
    stop_ = makeAction(heal, u"stopAction"_s, tr("S&top"), {QKeySequence(Qt::Key_Escape)},
                       &MainWindow::stopHealing);
    heal->addSeparator();
    computeProfile_ = makeAction(heal, u"computeProfileAction"_s, tr("Single-step p&rofile"),
                                 {QKeySequence(Qt::Key_T)}, &MainWindow::computeProfile);
    computeProfile_->setToolTip(tr("Compute what a single step changes in this slice, at 20 values "
                                   "of t (T)"));
    heal->setToolTipsVisible(true);

    QMenu* help = menuBar()->addMenu(tr("H&elp"));
    makeAction(help, u"keysAction"_s, tr("&Keys and mouse"), {QKeySequence(Qt::Key_Question)},
               &MainWindow::showKeys);
    makeAction(help, u"resetSettingsAction"_s, tr("&Reset all settings"), {},
               &MainWindow::resetSettings);
    help->addSeparator();
    makeAction(help, u"aboutAction"_s, tr("&About DISYRE Explorer"), {}, &MainWindow::showAbout)
        ->setMenuRole(QAction::AboutRole);
}

void MainWindow::buildViewMenu() {
    QMenu* viewMenu = menuBar()->addMenu(tr("&View"));
    struct LayerKey {
        BaseLayer layer;
        QString name;
        QString text;
        Qt::Key key;
    };
    for (const LayerKey& entry :
         {LayerKey{BaseLayer::Scan, u"showScanAction"_s, tr("&Scan"), Qt::Key_1},
          LayerKey{BaseLayer::Restored, u"showRestoredAction"_s, tr("R&estored"), Qt::Key_2},
          LayerKey{BaseLayer::Difference, u"showDifferenceAction"_s, tr("&Difference"),
                   Qt::Key_3}}) {
        QAction* action = viewMenu->addAction(
            entry.text, this, [this, layer = entry.layer] { layers_->setBase(layer); });
        action->setObjectName(entry.name);
        action->setShortcut(entry.key);
    }
    QAction* overlay = viewMenu->addAction(tr("&Anomaly overlay on or off"), this, [this] {
        layers_->setOverlayShown(!layers_->choice().overlay);
    });
    overlay->setObjectName(u"toggleOverlayAction"_s);
    overlay->setShortcut(Qt::Key_A);
    viewMenu->addSeparator();
    viewActions_->addTo(viewMenu);
    auto* painting = new PaintActions(areas_, viewActions_);
    painting->addTo(viewMenu);
    connect(painting, &PaintActions::said, this, &MainWindow::showInformation);
    viewMenu->addSeparator();
    QMenu* themeMenu = viewMenu->addMenu(tr("&Theme"));
    themes_ = new QActionGroup(this);
    for (const auto& [choice, text] : {std::pair{Theme::Choice::System, tr("As the &system")},
                                       std::pair{Theme::Choice::Light, tr("&Light")},
                                       std::pair{Theme::Choice::Dark, tr("&Dark")}}) {
        QAction* action = themeMenu->addAction(
            text, this, [this, chosen = choice] { chooseTheme(chosen, true); });
        action->setObjectName(u"theme-%1"_s.arg(Theme::toText(choice)));
        action->setCheckable(true);
        action->setChecked(choice == Theme::current());
        action->setData(static_cast<int>(choice));
        themes_->addAction(action);
    }
    buildLanguageMenu(viewMenu->addMenu(tr("&Language")));
    viewMenu->addSeparator();
    QMenu* panels = viewMenu->addMenu(tr("&Panels"));
    docks_->fill(*panels);
    makeAction(viewMenu, u"resetLayoutAction"_s, tr("Reset la&yout"), {},
               &MainWindow::resetLayout);
}

void MainWindow::buildLanguageMenu(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& code, const QString& text) {
        QAction* action =
            menu->addAction(text, this, [this, code] { chooseLanguage(code); });
        action->setObjectName(u"language-%1"_s.arg(code.isEmpty() ? u"system"_s : code));
        action->setCheckable(true);
        action->setChecked(settings_.language() == code);
        group->addAction(action);
    };
    add({}, tr("As the &system"));
    for (const QString& code : Language::all()) {
        add(code, Language::nameOf(code));
    }
}

void MainWindow::chooseTheme(Theme::Choice choice, bool remember) {
    Theme::apply(choice);
    for (QAction* action : themes_->actions()) {
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
    }
    if (remember) {
        settings_.setTheme(choice);
    }
}

void MainWindow::chooseLanguage(const QString& code) {
    settings_.setLanguage(code);
    Language::apply(code);
}

void MainWindow::resetLayout() {
    docks_->reset();
}

void MainWindow::resetSettings() {
    settings_.clear();
    healingPanel_->reset();
    layers_->setLook({});
    layers_->setOpacity(LayerChoice().opacity);
    resetLayout();
    chooseTheme(Theme::Choice::System, false);
    updateRecent();
    Language::apply({});
    showInformation(tr("All settings are as the program comes."));
}

void MainWindow::showAbout() {
    (new AboutBox(diagnosticReport(session_), this))->open();
}

void MainWindow::showKeys() {
    (new KeysBox(*this))->open();
}

}  // namespace disyre::ui
