// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "core/healing/Healing.h"
#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;

namespace disyre::ui {

class HealingPanel;
class HealingSession;
class Settings;
class SingleStepProfile;
class SlicePresenter;
class Timeline;

/// Begins, pauses and stops healing and the single-step profile, passes the settings of the panel
/// on to the session, and shows how far healing is. Its actions make the Heal menu.
class HealingController : public QObject {
    Q_OBJECT

public:
    HealingController(HealingSession& session, SingleStepProfile& profile,
                      SlicePresenter& presenter, Timeline& timeline, HealingPanel& panel,
                      Settings& settings, QObject* parent);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate();

    void healVolume();
    /// Heals the slices around the one in view.
    void healSlab();
    void healSlice();
    void pauseOrResume();
    /// Stops the single-step profile when that is running, or else the healing.
    void stop();
    /// Begins the single-step profile of the slice in view.
    void computeProfile();

    /// Sets the settings of the next healing for this run of the program only. What a person sets
    /// in the panel is remembered instead.
    void setSettings(const HealingSettings& settings);

Q_SIGNALS:
    /// The session has other settings for the next healing.
    void settingsChanged();
    /// The single-step profile was asked for and is to be brought into sight.
    void profileRequested();
    /// The healing may be further than a moment ago.
    void progressed();

private:
    QAction* make(const QString& name, const char* text, const QKeySequence& key,
                  void (HealingController::*act)());
    void takeSettings();
    void updateState();
    void updateProgress();
    [[nodiscard]] bool canStop() const;

    HealingSession& session_;
    SingleStepProfile& profile_;
    SlicePresenter& presenter_;
    Timeline& timeline_;
    HealingPanel& panel_;
    Settings& settings_;
    ActionTexts texts_;
    QAction* healVolume_;
    QAction* healSlab_;
    QAction* healSlice_;
    QAction* pause_;
    QAction* stop_;
    QAction* computeProfile_;
    QTimer progressTimer_;
};

}  // namespace disyre::ui
