// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "ui/window/ActionTexts.h"

class QAction;
class QMenu;

namespace disyre::ui {

class FindingsPresenter;
class HealingSession;
class LayerPanel;
class Settings;
class SlicePresenter;

/// Brings the layers that a person chooses into the views and the findings, remembers opacity and
/// colours, and passes on the threshold that the model's card suggests. Its actions are part of the
/// View menu.
class LayerController : public QObject {
    Q_OBJECT

public:
    LayerController(HealingSession& session, Settings& settings, LayerPanel& panel,
                    SlicePresenter& presenter, FindingsPresenter& findings, QObject* parent);

    void addTo(QMenu& menu);
    /// Sets every text in the language of the program.
    void retranslate() { texts_.retranslate(); }

    /// Suggests the threshold anew, after something that it depends on has changed.
    void suggestThreshold();
    /// Sets opacity and colours as the program comes.
    void reset();

private:
    void passOn();
    void showThresholdOfCase();

    HealingSession& session_;
    Settings& settings_;
    LayerPanel& panel_;
    SlicePresenter& presenter_;
    FindingsPresenter& findings_;
    ActionTexts texts_;
    QTimer whileHealing_;
    int shownCase_ = -1;  ///< the scan that the panel's threshold belongs to; -1 for none
};

}  // namespace disyre::ui
