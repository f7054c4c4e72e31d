// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <array>

namespace disyre::ui {

class HealingSession;
class MessageController;
class SlicePresenter;
class StepController;
class Timeline;

/// Brings the scan that the session shows into the window. Of every open scan it remembers what was
/// looked at, and goes back there when the scan is shown again.
class CaseController : public QObject {
    Q_OBJECT

public:
    CaseController(HealingSession& session, SlicePresenter& presenter, Timeline& timeline,
                   StepController& steps, MessageController& messages, QObject* parent);

Q_SIGNALS:
    /// Another scan is to be seen. It comes before the views get the scan's slices, so that they
    /// can be laid out first.
    void aboutToShowScan();
    /// The scan is in the views.
    void scanShown();
    /// No scan is open any more.
    void nothingShown();

private:
    /// The place and the step of a scan that were looked at.
    struct ViewState {
        std::array<int, 3> crosshair{};  // A voxel of the RAS grid.
        int position = 0;
        bool followsNewest = true;
    };

    void showCase();
    void showScan();
    void tellRemarks();

    HealingSession& session_;
    SlicePresenter& presenter_;
    Timeline& timeline_;
    StepController& steps_;
    MessageController& messages_;
    int shownCase_ = -1;
    // What was looked at in each scan that is not shown now, by the number of its case.
    QHash<int, ViewState> viewStates_;
};

}  // namespace disyre::ui
